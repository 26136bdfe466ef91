"""The settings beside the readers hold together: every sentence that is referred to is there, every figure is sane."""

from __future__ import annotations

import importlib.resources
import re

import pytest

from wholepicture.exchange.reading.settings import limit, settings, share, size_in_words

KINDS = settings("kinds")
REFERRING = [*KINDS["refused"], *KINDS["zip"], *KINDS["text"], *(one for one in KINDS["ole"] if "what" in one)]


@pytest.mark.parametrize("known", REFERRING, ids=lambda known: known["what"])
def test_each_kind_that_is_refused_says_what_it_is_and_what_to_do(known: dict[str, str]) -> None:
    assert known["what"]
    assert KINDS["do"][known["do"]].endswith(".")


@pytest.mark.parametrize("known", KINDS["refused"], ids=lambda known: known["starts"])
def test_each_signature_is_hexadecimal_and_not_too_short(known: dict[str, str]) -> None:
    assert len(bytes.fromhex(known["starts"]) + bytes.fromhex(known.get("also", ""))) >= 2
    assert ("also" in known) == ("also_at" in known)


def test_no_ending_belongs_to_two_kinds() -> None:
    endings = [ending for known in KINDS["read"].values() for ending in known["endings"]]
    assert len(endings) == len(set(endings))


@pytest.mark.parametrize(
    ("section", "name"),
    [
        (section, name)
        for section, figures in settings("limits").items()
        for name in figures
        if not name.endswith("share")
    ],
)
def test_each_limit_is_a_whole_number_above_nothing(section: str, name: str) -> None:
    assert limit(section, name) == settings("limits")[section][name] > 0


@pytest.mark.parametrize(
    ("section", "name"),
    [(section, name) for section, figures in settings("limits").items() for name in figures if name.endswith("share")],
)
def test_a_share_is_a_fraction(section: str, name: str) -> None:
    assert 0 < share(section, name) < 1


def test_each_separator_has_its_fewest_fields() -> None:
    assert list(KINDS["separators"]) == list(settings("limits")["fewest_fields"])


@pytest.mark.parametrize(
    ("size", "words"), [(999, "999 bytes"), (1_500, "1.5 kB"), (200_000_000, "200 MB"), (100_000_000, "100 MB")]
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_each_limit_says_why_or_what_it_means() -> None:
    file = importlib.resources.files("wholepicture.exchange.reading").joinpath("limits.toml")
    bare = [
        line
        for line in file.read_text("utf-8").splitlines()
        if re.match(r"\w+ = [0-9]", line) and not re.search(r"# .*\w", line)
    ]
    assert bare == []

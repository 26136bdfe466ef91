"""The words of the chronology, each with its plain meaning; the lists themselves stand in `terms.toml`."""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import re
import tomllib
from collections.abc import Mapping
from typing import Any

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_PLURAL = 4


@dataclasses.dataclass(frozen=True, slots=True)
class Term:
    """One word of the chronology.

    Args:
        code: What is stored.
        english: What a reader sees.
        meaning: What it means, in a sentence.
        kind_class: For kinds: "event", "state" or "involvement"; else empty.
        mark: For kinds: whether the design names it ("design") or we propose it ("P"); else empty.
        synonyms: What agencies write for it, in plain words.
        of_child_services: What only services that see children alone write for it.
        name_is_ambiguous: Its own name means something else in some agency, and is not read.
    """

    code: str
    english: str
    meaning: str
    kind_class: str = ""
    mark: str = ""
    synonyms: tuple[str, ...] = ()
    of_child_services: tuple[str, ...] = ()
    name_is_ambiguous: bool = False


@functools.cache
def _raw() -> dict[str, dict[str, Any]]:
    return tomllib.loads(importlib.resources.files(__package__).joinpath("terms.toml").read_text(encoding="utf-8"))


@functools.cache
def _terms() -> dict[str, dict[str, Term]]:
    return {
        group: {
            code: Term(
                code,
                of["english"],
                of["meaning"],
                of.get("class", ""),
                of.get("mark", ""),
                tuple(of.get("synonyms", ())),
                tuple(of.get("synonyms_of_child_services", ())),
                of.get("name_is_ambiguous", False),
            )
            for code, of in terms.items()
        }
        for group, terms in _raw().items()
        if group != "services"
    }


def kinds() -> Mapping[str, Term]:
    """What kind of thing an entry can be, by code."""
    return _terms()["kinds"]


def bases() -> Mapping[str, Term]:
    """On what an entry can stand, by code."""
    return _terms()["bases"]


def sensitivities() -> Mapping[str, Term]:
    """Who may see an entry, by code."""
    return _terms()["sensitivities"]


def roles() -> Mapping[str, Term]:
    """A person's possible roles in an entry, by code."""
    return _terms()["roles"]


def _plain(text: str) -> str:
    words = _WORD.findall(text.lower().replace("&", " and ").replace("'", " ").replace("\u2019", " "))
    return " ".join(
        word[:-1] if len(word) >= _SHORTEST_PLURAL and word[-1] == "s" != word[-2] else word for word in words
    )


@functools.cache
def _by_synonym(group: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, term in _terms()[group].items():
        own = () if term.name_is_ambiguous else (code.replace("_", " "), term.english)
        for words in (*own, *term.synonyms):
            found.setdefault(_plain(words), code)
    return found


@functools.cache
def _in_child_services() -> dict[str, str]:
    return {_plain(words): code for code, term in kinds().items() for words in term.of_child_services}


@functools.cache
def _child_services() -> frozenset[str]:
    return frozenset(_raw()["services"]["that_see_children_alone"])


@functools.lru_cache(maxsize=4096)
def kind_called(text: str, agency_kind: str = "") -> str | None:
    """The kind that the whole of a cell names, or None; never by a word in a sentence.

    Args:
        text: What stands in a type column ("Home visit" is a visit).
        agency_kind: The kind of agency that wrote it: to a health visitor "DNA" is a child who was not brought.
    """
    plain = _plain(text)
    found = _by_synonym("kinds").get(plain)
    return found or (_in_child_services().get(plain) if agency_kind in _child_services() else None)


@functools.lru_cache(maxsize=4096)
def role_called(text: str) -> str | None:
    """The role that the whole of a text names ("Mum" is the mother), or None."""
    return _by_synonym("roles").get(_plain(text))

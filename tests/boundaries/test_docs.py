"""The documentation cannot lie: its pages, its links and its commands are held against the program."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from tools.make_docs import FOLDER, PAGES
from wholepicture.cli.main import app

ROOT = Path(__file__).parents[2]
COMMAND = typer.main.get_command(app)
LINK = re.compile(r"(?<!\\)\[[^\]\n]*\]\(\s*<?([^)\s>]+)>?[^)]*\)")
FENCE = re.compile(r"^ *(`{3,}|~{3,})[^\n]*\n(.*?)^ *\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]+`")
MARKS_OF_A_FORM = str.maketrans("", "", "[]…")


def markdown() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    return sorted(path for name in listed if (path := ROOT / name).is_file())


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def anchors(text: str) -> set[str]:
    """The names by which the headings of a page can be linked to, as the common renderers make them."""
    headings = re.findall(r"^#+ +(.*?) *#*$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8")
    for link in LINK.findall(CODE.sub("", FENCE.sub("", text))):
        if re.match(r"[a-z]+:", link):
            continue
        place, _, anchor = link.partition("#")
        target = path.parent / place if place else path
        if not target.exists():
            yield f"{link} leads nowhere"
        elif anchor and target.suffix == ".md" and anchor not in anchors(target.read_text("utf-8")):
            yield f"{link}: there is no such heading"


def commands(text: str) -> Iterator[list[str]]:
    """Each `wholepicture ...` in the code fences, as its words, without comments, pipes and square brackets."""
    for _, code in FENCE.findall(text):
        for line in code.replace("\\\n", " ").splitlines():
            for part in re.split(r"[|;&<>]+|(?:^|\s)#", line.removeprefix("$ ")):
                words = part.translate(MARKS_OF_A_FORM).split()
                if words and Path(words[0]).name == "wholepicture":
                    yield words[1:]


def wrong_use(words: list[str]) -> Iterator[str]:
    options = {option for parameter in COMMAND.params for option in parameter.opts} | {"--help"}
    known = getattr(COMMAND, "commands", {})
    if words and not words[0].startswith("-"):
        if words[0] not in known:
            yield f"there is no command {words[0]}"
            return
        options = {option for parameter in known[words[0]].params for option in parameter.opts} | {"--help"}
    for word in words:
        if word.startswith("-") and word != "-" and word.partition("=")[0] not in options:
            yield f"{words[0]} has no option {word}"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_reference_is_what_would_be_written_now(name: str):
    path = FOLDER / name
    assert path.exists(), f"docs/reference/{name} is missing: run `make docs`"
    assert path.read_text("utf-8") == PAGES[name](), f"docs/reference/{name} is behind: run `make docs`"


def test_the_reference_holds_no_page_that_nothing_writes():
    assert {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()} == set(PAGES)


@pytest.mark.parametrize("path", markdown(), ids=named)
def test_each_link_leads_somewhere(path: Path):
    assert not list(broken_links(path))


@pytest.mark.parametrize("path", markdown(), ids=named)
def test_each_command_that_is_shown_can_be_given(path: Path):
    assert not [wrong for words in commands(path.read_text("utf-8")) for wrong in wrong_use(words)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("```\nwholepicture merge FOLDER --out DIR [--born 2016-03-01]\n```", []),
        ("```sh\n$ cat dates.jsonl | wholepicture dates > read.jsonl  # --never\n```", []),
        ("```\n.venv/bin/wholepicture merge A B \\\n    --out DIR --colour red\n```", ["merge has no option --colour"]),
        ("~~~\nwholepicture integrate FOLDER\n~~~", ["there is no command integrate"]),
        ("```\nwholepicture --version\n```\nwholepicture --nothing", []),
    ],
)
def test_a_wrong_command_is_noticed(text: str, wrong: list[str]):
    assert [said for words in commands(text) for said in wrong_use(words)] == wrong


def test_a_broken_link_is_noticed(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text(
        "# A day\n[a](#a-day) [b](#no-day) [c](other.md) [d](https://example.org) `[e](code.md)`\n", "utf-8"
    )
    assert list(broken_links(page)) == ["#no-day: there is no such heading", "other.md leads nowhere"]

"""The page on dates: the tables of the tests of `timescales`, a chapter each, and the figures of the blind sets."""

from __future__ import annotations

import ast
import datetime
import importlib
import inspect
import re
from collections.abc import Iterator
from types import ModuleType

from tools.reference_pages.page import page, sentence, table, toml, written
from wholepicture.timescales.tests import tables
from wholepicture.timescales.tests.tables import REFERENCE

_TESTS = "wholepicture.timescales.tests"
_CHAPTERS = (
    "days", "slips", "doubt", "years", "stretches", "ranges", "leaning", "impossible_days", "not_dates",
)  # fmt: skip
_SHOWN = 6
_OPENING = """Agencies write the same day in hundreds of ways. This page says what each way means here. A date is kept
as the first and the last day on which it can have happened, with the words of the source beside it, and is called
*uncertain* when the source itself doubted or left a choice. What cannot be read safely is refused with a reason, and
never guessed. Each row below is also a test of the program.

Unless a row says otherwise, it is read as though it had been written down on Thursday 24 November 2016."""


def _measured() -> str:
    rows = []
    for one in toml("timescales/tests/blind_sets.toml")["set"]:
        share = 100 * one["right"] / one["wordings"]
        right = f"{one['right']} ({share:.1f} %)"
        wrong = (one["refused_wrongly"], one["uncertain_wrong"], one["silently_wrong"])
        rows.append((one["what"], _day(one["measured"]), one["wordings"], right, *wrong))
    note = (
        "The project measured this itself, on sets that are not published: each was run once without having been seen, "
        "and its failures were learnt from afterwards. *Refused* means refused though it has a meaning; *uncertain* "
        "that other days were given, but called uncertain; *silently wrong* that other days were given with no sign of "
        "it: that is the figure to keep at nought. To measure wordings of your own, run "
        "`python -m benchmarks.dates FILE.jsonl`; without a file it reads those of the tests, which its authors have "
        "seen."
    )
    heads = ("Wordings", "Measured on", "How many", "Right", "Refused", "Uncertain", "Silently wrong")
    return f"## How well it reads\n\n{table(heads, rows)}\n\n{note}"


def _day(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _meaning(reading: str) -> str:
    """A reading of the tables in words: "2016-05-22/..?" is "from 22 May 2016 on, uncertain"."""
    doubt = ", *uncertain*" if reading.endswith("?") else ""
    first, _, last = reading.removesuffix("?").partition("/")
    days = [None if end in {"", ".."} else _day(datetime.date.fromisoformat(end)) for end in (first, last)]
    if not last:
        return f"{days[0]}{doubt}"
    if days[0] is None:
        return f"up to {days[1]}{doubt}"
    return f"{days[0]} to {days[1]}{doubt}" if days[1] else f"from {days[0]} on{doubt}"


def _circumstances(reference: str, above: str) -> str:
    said = []
    if reference == "none":
        said.append("no reference date")
    elif reference and datetime.date.fromisoformat(reference) != REFERENCE:
        said.append(f"written down on {_day(datetime.date.fromisoformat(reference))}")
    if above:
        said.append(f"row above: {_meaning(above) if re.match(r'[0-9.]{2,4}[-/]', above) else above}")
    return f" ({'; '.join(said)})" if said else ""


def _row(line: str) -> tuple[str, str]:
    text, reference, above, _ = (part.strip() for part in line.split(" | "))
    [(wording, day, row_above, _)] = tables.rows(line)
    got = tables.read(wording, day, row_above)
    meaning = f"refused: {got.removeprefix('refused ')}" if got.startswith("refused") else _meaning(got)
    return written(text) + _circumstances(reference, above), meaning


def _checks(module: ModuleType) -> Iterator[tuple[str, str, str]]:
    """Each test of a chapter that checks a table: its name, what it says, and the table."""
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.FunctionDef):
            call = node.body[-1]
            if isinstance(call, ast.Expr) and ast.unparse(call).startswith("check("):
                name = ast.unparse(call).removeprefix("check(").removesuffix(")")
                says = " ".join((ast.get_docstring(node) or "").split())
                yield _title(node.name), says, getattr(module, name)


def _title(test: str) -> str:
    words = test.removeprefix("test_").replace("_", " ")
    return words.replace("iso ", "ISO ").replace("american", "American").replace("two digit", "two-digit")


def _chapter(name: str) -> Iterator[str]:
    module = importlib.import_module(f"{_TESTS}.test_{name}")
    doc = " ".join((module.__doc__ or "").split()).removeprefix("Chapter: ").split(":")[0].rstrip(".")
    yield f"## {sentence(doc)}"
    for title, says, lines in _checks(module):
        whole = [line for line in lines.strip().splitlines() if line.strip() and not line.lstrip().startswith("#")]
        yield f"### {sentence(title)}\n\n{says}"
        yield table(("The agency wrote", "It means"), (_row(line) for line in _spread(whole)))


def _spread(lines: list[str]) -> list[str]:
    """A few rows of a long table, taken evenly from the whole of it."""
    step = max(1, -(-len(lines) // _SHOWN))
    return lines[::step]


def render() -> str:
    """The text of the page."""
    parts = [_measured()]
    for chapter in _CHAPTERS:
        parts += _chapter(chapter)
    return page("What a date means", _OPENING, "the tables in `wholepicture/timescales/tests`", parts)

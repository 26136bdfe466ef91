"""A page for each practice check: what it notices, its sources, rule and limits, and histories that are also tests."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from tools.reference_pages.page import PACKAGE, page, table, toml
from wholepicture.checks.catalogue import every_check
from wholepicture.checks.in_words import InWords
from wholepicture.checks.limits import Limits, Setting, limits_with
from wholepicture.checks.tests.spec_tables import rows
from wholepicture.checks.vocabulary import Check, Limb
from wholepicture.chronology.terms import kinds
from wholepicture.exchange.checking.plain_words import checks_by_code, role_of
from wholepicture.exchange.writing.dates_in_words import day_in_words
from wholepicture.exchange.writing.layout import code_in_words

_SPEC = "checks/tests/spec/{}.toml"
_EVIDENCE = {"S": "confirmed in a published source", "V": "to be verified", "P": "our proposal"}
_LEVELS = {"W": "national", "L": "local", "P": "our proposal: set your own"}


def index() -> str:
    """The page that lists all checks."""
    listed = table(
        ("Check", "It notices", "Who is asked", "An answer is wanted in"),
        ((f"[{check.code}]({check.code}.md)", check.notices, _roles(check), check.respond) for check in every_check()),
    )
    opening = (
        "Each check looks at the work of services and asks about a gap in what is recorded of it. It judges no person, "
        "foresees nothing, and its *clear* never means that a child is safe. See also [how to "
        "run and read them](../../checks.md)."
    )
    return page("The practice checks", opening, "`wholepicture/checks/rules`", [listed])


def render(code: str) -> str:
    """The page of one check.

    Args:
        code: Its code ("PC01").
    """
    check, limits = checks_by_code()[code], limits_with()
    source = "the rule in `wholepicture/checks/rules`, its limits in `wholepicture/checks/limits`"
    if (PACKAGE / _SPEC.format(code)).exists():
        source += f", and the histories in `wholepicture/{_SPEC.format(code)}`"
    return page(f"{check.code} {check.slug}", check.notices, source, _parts(check, limits))


def _parts(check: Check, limits: Limits) -> Iterator[str]:
    sources = [f"* {of.says} ({of.title}; {_EVIDENCE[of.evidence]})" for of in check.because]
    yield "## Why\n\n" + "\n".join(sources)
    yield f"## What it asks\n\nOf {_roles(check)}: {check.ask}\n\nAn answer is wanted in {check.respond}."
    in_words = InWords(limits, lambda kind: kinds()[kind].english if kind in kinds() else kind)
    raised = []
    for limb in check.limbs:
        name = f" (`{limb.name}`)" if limb.name else ""
        raised.append(f"* The record does not show {limb.shows}{name}. {in_words.condition(limb.when)}{_off(limb)}")
    yield "## When it is raised\n\n" + "\n".join(raised)
    yield f"## What closes it\n\n{check.clears_when}"
    yield f"## When it stays silent\n\n{check.silent_when or 'When nothing in the record begins it.'}"
    cannot = check.cannot_tell_when or "When a date, a detail or a name that decides is missing."
    yield f"## When it cannot tell\n\n{cannot}"
    yield _limits(check, limits)
    yield from _histories(check)


def _off(limb: Limb) -> str:
    return f" Switched off until a partnership sets its limit: {limb.off}." if limb.off else ""


def _roles(check: Check) -> str:
    return ", ".join(dict.fromkeys(role_of(check, limb.name) for limb in check.limbs))


def _limits(check: Check, limits: Limits) -> str:
    own = [limits.setting(name) for name in limits.names if name.startswith(f"{check.code}.")]
    listed = table(
        ("Limit", "Is", "Level", "Source"),
        ((f"`{of.name}`", of.in_words, _LEVELS[of.level], _source(of)) for of in own),
    )
    return f"## Limits\n\nA partnership sets its own in a file: `--limits FILE.toml`.\n\n{listed}" if listed else ""


def _source(of: Setting) -> str:
    return of.source if of.evidence == "P" else f"{of.source} ({_EVIDENCE[of.evidence]})"


def _histories(check: Check) -> Iterator[str]:
    path = _SPEC.format(check.code)
    if not (PACKAGE / path).exists():
        return
    yield "## Worked examples\n\nInvented. Each is also a test of the program."
    for history in toml(path)["history"]:
        yield _history(history)


def _history(history: Mapping[str, Any]) -> str:
    entries = rows(history["entries"])
    held = table(
        ("", "Happened", "Known", "Agency", "Kind", "Who", "What it says"),
        (
            (one["id"], one["happened"], one["known"], code_in_words(one["agency"]), _kind(one["kind"]),
             _people(one["people"]), one["details"].replace("_", " ").replace("=", ": "))
            for one in (dict.fromkeys(("known", "people", "details"), "") | row for row in entries)
        ),
    )  # fmt: skip
    return f"### {history['title']}\n\n{held}\n\n{_asked(history)} {_says(history)}"


def _kind(kind: str) -> str:
    return kinds()[kind].english if kind in kinds() else code_in_words(kind)


def _people(people: str) -> str:
    return people.replace(":", " (").replace(",", "),") + ")" if people else ""


def _asked(history: Mapping[str, Any]) -> str:
    of = f", of what {code_in_words(history['known_to'])} knew" if history.get("known_to") else ""
    return f"Asked on {day_in_words(history['as_of'])}{of}:"


def _says(history: Mapping[str, Any]) -> str:
    gaps = rows(history.get("gaps", ""))
    if not gaps:
        return "**nothing is raised.**"
    listed = table(
        ("Part", "Child", "About", "Could be noticed", "Was due", "Closed", "Answer", "Stands on"),
        (
            (gap["limb"], gap["child"], code_in_words(gap["about"]), _day(gap["opened"]), _day(gap["due"]),
             _day(gap["closed"]) or "still open", _answer(gap), gap["entries"])
            for gap in gaps
        ),
    )  # fmt: skip
    return f"\n\n{listed}"


def _answer(gap: Mapping[str, str]) -> str:
    return f"**{gap['answer']}**" + (f": {gap['because']}" if gap["because"] else "")


def _day(day: str) -> str:
    return day_in_words(datetime.date.fromisoformat(day)) if day else ""

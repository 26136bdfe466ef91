"""What people decided of suggested codes, as JSON: decisions.json, which the page saves and anybody can pass on."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from wholepicture.exchange.json_properties.properties import Properties, shown
from wholepicture.words.codes import codes, polarities, subjects
from wholepicture.words.decisions import ANSWERS, FIELDS, Decision

DECISIONS_FORMAT = "wholepicture-decisions"
DECISIONS_VERSION = "1.0"
"""Major.minor, raised as that of the data file."""

_THE_FILE = "the file"


def decisions_from_json(obj: object) -> tuple[Decision, ...]:
    """Read the whole of a decisions file.

    Args:
        obj: The file, parsed.

    Returns:
        Its decisions, in order.

    Raises:
        ValueError: When it is something else, or a decision is not whole; the message says which, and what is wrong.
    """
    given = Properties(obj, _THE_FILE)
    if given.take("format", None) != DECISIONS_FORMAT:
        raise ValueError(
            f'it does not say "format": "{DECISIONS_FORMAT}". Give a decisions.json that was saved from the page; '
            "a chronology stands among the files to merge."
        )
    version = given.take("version", None)
    if not isinstance(version, str) or version.partition(".")[0] != DECISIONS_VERSION.partition(".")[0]:
        raise ValueError(
            f"it is of version {shown(version)}, and this program reads version {DECISIONS_VERSION}. "
            "Use the newest Whole Picture, or save the decisions again from a page of this one."
        )
    listed = given.take("decisions")
    given.nothing_else()
    if not isinstance(listed, list):
        raise ValueError(f'the "decisions" of the file must be a list, and are {shown(listed)}')  # noqa: TRY004
    return tuple(_decision(one, f"decision {number}") for number, one in enumerate(listed, start=1))


def decision_as_json(decision: Decision) -> dict[str, object]:
    """One decision as a file holds it."""
    return {
        "entry": decision.entry,
        "code": decision.code,
        "polarity": decision.polarity,
        "subject": decision.subject,
        "field": decision.field,
        "start": decision.start,
        "end": decision.end,
        "phrase": decision.phrase,
        "rule": decision.rule,
        "answer": decision.answer,
        "by": decision.by,
        "on": decision.on,
    }


def _decision(obj: object, what: str) -> Decision:
    given = Properties(obj, what)
    decision = Decision(
        entry=given.name("entry"),
        code=_one_of(given, what, "code", tuple(codes())),
        polarity=_one_of(given, what, "polarity", tuple(polarities())),
        subject=_one_of(given, what, "subject", tuple(subjects())),
        field=_one_of(given, what, "field", FIELDS),
        start=_place(given, what, "start"),
        end=_place(given, what, "end"),
        phrase=given.name("phrase"),
        rule=given.text("rule"),
        answer=_one_of(given, what, "answer", ANSWERS),
        by=given.name("by"),
        on=_moment(given, what),
    )
    given.nothing_else()
    if not decision.by.strip():
        raise ValueError(f'the "by" of {what} is empty: it must say who decided')
    if decision.end < decision.start:
        raise ValueError(f'the "end" of {what} lies before its "start"')
    return decision


def _one_of(given: Properties, what: str, key: str, known: Sequence[str]) -> str:
    found = given.text(key)
    if found not in known:
        raise ValueError(f'the "{key}" of {what} must be one of {", ".join(known)}, and is {shown(found)}')
    return found


def _place(given: Properties, what: str, key: str) -> int:
    given.take(key)
    found = given.count(key)
    if found is None or found < 0:
        raise ValueError(f'the "{key}" of {what} must be a whole number from 0, and is {shown(found)}')
    return found


def _moment(given: Properties, what: str) -> str:
    found = given.text("on")
    try:
        if "T" in found:
            datetime.datetime.fromisoformat(found)
            return found
    except ValueError:
        pass  # said below
    raise ValueError(f'the "on" of {what} must be a moment written as 2026-11-24T10:11:12Z, and is {shown(found)}')

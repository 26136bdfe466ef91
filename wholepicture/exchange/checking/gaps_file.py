"""gaps.json: what the checks say, for other programs. `gaps.schema.json` beside this file documents every property."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from wholepicture.checks.answers import AnsweredGap
from wholepicture.checks.catalogue import every_check
from wholepicture.checks.fact import Child
from wholepicture.checks.facts_of_entries import Reader
from wholepicture.checks.gap import Gap
from wholepicture.checks.vocabulary import Check
from wholepicture.chronology.entry import Entry
from wholepicture.exchange.checking.checked import Checked
from wholepicture.exchange.checking.plain_words import checks_by_code, limb_of, needs_of, role_of
from wholepicture.exchange.json_properties.gap_answers import gap_answer_as_json
from wholepicture.exchange.writing.dates_in_words import in_words

GAPS_FORMAT = "wholepicture-gaps"
GAPS_VERSION = "1.1"
SAYS = "The record does not show"
METHOD = (
    "The checks look at what services recorded of their work, and judge no person. Clear means that the record shows "
    "an answer; it never means that a child is safe. They foresee nothing."
)


def write_gaps_file(checked: Checked, path: Path) -> None:
    """Write what the checks say.

    Args:
        checked: The chronology with what the checks say of it.
        path: Where to write; an existing file is overwritten.
    """
    write_json(gaps_as_json(checked), path)


def write_json(whole: Mapping[str, object], path: Path) -> None:
    """Write a file of the checks; half of a surrogate pair in somebody's text becomes JSON's own escape for it."""
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    path.write_bytes(text.encode("utf-8", "backslashreplace"))


def asked_as_json(title: str, reader: Reader, children: Sequence[Child]) -> dict[str, object]:
    """Of what record, for whom and for which day it was asked, as the files hold it."""
    return {
        "title": title,
        "as_of": reader.as_of.isoformat(),
        "known_to": reader.agency,
        "with_suggested": reader.with_suggested,
        "children": [{"name": child.name, "born": _day(child.born)} for child in children],
    }


def gaps_as_json(checked: Checked) -> dict[str, object]:
    """What the checks say, as the file holds it.

    Args:
        checked: The chronology with what the checks say of it.
    """
    used = {
        name for check in every_check() for name in checked.limits.names if name.startswith((f"{check.code}.", "all."))
    }
    settings = [checked.limits.setting(name) for name in checked.limits.names if name in used]
    return {
        "format": GAPS_FORMAT,
        "version": GAPS_VERSION,
        "method": METHOD,
        **asked_as_json(checked.title, checked.reader, checked.children),
        "children_not_asked": list(checked.children_not_asked),
        "gaps": [_gap(one, checks_by_code()[one.gap.check], checked) for one in checked.gaps],
        "looked": [{"check": one.check, "child": one.child, "answer": one.answer.value} for one in checked.looked],
        "answers_without_a_gap": [gap_answer_as_json(one) for one in checked.unmatched],
        "answers_given_later": checked.too_late,
        "entries_without_a_date": checked.undated,
        "remarks": [
            {
                "what": one.what,
                "detail": one.detail,
                "value": one.value,
                "nearest": one.nearest,
                "says": one.says,
                "entries": list(one.entries),
            }
            for one in checked.remarks
        ],
        "limits": [
            {"name": of.name, "limit": of.in_words, "level": of.level, "evidence": of.evidence, "source": of.source}
            for of in settings
        ],
    }


def gap_itself(gap: Gap, entries: Mapping[str, Entry]) -> dict[str, object]:
    """What a gap says wherever it is written: which check, of whom, and the entries that it stands on."""
    check, needs = checks_by_code()[gap.check], needs_of(gap, entries)
    return {
        "check": check.code,
        "slug": check.slug,
        "version": gap.version,
        "limb": gap.limb,
        "child": gap.child,
        "about": gap.about,
        "answer": gap.answer.value,
        "because": gap.because.value if gap.because else None,
        "needs": {"words": needs.words, "agencies": list(needs.agencies)} if needs else None,
        "says": f"{SAYS} {limb_of(check, gap.limb).shows}.",
        "entries": [entry_in_gap(entries[entry]) for entry in gap.entries],
        "leans_on_suggested": gap.leans,
    }


def _gap(one: AnsweredGap, check: Check, checked: Checked) -> dict[str, object]:
    gap = one.gap
    return {
        **gap_itself(gap, checked.entries),
        "opened_on": gap.opened_on.isoformat(),
        "due_on": gap.due_on.isoformat(),
        "closed_on": _day(gap.closed_on),
        "ask": check.ask,
        "role": role_of(check, gap.limb),
        "clears_when": check.clears_when,
        "sources": [{"title": of.title, "says": of.says, "evidence": of.evidence} for of in check.because],
        "answered_by": [entry_in_gap(checked.entries[entry]) for entry in gap.answered_by],
        "open": one.open,
        "said": gap_answer_as_json(one.answer) if one.answer else None,
        "said_before": [{**gap_answer_as_json(answer), "no_longer": why} for answer, why in one.past],
    }


def entry_in_gap(entry: Entry) -> dict[str, object]:
    """An entry on which a gap stands, as the files hold it."""
    return {
        "id": entry.id,
        "agency": entry.agency.name,
        "date": in_words(entry.happened),
        "known_on": _day(entry.known_on),
        "kind": entry.kind,
        "words": entry.words,
    }


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None

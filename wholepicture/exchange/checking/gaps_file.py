"""gaps.json: what the checks say, for other programs. `gaps.schema.json` beside this file documents every property."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from pathlib import Path

from wholepicture.checks.answers import AnsweredGap
from wholepicture.checks.catalogue import every_check
from wholepicture.checks.fact import Child
from wholepicture.checks.vocabulary import Check
from wholepicture.chronology.entry import Entry
from wholepicture.exchange.checking.checked import Checked
from wholepicture.exchange.checking.plain_words import checks_by_code, limb_of, needs_of, role_of
from wholepicture.exchange.json_properties.gap_answers import gap_answer_as_json
from wholepicture.exchange.writing.dates_in_words import in_words

GAPS_FORMAT = "wholepicture-gaps"
GAPS_VERSION = "1.0"
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
    text = json.dumps(gaps_as_json(checked), ensure_ascii=False, indent=1) + "\n"
    # Half of a surrogate pair in somebody's text is written as JSON's own escape for it.
    path.write_bytes(text.encode("utf-8", "backslashreplace"))


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
        "title": checked.title,
        "method": METHOD,
        "as_of": checked.reader.as_of.isoformat(),
        "known_to": checked.reader.agency,
        "with_suggested": checked.reader.with_suggested,
        "children": children_as_json(checked.children),
        "gaps": [_gap(one, checks_by_code()[one.gap.check], checked) for one in checked.gaps],
        "looked": [{"check": one.check, "child": one.child, "answer": one.answer.value} for one in checked.looked],
        "answers_without_a_gap": [gap_answer_as_json(one) for one in checked.unmatched],
        "answers_given_later": checked.too_late,
        "entries_without_a_date": checked.undated,
        "limits": [
            {"name": of.name, "limit": of.in_words, "level": of.level, "evidence": of.evidence, "source": of.source}
            for of in settings
        ],
    }


def _gap(one: AnsweredGap, check: Check, checked: Checked) -> dict[str, object]:
    gap = one.gap
    needs = needs_of(gap, checked.entries)
    return {
        "check": check.code,
        "slug": check.slug,
        "version": gap.version,
        "limb": gap.limb,
        "child": gap.child,
        "about": gap.about,
        "opened_on": gap.opened_on.isoformat(),
        "due_on": gap.due_on.isoformat(),
        "closed_on": _day(gap.closed_on),
        "answer": gap.answer.value,
        "because": gap.because.value if gap.because else None,
        "needs": {"words": needs.words, "agencies": list(needs.agencies)} if needs else None,
        "says": f"{SAYS} {limb_of(check, gap.limb).shows}.",
        "ask": check.ask,
        "role": role_of(check, gap.limb),
        "clears_when": check.clears_when,
        "sources": [{"title": of.title, "says": of.says, "evidence": of.evidence} for of in check.because],
        "entries": [entry_in_gap(checked.entries[entry]) for entry in gap.entries],
        "answered_by": [entry_in_gap(checked.entries[entry]) for entry in gap.answered_by],
        "leans_on_suggested": gap.leans,
        "open": one.open,
        "said": gap_answer_as_json(one.answer) if one.answer else None,
        "said_before": [{**gap_answer_as_json(answer), "no_longer": why} for answer, why in one.past],
    }


def children_as_json(children: Sequence[Child]) -> list[dict[str, object]]:
    """The children, as the files hold them."""
    return [{"name": child.name, "born": _day(child.born)} for child in children]


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

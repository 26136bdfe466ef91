"""The sheets of suggested codes: each suggestion, what became of each rule's, and decisions that fit nothing."""

from __future__ import annotations

from collections.abc import Sequence

from wholepicture.chronology.entry import Code, Entry
from wholepicture.exchange.json_properties.suggestions import factors_of
from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing.dates_in_words import in_words
from wholepicture.exchange.writing.layout import layout
from wholepicture.exchange.writing.suggestions_in_words import name_of, polarity_of, subject_of
from wholepicture.exchange.writing.workbook_cells import Sheet, Value
from wholepicture.exchange.writing.workbook_sheets import columns_of, numbered
from wholepicture.words.decisions import DISPUTED, RuleLine, Unmatched

_Suggestion = tuple[int, Entry, Code]


def suggestion_sheets(merged: MergedChronology) -> list[Sheet]:
    """The sheets "Suggestions", "Rules" and "Not applied", each only when it has something to show.

    Args:
        merged: The chronology.
    """
    suggestions: list[_Suggestion] = [
        (number, entry, code) for number, entry in enumerate(merged.entries, 1) for code in entry.suggested
    ]
    sheets: list[Sheet] = []
    if suggestions:
        sheets += numbered("Suggestions", columns_of("suggestion_columns"), suggestions, _suggestion)
    if merged.rules:
        sheets += numbered("Rules", columns_of("rule_columns"), merged.rules, _rule)
    if merged.unmatched:
        sheets += numbered("Not applied", columns_of("unmatched_columns"), merged.unmatched, _unmatched)
    return sheets


def _suggestion(_: int, one: _Suggestion) -> Sequence[Value]:
    number, entry, code = one
    return [
        *(number, in_words(entry.happened), entry.agency.name),
        *(name_of(code.code), polarity_of(code.polarity), subject_of(code.subject), code.phrase, code.rule),
        *(", ".join(factors_of(code)), _status(code), _by(code)),
    ]


def _status(code: Code) -> str:
    words: str = layout()["suggestions"]["statuses"].get(code.status, code.status)
    return words


def _by(code: Code) -> str | None:
    """Who decided; of a dispute, who said what."""
    if code.status == DISPUTED and code.answers:
        return "\n".join(f"{one.by}: {one.answer}" for one in code.answers)
    return code.by


def _rule(number: int, line: RuleLine) -> Sequence[Value]:
    precision = None if line.precision is None else round(line.precision, 2)
    return [number, line.rule, line.suggested, line.confirmed, line.rejected, line.disputed, line.waiting, precision]


def _unmatched(number: int, one: Unmatched) -> Sequence[Value]:
    decision = one.decision
    return [
        *(number, decision.by, decision.answer, name_of(decision.code), decision.phrase, one.reason),
        *(decision.on, decision.rule, decision.entry),
    ]

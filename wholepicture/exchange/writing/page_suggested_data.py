"""What the page's scripts need to know of suggestions: in columns, so that a hundred thousand are read at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from wholepicture.chronology.entry import Answer, Code, Entry
from wholepicture.exchange.json_properties.decisions import DECISIONS_FORMAT, DECISIONS_VERSION
from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing.numbers_in_words import count
from wholepicture.exchange.writing.page_suggested import answerable, marks_of
from wholepicture.exchange.writing.page_text import as_script_data, settings
from wholepicture.exchange.writing.suggestions_in_words import name_of
from wholepicture.words import decisions
from wholepicture.words.codes import codes, polarities, subjects

Sort = tuple[str, str, str, str, str]
_COLUMNS = ("of", "sort", "start", "end", "phrase", "mark", "marks")
STATUSES = (decisions.CONFIRMED, decisions.REJECTED, decisions.DISPUTED)


@dataclasses.dataclass(frozen=True, slots=True)
class SuggestedHere:
    """What was suggested in a chronology.

    Args:
        codes: The codes that can be answered, in the order of the list of codes.
        counts: How many suggestions there are of each status; the rest waits.
        suggested: How many there are in all.
        unknown: The number, from 0, of each entry that mentions someone not yet known.
        of_entry: The codes of each entry that can be answered.
    """

    codes: list[str]
    counts: dict[str, int]
    suggested: int
    unknown: list[int]
    of_entry: list[list[Code]]

    @classmethod
    def of(cls, merged: MergedChronology) -> SuggestedHere:
        """What was suggested in one chronology."""
        of_entry = [answerable(entry) for entry in merged.entries]
        everything = [code for found in of_entry for code in found]
        here = {code.code for code in everything}
        statuses = [code.status for code in everything]
        return cls(
            codes=[code for code in codes() if code in here],
            counts={status: statuses.count(status) for status in STATUSES},
            suggested=len(everything),
            unknown=[place for place, entry in enumerate(merged.entries) if _mentions_someone_unknown(entry)],
            of_entry=of_entry,
        )

    def __bool__(self) -> bool:
        return bool(self.suggested or self.unknown)

    @property
    def names(self) -> list[str]:
        """What a reader sees for each code."""
        return [name_of(code) for code in self.codes]

    @property
    def in_words(self) -> str:
        """How many are suggested and what people have decided; the page's script says it in the same words."""
        confirmed, rejected, disputed = (self.counts[status] for status in STATUSES)
        waiting = self.suggested - confirmed - rejected - disputed
        return (
            f"{count(self.suggested, 'code')} suggested: {waiting:,} waiting for a person, {confirmed:,} confirmed, "
            f"{rejected:,} rejected, {disputed:,} on which people differ."
        )


def _mentions_someone_unknown(entry: Entry) -> bool:
    return any(one.known_as is None for one in entry.mentioned)


def suggested_data(merged: MergedChronology, here: SuggestedHere) -> str:
    """Everything that can be answered, as JSON that may stand inside a script element.

    Args:
        merged: The chronology.
        here: What was suggested in it.

    Returns:
        Columns with a value for each suggestion, in the order of the rows and of their lists: the row (`of`), its sort
        (a place in `sorts`: code, polarity, subject, field, rule), where its phrase stands, the phrase, its first mark
        in the row and how many. `ids` holds the id of each entry that has a suggestion, `answered` who answered what.
    """
    sorts: dict[Sort, int] = {}
    ids: dict[int, str] = {}
    answered: dict[int, list[list[str]]] = {}
    lines: list[tuple[object, ...]] = []
    for row, (entry, found) in enumerate(zip(merged.entries, here.of_entry, strict=True)):
        if found:
            ids[row] = entry.id
        for code, marks in zip(found, marks_of(entry, found), strict=True):
            if answers := _answers(code):
                answered[len(lines)] = [[one.answer, one.by, one.on] for one in answers]
            sort = sorts.setdefault(_sort(code), len(sorts))
            lines.append((row, sort, code.start, code.start + len(code.phrase), code.phrase, *marks))
    columns = zip(*lines, strict=True) if lines else ((),) * len(_COLUMNS)
    of_all = {"ids": ids, "answered": answered, "sorts": list(sorts), "codes": here.codes, "unknown": here.unknown}
    return as_script_data(dict(zip(_COLUMNS, columns, strict=True)) | of_all | _what_a_file_may_say())


def _what_a_file_may_say() -> dict[str, object]:
    """Of decisions files: their format and version, and the values that may stand in them."""
    return {
        "format": DECISIONS_FORMAT,
        "version": DECISIONS_VERSION,
        "known": {"code": list(codes()), "polarity": list(polarities()), "subject": list(subjects())},
        "fields": decisions.FIELDS,
        "answers": decisions.ANSWERS,
        "limits": settings()["review"],
    }


def _sort(code: Code) -> Sort:
    return code.code, code.polarity, code.subject, code.field, code.rule


def _answers(code: Code) -> Iterable[Answer]:
    """Who answered what; of a file that says only what was decided, that."""
    if code.answers or code.status not in STATUSES:
        return code.answers
    return (Answer(code.status, code.by or ""),)

"""Which column means what: by its heading, and where headings leave a choice, by what stands under it."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Mapping, Sequence

from wholepicture.exchange.reading.document import CellValue, GridRow
from wholepicture.exchange.understanding.cells import column_letter, is_empty, shown
from wholepicture.exchange.understanding.headings import Likeness, likenesses, words_of
from wholepicture.exchange.understanding.reads import attempts_a_date, is_clock, reads_as_date
from wholepicture.exchange.understanding.settings import limit

DATE_MEANINGS = frozenset({"date", "date_and_time"})
TEXT_MEANINGS = frozenset({"event", "response", "comment", "voice", "type"})
_MANY = frozenset({"people", "comment", "other", "location", "serial", "note", "ignore"})
_FIXED = 2.0  # above every likeness: a person said so
_YES_OR_NO = frozenset(
    {"yes", "no", "y", "n", "n/a", "na", "not seen", "seen", "yes - alone", "y - alone", "seen alone"}
)


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """One column of a chronology table.

    Args:
        index: Its place in the row, from 0.
        heading: Its heading, as its cells are named in notes; "Column D" when it has none.
        meaning: A key of `headings.toml`, or "note", or "ignore" (a person's mapping sets it aside).
        role: For a column of people headed by a role, the role.
    """

    index: int
    heading: str
    meaning: str
    role: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """Every column of a table, placed.

    Args:
        columns: In their order.
        strong: How many of the headings are (nearly) exactly known wordings.
        likely: How many columns are placed, by a likeness or by what stands in them.
        remarks: What was decided by the columns' content, in words for a person.
    """

    columns: tuple[Column, ...]
    strong: int
    likely: int
    remarks: tuple[str, ...] = ()

    def index(self, *meanings: str) -> int | None:
        """The place of the first column with one of the meanings."""
        return next((column.index for column in self.columns if column.meaning in meanings), None)

    @property
    def date(self) -> int | None:
        """The place of the column of dates."""
        return self.index(*DATE_MEANINGS)

    def has_text(self) -> bool:
        """Whether a column says what happened, or what was done or thought about it."""
        return any(column.meaning in TEXT_MEANINGS for column in self.columns)


class Content:
    """What stands in the columns under a heading, looked at once and only when asked."""

    def __init__(self, rows: Sequence[GridRow]) -> None:
        self._rows = rows
        self._cells: dict[int, list[CellValue]] = {}

    def cells(self, index: int) -> list[CellValue]:
        """The first cells of a column that hold something."""
        if index not in self._cells:
            most = int(limit("columns", "rows_judged"))
            found: list[CellValue] = []
            for row in self._rows:
                if index < len(row.cells) and not is_empty(row.cells[index]):
                    found.append(row.cells[index])
                    if len(found) == most:
                        break
            self._cells[index] = found
        return self._cells[index]

    def _share(self, index: int, holds: object) -> bool:
        cells = self.cells(index)
        test = holds if callable(holds) else bool
        return bool(cells) and sum(map(test, cells)) >= limit("columns", "share_that_decides") * len(cells)

    def are_dates(self, index: int) -> bool:
        """Whether a column holds dates."""
        return self._share(index, _is_date)

    def are_times(self, index: int) -> bool:
        """Whether a column holds times of day."""
        return self._share(index, _is_time)

    def are_yes_or_no(self, index: int) -> bool:
        """Whether a column only says yes or no."""
        return self._share(index, lambda cell: shown(cell).lower() in _YES_OR_NO)

    def attempts_dates(self, index: int) -> bool:
        """Whether any cell of a column tries to be a date."""
        return any(_is_date(cell) or attempts_a_date(shown(cell)) for cell in self.cells(index))

    def begins_with_a_date(self, index: int) -> bool:
        """Whether a date stands in the column in the very next row."""
        first = self._rows[0].cells if self._rows else []
        return index < len(first) and _is_date(first[index])

    def mean_length(self, index: int) -> float:
        """How long the texts of a column are, on average."""
        cells = self.cells(index)
        return sum(len(shown(cell)) for cell in cells) / len(cells) if cells else 0.0

    def are_labels(self, index: int) -> bool:
        """Whether a column holds a few short labels ("Home visit") again and again."""
        texts = [shown(cell) for cell in self.cells(index)]
        few = len(set(texts)) <= limit("columns", "distinct_labels") * len(texts)
        return bool(texts) and few and self.mean_length(index) <= limit("columns", "label_text")


def _is_date(cell: CellValue) -> bool:
    if isinstance(cell, datetime.date):
        return True
    return type(cell) is str and reads_as_date(cell.strip())


def _is_time(cell: CellValue) -> bool:
    return isinstance(cell, datetime.time) or (type(cell) is str and is_clock(cell.strip()))


def unique_headings(texts: Mapping[int, str]) -> dict[int, str]:
    """A name for each column: its heading on one line, "Column D" without one, with a number when it comes again."""
    seen: dict[str, int] = {}
    names: dict[int, str] = {}
    for index, text in texts.items():
        name = " ".join(text.split()) or f"Column {column_letter(index)}"
        count = seen[name] = seen.get(name, 0) + 1
        while count > 1 and f"{name} ({count})" in seen:
            count += 1
        if count > 1:
            name = f"{name} ({count})"
            seen[name] = 1
        names[index] = name
    return names


def _wished(text: str, name: str, index: int, fixed: Mapping[str, str]) -> list[Likeness]:
    """What a heading may mean; a person's mapping decides before anything else."""
    for key, meaning in fixed.items():
        if _same_column(key, name, index):
            role = likenesses(text)[0].role if meaning == "people" and likenesses(text) else None
            return [Likeness(_FIXED, meaning, role)]
    return list(likenesses(text))


def _same_column(key: str, name: str, index: int) -> bool:
    """Whether a mapping's key names a column: its heading, whatever its case and spacing, or its letter."""
    wanted = " ".join(key.split())
    if wanted.casefold() == name.casefold() or words_of(wanted) == words_of(name):
        return True
    return wanted == column_letter(index) or wanted.casefold() == f"column {column_letter(index)}".casefold()


@functools.cache
def _strong() -> float:
    return limit("heading", "strong_score")


def place_columns(
    texts: Mapping[int, str],
    content: Content,
    *,
    meant: Mapping[int, str] | None = None,
    fixed: Mapping[str, str] | None = None,
) -> Plan:
    """Say what each column of a table means.

    Args:
        texts: The heading of each column, by its place; empty for a column without one.
        content: What stands under the headings.
        meant: Where a heading's meaning is to be judged by other words than its name (a heading in two rows).
        fixed: What a person's mapping says, by heading or letter.

    Returns:
        Every column with its meaning; a column that cannot be placed is a note under its own heading.
    """
    names = unique_headings(texts)
    wishes = {
        index: _wished((meant or {}).get(index, text), names[index], index, fixed or {})
        for index, text in texts.items()
    }
    settled = {index for index, likes in wishes.items() if likes and likes[0].score >= _FIXED}
    wishes = {i: likes if i in settled else _by_content(likes, i, content) for i, likes in wishes.items()}
    given = _give_out(wishes)
    remarks: list[str] = []
    _Free(given, names, content, wishes, settled).settle(remarks)
    strong = sum(1 for likes in wishes.values() if likes and likes[0].score >= _strong())
    columns = tuple(_column(index, names[index], given.get(index)) for index in texts)
    return Plan(columns, strong, len(given), tuple(remarks))


def _column(index: int, name: str, like: Likeness | None) -> Column:
    if like is None or like.meaning == "other":
        return Column(index, name, "note")
    return Column(index, name, like.meaning, like.role)


def _by_content(likes: list[Likeness], index: int, content: Content) -> list[Likeness]:
    """A heading's meanings, corrected where the cells contradict them ("Start" over times, "Seen" over yes and no)."""
    if not likes:
        return likes
    first = likes[0]
    turned = {"date": "time", "end_date": "end_time"}
    if first.meaning in turned and content.are_times(index) and not content.are_dates(index):
        return [dataclasses.replace(first, meaning=turned[first.meaning]), *likes[1:]]
    if first.meaning == "people" and content.are_yes_or_no(index):
        return [Likeness(first.score, "child_seen"), *likes]
    if first.meaning == "end_date" and content.cells(index) and not content.attempts_dates(index):
        return likes[1:]
    return likes


def _give_out(wishes: Mapping[int, list[Likeness]]) -> dict[int, Likeness]:
    """Each meaning to the heading that is most like it, the first of equals; the others get their next, or none."""
    asked = sorted(
        ((like, index, rank) for index, likes in wishes.items() for rank, like in enumerate(likes)),
        key=lambda asking: (-asking[0].score, asking[1], asking[2]),
    )
    given: dict[int, Likeness] = {}
    taken: set[str] = set()
    for like, index, rank in asked:
        one_of = "date" if like.meaning in DATE_MEANINGS else like.meaning
        second_choice = rank > 0 and wishes[index][0].score >= _strong() > like.score
        if index in given or one_of in taken or second_choice:
            continue
        given[index] = like
        if like.meaning not in _MANY:
            taken.add(one_of)
    return given


class _Free:
    """What the headings leave open, settled by what stands in the columns."""

    def __init__(
        self,
        given: dict[int, Likeness],
        names: Mapping[int, str],
        content: Content,
        wishes: Mapping[int, list[Likeness]],
        settled: set[int],
    ) -> None:
        self.given, self.names, self.content, self.wishes, self.settled = given, names, content, wishes, settled

    def _at(self, *meanings: str) -> int | None:
        return next((index for index, like in sorted(self.given.items()) if like.meaning in meanings), None)

    def _unplaced(self) -> list[int]:
        return [index for index in self.names if index not in self.given]

    def settle(self, remarks: list[str]) -> None:
        """Find the date, the time and the event where the headings did not name them, and say so."""
        self._swap_empty_date()
        self._find_date(remarks)
        self._find_time()
        self._label_or_account()
        self._find_event(remarks)

    def _swap_empty_date(self) -> None:
        """A column headed "Date" that holds none gives way to another one that could be meant and does."""
        date = self._at(*DATE_MEANINGS)
        if date is None or date in self.settled or self.content.attempts_dates(date):
            return
        for index in self.names:
            like = next((like for like in self.wishes[index] if like.meaning in DATE_MEANINGS), None)
            if index != date and like is not None and self.content.are_dates(index):
                del self.given[date]
                self.given[index] = like
                return

    def _find_date(self, remarks: list[str]) -> None:
        if self._at(*DATE_MEANINGS) is not None:
            return
        found = next((index for index in self._unplaced() if self.content.are_dates(index)), None)
        if found is None:
            found = next(
                (
                    index
                    for meaning in ("recorded_on", "known_on", "end_date")
                    for index, like in sorted(self.given.items())
                    if like.meaning == meaning and index not in self.settled and self.content.are_dates(index)
                ),
                None,
            )
        if found is not None:
            self.given[found] = Likeness(_strong(), "date")
            remarks.append(
                f'No column is headed as the date: the dates of the column "{self.names[found]}" were taken.'
            )

    def _find_time(self) -> None:
        date = self._at(*DATE_MEANINGS)
        if date is None or self._at("time") is not None:
            return
        following = date + 1
        if following in self.names and following not in self.given and self.content.are_times(following):
            self.given[following] = Likeness(_strong(), "time")

    def _label_or_account(self) -> None:
        """Beside "Details" over accounts, an "Event" over a few short labels is the type and the accounts the event."""
        event = self._at("event")
        if event is None or event in self.settled or not self.content.are_labels(event):
            return
        for index in self._unplaced():
            likes = self.wishes[index]
            longer = self.content.mean_length(index) > self.content.mean_length(event)
            if likes and likes[0].meaning == "event" and longer and not self.content.are_labels(index):
                self.given[index] = likes[0]
                if self._at("type") is None:
                    self.given[event] = Likeness(_strong(), "type")
                else:
                    del self.given[event]
                return

    def _find_event(self, remarks: list[str]) -> None:
        if self._at("event") is not None or self._at(*DATE_MEANINGS) is None:
            return
        open_to = [
            *self._unplaced(),
            *(index for index, like in self.given.items() if like.meaning in {"comment", "type"}),
        ]
        texts = [
            index
            for index in open_to
            if index not in self.settled
            and self.content.mean_length(index) >= limit("columns", "long_text")
            and not self.content.are_dates(index)
        ]
        if texts:
            longest = max(sorted(texts), key=self.content.mean_length)
            self.given[longest] = Likeness(_strong(), "event")
            remarks.append(
                f'No column is headed as the event: the longest text, the column "{self.names[longest]}", was taken.'
            )


def column_named(key: str, columns: Sequence[Column]) -> Column | None:
    """The column that a mapping's key names: by its heading, or by its letter."""
    return next((column for column in columns if _same_column(key, column.heading, column.index)), None)

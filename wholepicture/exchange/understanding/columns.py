"""Which column means what: by its heading, and where headings leave a choice, by what stands under it."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping, Sequence

from wholepicture.exchange.understanding.cells import column_letter
from wholepicture.exchange.understanding.content import Content
from wholepicture.exchange.understanding.headings import (
    Likeness,
    asks_who_was_seen,
    likenesses,
    may_date_a_row,
    who_was_seen,
    words_of,
)
from wholepicture.exchange.understanding.pairs import paired
from wholepicture.exchange.understanding.settings import limit
from wholepicture.exchange.understanding.telling import ROLES, Telling, may_tell

DATE_MEANINGS = frozenset({"date", "date_and_time"})
TEXT_MEANINGS = frozenset({"event", "response", "comment", "voice", "type"})
_MANY = frozenset({"people", "comment", "other", "location", "serial", "note", "ignore"})
_MAY_BE_TIMES = frozenset({"other", "event", "response", "type", "comment"})
_HOLDS_WORDS = TEXT_MEANINGS | {"people", "location", "recorded_by", "agency", "child_seen"}
_FIXED = 2.0  # above every likeness: a person said so


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
    wishes = {
        i: likes if i in settled else _by_content(likes, (meant or {}).get(i, texts[i]), i, content)
        for i, likes in wishes.items()
    }
    free = {index: likes for index, likes in wishes.items() if index not in settled}
    wishes |= paired({index: (meant or {}).get(index, texts[index]) for index in free}, free, content)
    given = _give_out(wishes)
    remarks: list[str] = []
    _Open(given, names, content, wishes, settled).settle(remarks)
    strong = sum(1 for likes in wishes.values() if likes and likes[0].score >= _strong())
    columns = tuple(_column(index, names[index], given.get(index)) for index in texts)
    return Plan(columns, strong, len(given), tuple(remarks))


def _column(index: int, name: str, like: Likeness | None) -> Column:
    if like is None or like.meaning == "other":
        return Column(index, name, "note")
    return Column(index, name, like.meaning, like.role)


def _by_content(likes: list[Likeness], text: str, index: int, content: Content) -> list[Likeness]:
    """A heading's meanings, corrected where the cells contradict them ("Start" over times, "Seen" over yes and no)."""
    if not likes:
        return likes
    first = likes[0]
    turned = {"date": "time", "end_date": "end_time"}
    if first.meaning in turned and content.are_times(index) and not content.are_dates(index):
        return [dataclasses.replace(first, meaning=turned[first.meaning]), *likes[1:]]
    if first.meaning in _HOLDS_WORDS and content.are_written_dates(index):
        return []  # "Contact" or "Appointment" over days: what stands there says that it is a date
    if first.meaning == "people" and content.answer_yes_or_no(index):
        return [Likeness(first.score, "child_seen"), *likes] if asks_who_was_seen(text) else []
    return likes[1:] if _is_denied(first, index, content) else likes


def _is_denied(like: Likeness, index: int, content: Content) -> bool:
    """Whether cells cannot be what a heading says."""
    if like.meaning == "child_seen":
        return like.score < 1 and content.holds_accounts(index)  # "Concerns seen in child"
    if like.meaning == "voice":
        return content.are_yes_or_no(index)  # "Was the child's voice heard?"
    no_dates = bool(content.cells(index)) and not content.attempts_dates(index)
    return like.meaning in {"end_date", "known_on"} and no_dates


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


class _Open:
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
        """Find the date, the time, the order and what tells where the headings did not name them, and say so."""
        self._swap_empty_date()
        self._find_date(remarks)
        self._find_time()
        self._find_sequence()
        self._find_child_seen(remarks)
        self._give_roles(remarks)

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
        unplaced = [index for index in self._unplaced() if may_date_a_row(self.names[index])]
        found = next((index for index in unplaced if self.content.are_dates(index)), None)
        if found is None:
            found = next(
                (
                    index
                    for meaning in ("recorded_on", "known_on", "end_date", "other")
                    for index, like in sorted(self.given.items())
                    if like.meaning == meaning
                    and index not in self.settled
                    and self.content.are_dates(index)
                    and may_date_a_row(self.names[index])
                ),
                None,
            )
        if found is not None:
            self.given[found] = Likeness(_strong(), "date")
            remarks.append(
                f'No column is headed as the date: the dates of the column "{self.names[found]}" were taken.'
            )

    def _find_time(self) -> None:
        """Times of day under any heading ("Call connect"): the nearest to the right of the date, else the only ones."""
        date = self._at(*DATE_MEANINGS)
        if date is None or self._at("time") is not None:
            return
        free = [index for index in self.names if index not in self.given or self.given[index].meaning in _MAY_BE_TIMES]
        times = [index for index in free if index not in self.settled and self.content.are_times(index)]
        found = date + 1 if date + 1 in times else times[0] if len(times) == 1 else None
        if found is not None:
            self.given[found] = Likeness(_strong(), "time")

    def _find_sequence(self) -> None:
        """A column of numbers that only counts the rows is the order in which a person has put them."""
        if self._at("sequence") is not None:
            return
        for index, like in sorted(self.given.items()):
            if like.meaning == "serial" and index not in self.settled and self.content.are_running_numbers(index):
                self.given[index] = Likeness(like.score, "sequence")
                return

    def _find_child_seen(self, remarks: list[str]) -> None:
        """Yes and no under "Wren seen": the child is the one who is named, when one only is."""
        named = {at: name for at, text in self.names.items() if at not in self.settled and (name := who_was_seen(text))}
        named = {at: name for at, name in named.items() if self.content.answer_yes_or_no(at)}
        placed = self._at("child_seen")
        if not named or (placed is not None and placed not in named):
            return
        if placed is not None:
            del self.given[placed]
        if len(set(named.values())) == 1:
            found = min(named, key=lambda at: ("alone" in self.names[at].lower(), at))
            self.given[found] = Likeness(_strong(), "child_seen")
            remarks.append(f'The column "{self.names[found]}" was taken to say whether the child was seen.')

    def _give_roles(self, remarks: list[str]) -> None:
        """Say which columns tell what happened and what was done, all at once (`telling`)."""
        may = [
            index
            for index in self.names
            if may_tell(self.wishes[index], self.settled, index)
            and (index not in self.given or self.given[index].meaning in {*ROLES, "comment", "other"})
        ]
        kept = {like.meaning for index, like in self.given.items() if index in self.settled}
        telling = Telling(
            {index: self.wishes[index] for index in may}, self.content, self._at(*DATE_MEANINGS) is not None
        )
        roles = telling.given_out([role for role in ROLES if role not in kept])
        for index in may:
            self.given.pop(index, None)
            likes = self.wishes[index]
            if likes and likes[0].meaning in {"comment", "other"}:
                self.given[index] = likes[0]
        for role, index in roles.items():
            like = next((like for like in self.wishes[index] if like.meaning == role), None)
            self.given[index] = like or Likeness(_strong(), role)
            if role == "event" and like is None:
                remarks.append(
                    f'No column is headed as the event: the longest text, the column "{self.names[index]}", was taken.'
                )


def column_named(key: str, columns: Sequence[Column]) -> Column | None:
    """The column that a mapping's key names: by its heading, or by its letter."""
    return next((column for column in columns if _same_column(key, column.heading, column.index)), None)

"""Where in a row each thing stands. A column that a table lacks points at an empty cell behind the last one."""

from __future__ import annotations

from wholepicture.exchange.understanding.columns import DATE_MEANINGS, Column
from wholepicture.exchange.understanding.headings import likenesses
from wholepicture.exchange.understanding.tables import Table

_SAYS_NOTHING_OF_IT = frozenset(
    {"date", "date_and_time", "time", "end_date", "end_time", "sequence", "serial", "source", "agency", "recorded_on"}
    | {"known_on", "recorded_by", "people", "ignore"}
)
_ALWAYS_NOTES = frozenset({"note", "comment", "location", "serial", "type", "child_seen", "end_time"})


class Places:
    """The columns of a table by meaning, as places in a row."""

    __slots__ = (
        "agency", "author", "child_seen", "date", "end_date", "event", "filled_down", "ignored", "known_on", "names",
        "notes", "nowhere", "people", "recorded_on", "response", "sequence", "serial", "source", "telling", "time",
        "type", "voice",
    )  # fmt: skip

    def __init__(self, table: Table) -> None:
        """Find each column of a table."""
        columns = table.columns
        self.nowhere = max((column.index for column in columns), default=-1) + 1
        self.date = self._first(columns, *DATE_MEANINGS)
        self.time = self._first(columns, "time")
        self.end_date = self._first(columns, "end_date")
        self.sequence = self._first(columns, "sequence")
        self.serial = self._first(columns, "serial")
        self.source = self._first(columns, "source")
        self.agency = self._first(columns, "agency")
        self.event = self._first(columns, "event")
        self.type = self._first(columns, "type")
        if self.type == self.nowhere and self._is_headed_as_type(columns):
            self.type = self.event
        self.child_seen = self._first(columns, "child_seen")
        self.voice = self._first(columns, "voice")
        self.response = self._first(columns, "response")
        self.recorded_on = self._first(columns, "recorded_on")
        self.known_on = self._first(columns, "known_on")
        self.author = self._first(columns, "recorded_by")
        self.people = [column for column in columns if column.meaning == "people"]
        self.notes = [(column.index, column.heading) for column in columns if column.meaning in _ALWAYS_NOTES]
        self.ignored = [column for column in columns if column.meaning == "ignore"]
        self.telling = [column.index for column in columns if column.meaning not in _SAYS_NOTHING_OF_IT]
        self.names = {column.index: column.heading for column in columns}
        self.filled_down = frozenset(
            column.index for column in columns if column.meaning not in {"sequence", "serial", *DATE_MEANINGS}
        )

    def _is_headed_as_type(self, columns: tuple[Column, ...]) -> bool:
        """Whether the event was taken from a column headed as its type, for want of another."""
        heading = next((column.heading for column in columns if column.index == self.event), "")
        likes = likenesses(heading)
        return bool(likes) and likes[0].meaning == "type"

    def _first(self, columns: tuple[Column, ...], *meanings: str) -> int:
        return next((column.index for column in columns if column.meaning in meanings), self.nowhere)

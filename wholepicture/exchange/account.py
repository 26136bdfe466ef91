"""The account of a file: rows seen = entries + refused + blank, always."""

from __future__ import annotations

import dataclasses
import enum

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import Code, Entry


class Status(enum.StrEnum):
    """What became of a file as a whole."""

    READ = "read"
    NIL_RETURN = "nil_return"
    REFUSED = "refused"


@dataclasses.dataclass(frozen=True, slots=True)
class Refused:
    """A row that is not in the chronology.

    Args:
        file: The file's name in the account.
        where: The row's place in words ('sheet "Log", row 14').
        reason: What is wrong and what to do, in a sentence.
        text: Everything that stood in the row, so that nothing is lost.
        suggested: Codes suggested by that text, so that a row which tells of an injury is not overlooked.
    """

    file: str
    where: str
    reason: str
    text: str
    suggested: tuple[Code, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class SetAside:
    """Part of a file that is not rows of a chronology: a title, a preamble, a table of details.

    Args:
        where: Its place in words.
        why: Why it was not taken as part of the chronology.
        text: What stood there.
    """

    where: str
    why: str
    text: str


@dataclasses.dataclass(slots=True)
class FileAccount:
    """One file, accounted for.

    Args:
        file: Its name in the account.
        status: What became of it.
        sha256: Of its bytes; empty when it could not be opened.
        agency: Whose record it is; None when nobody can say, or when several agencies stand in it.
        agency_from: How the agency is known, in words ("given", "the document's title", "the file's name").
        rows: Rows seen under the headings of its chronology tables.
        blank: Rows with nothing in them.
        entries: The entries made.
        refused: The rows refused.
        set_aside: What else stood in the file.
        problem: Why the file is refused, or what a person should know of how it was read, and what to do; else None.
    """

    file: str
    status: Status
    sha256: str = ""
    agency: Agency | None = None
    agency_from: str = ""
    rows: int = 0
    blank: int = 0
    entries: list[Entry] = dataclasses.field(default_factory=list)
    refused: list[Refused] = dataclasses.field(default_factory=list)
    set_aside: list[SetAside] = dataclasses.field(default_factory=list)
    problem: str | None = None

    @property
    def balances(self) -> bool:
        """Whether rows seen = entries + refused + blank."""
        return self.rows == len(self.entries) + len(self.refused) + self.blank

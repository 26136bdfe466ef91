"""The integrated chronology, ready to be written."""

from __future__ import annotations

import dataclasses
import datetime

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import Entry
from wholepicture.exchange.account import FileAccount, Refused
from wholepicture.words.decisions import Disputed, RuleLine, Unmatched


@dataclasses.dataclass(frozen=True, slots=True)
class FileLine:
    """One file's line of the reconciliation: counts of everything read, whatever was narrowed later.

    Always rows == entries + refused + blank.
    """

    file: str
    sha256: str
    status: str
    agency: str | None
    agency_from: str
    rows: int
    entries: int
    refused: int
    blank: int
    set_aside: int
    problem: str | None

    @classmethod
    def of(cls, account: FileAccount) -> FileLine:
        """The line of one file's account."""
        return cls(
            file=account.file,
            sha256=account.sha256,
            status=str(account.status),
            agency=account.agency.name if account.agency else None,
            agency_from=account.agency_from,
            rows=account.rows,
            entries=len(account.entries),
            refused=len(account.refused),
            blank=account.blank,
            set_aside=len(account.set_aside),
            problem=account.problem,
        )


@dataclasses.dataclass(frozen=True, slots=True)
class Narrowing:
    """What of the chronology is written. It never changes what is counted; nothing set means everything."""

    first: datetime.date | None = None
    last: datetime.date | None = None
    agencies: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.first or self.last or self.agencies or self.people)


@dataclasses.dataclass(frozen=True, slots=True)
class MergedChronology:
    """All files together.

    Args:
        entries: The entries to write, in order.
        counted: How many entries were read in all, before narrowing.
        refused: Every row refused, in the order of the files.
        files: The reconciliation, one line a file.
        set_aside: (file, where, why, text) of everything in the files that is not a row of a chronology.
        agencies: Every agency of the chronology, sorted by name.
        ages: The child's age at each entry in words, by entry id; empty when neither birth nor due date is given.
        narrowing: What was left out of `entries`, when anything was.
        title: A heading for pages and documents.
        disputed: Suggestions of `entries` about which people differ.
        unmatched: People's decisions that fit no entry, or not its text.
        rules: What became of each rule's suggestions, of everything read, before narrowing.
        with_gaps: Whether what the practice checks say is written beside it.
    """

    entries: tuple[Entry, ...]
    counted: int
    refused: tuple[Refused, ...]
    files: tuple[FileLine, ...]
    set_aside: tuple[tuple[str, str, str, str], ...] = ()
    agencies: tuple[Agency, ...] = ()
    ages: dict[str, str] = dataclasses.field(default_factory=dict)
    narrowing: Narrowing = dataclasses.field(default_factory=Narrowing)
    title: str = "Integrated chronology"
    disputed: tuple[Disputed, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()
    rules: tuple[RuleLine, ...] = ()
    with_gaps: bool = False

"""The entry: one thing that one agency recorded. Everything else in Whole Picture stands on it.

Plain Python: the command line, the checks and the readers of files all think with this class, with no database.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping

from wholepicture.agencies.agency import Agency
from wholepicture.timescales.date_known import DateKnown

DetailValue = str | int | bool | None


INVOLVED = "involved"  # the role of a person of whom the source says only that they were in it


@dataclasses.dataclass(frozen=True, slots=True)
class PersonInEntry:
    """A person as the source named them, with their role in this entry only ("child", "mother", INVOLVED ...)."""

    person: str
    role: str


@dataclasses.dataclass(frozen=True, slots=True)
class KnownTo:
    """Another agency that knew of this entry, and since when."""

    agency: Agency
    since: datetime.date


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """What one person decided of a suggestion: "confirmed" or "rejected", who, and when (ISO 8601; "" if not said)."""

    answer: str
    by: str
    on: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Code:
    """A code beside the words: suggested by a rule that shows the phrase it stands on, decided by a person.

    Args:
        code: A code of `words/codes.toml`.
        polarity: "affirmed", "denied", "absent", "historical" or "hypothetical".
        subject: Whose conduct or state: "mother", "father", "partner", "child", "sibling", "other" or "none".
        phrase: The words it stands on, verbatim.
        rule: The rule that proposed it.
        status: "suggested"; "confirmed" or "rejected" by all who answered; "disputed" when they differ.
        by: Who confirmed or rejected it, when anybody did.
        field: Which of the entry's texts the phrase is in: "words", "response" or "voice".
        start: Where the phrase begins in that text, in characters from 0.
        end: Where it ends, one past its last character.
        answers: Every person's latest answer.
    """

    code: str
    polarity: str
    subject: str
    phrase: str
    rule: str
    status: str = "suggested"
    by: str | None = None
    field: str = "words"
    start: int = 0
    end: int = 0
    answers: tuple[Answer, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Mention:
    """A person found in the text: one of the record's people, or someone not yet known.

    Args:
        name: As the text names them; None when it does not ("mum's new boyfriend").
        role: A role of `chronology/terms.toml`, or INVOLVED when the text does not say.
        known_as: The person of the record that the mention is matched to; None for someone not yet known.
        phrase: The words that mention them, verbatim.
        rule: The rule that found them.
        field: Which of the entry's texts the phrase is in: "words", "response" or "voice".
        start: Where the phrase begins in that text, in characters from 0.
        end: Where it ends, one past its last character.
    """

    name: str | None
    role: str
    known_as: str | None
    phrase: str
    rule: str
    field: str = "words"
    start: int = 0
    end: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """Where an entry was read.

    Args:
        file: The document, as the person who gave it would name it.
        sha256: Of the document's bytes, so that anyone can prove which version was read.
        sheet: The sheet's name, in a workbook.
        table: The number of the table, from 1, in a text document.
        row: The row's number as a person sees it: in the sheet, or in the table with its heading as row 1.
        author: Who wrote the row, when the source says so.
        document: What the row itself gives as its source ("GP record", "CRIS log 41").
    """

    file: str
    sha256: str
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    author: str | None = None
    document: str | None = None

    @property
    def place(self) -> str:
        """Where in its file it stands, in words: 'sheet "Log", row 14', "table 2, row 3", "row 7"; "" for all of it."""
        parts = []
        if self.sheet is not None:
            parts.append(f'sheet "{self.sheet}"')
        if self.table is not None:
            parts.append(f"table {self.table}")
        if self.row is not None:
            parts.append(f"row {self.row}")
        return ", ".join(parts)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that one agency recorded.

    Args:
        id: A UUID that depends only on the source and the place in it, so the same file gives the same ids.
        happened: When it happened, exactly as well as that is known.
        time: The time of day, only when the source gives it exactly.
        sequence: Its order on the same day, when a person has set it.
        known_on: The day on which the agency that holds it knew it, or, when the source gives only the day on which it
            was written down, that day (it knew by then); None when the source says neither.
        known_to: Which other agencies knew, and since when. Nobody else is taken to have known.
        agency: Which agency holds it.
        agency_guessed: From what the agency was guessed, in words for the reader; None when somebody said it.
        source: Where it was read.
        basis: On what it stands; a code of `chronology/terms.toml`.
        kind: What kind of thing it is; a code of `chronology/terms.toml`.
        people: Who is in it, each with a role in this entry.
        words: What happened, verbatim.
        response: What was done about it, verbatim.
        voice: What the child said or showed, verbatim.
        details: Typed facts of the kind ("seen", "seen_alone" ...), only where the source says so.
        notes: Every column that has no place of its own, by the source's own heading, verbatim.
        codes: Codes that a person confirmed.
        suggested: Every code that a rule proposed for the words, with what people decided about it.
        mentioned: People whom the text mentions: the record's, and someone not yet known.
        sensitivity: Who may see it: "shared", "agency" or "restricted".
        replaces: The id of the entry that this one corrects.
        also_recorded_by: Ids of other agencies' entries proposed as the same event; a proposal, never a merge.
    """

    id: str
    happened: DateKnown
    agency: Agency
    source: Source
    words: str
    time: datetime.time | None = None
    sequence: float | None = None
    known_on: datetime.date | None = None
    known_to: tuple[KnownTo, ...] = ()
    agency_guessed: str | None = None
    basis: str = "record"
    kind: str = "note"
    people: tuple[PersonInEntry, ...] = ()
    response: str = ""
    voice: str = ""
    details: Mapping[str, DetailValue] = dataclasses.field(default_factory=dict)
    notes: Mapping[str, str] = dataclasses.field(default_factory=dict)
    codes: tuple[Code, ...] = ()
    suggested: tuple[Code, ...] = ()
    mentioned: tuple[Mention, ...] = ()
    sensitivity: str = "shared"
    replaces: str | None = None
    also_recorded_by: tuple[str, ...] = ()

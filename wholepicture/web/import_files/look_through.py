"""What files hold, before and while they are brought in: every row of them accounted for."""

from __future__ import annotations

import dataclasses
import json
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import Code, Entry
from wholepicture.chronology.importing import Place, in_a_ring, narrower, place_of
from wholepicture.chronology.terms import bases, kinds
from wholepicture.exchange.account import FileAccount, Refused
from wholepicture.exchange.merging.copies import take_nothing_twice
from wholepicture.exchange.merging.one_file import FileToRead
from wholepicture.exchange.merging.suggestions import with_suggestions
from wholepicture.exchange.merging.workers import accounts_of
from wholepicture.exchange.own_format import entry_as_json
from wholepicture.web.import_files.given import limits
from wholepicture.web.import_files.held import Held, HeldFile
from wholepicture.web.import_files.who_is_who import only_about_others
from wholepicture.web.import_files.whose import Whose, whose
from wholepicture.words.codes import codes
from wholepicture.words.decisions import FIELDS, identity
from wholepicture.words.suggest import Suggester

_SENSITIVITIES = ("shared", "agency", "restricted")
_NO_TEXT = ""  # of what is another's or about somebody else, nothing is kept but its place and the reason
_NO_LETTERS = "It holds characters that are no text. Save the file anew from the program that made it."


@dataclasses.dataclass(frozen=True, slots=True)
class Looked:
    """One file, looked through: always rows == new + already + refused + blank.

    Args:
        file: The file.
        status: What became of it.
        problem: Why it is refused as a whole, or how it was read.
        rows: Rows seen.
        blank: Rows with nothing in them.
        new: Entries that are brought in.
        already: Entries that are in the record already, from the same place of the same file.
        refused: Rows that are not brought in, and why.
        set_aside: How many parts of it are no rows of a chronology: titles, front sheets.
    """

    file: HeldFile
    status: str
    problem: str
    rows: int
    blank: int
    new: tuple[Entry, ...]
    already: tuple[Entry, ...]
    refused: tuple[Refused, ...]
    set_aside: int

    @property
    def balances(self) -> bool:
        """Whether every row is accounted for."""
        return self.rows == len(self.new) + len(self.already) + len(self.refused) + self.blank


@dataclasses.dataclass(frozen=True, slots=True)
class Choices:
    """What the worker chose.

    Args:
        ours: Names under which the files are of their own agency, where that was asked.
        others: Names that are another child's.
        sensitivity: Who may read it, at the widest.
    """

    ours: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    sensitivity: str = "shared"


def read(files: Held) -> list[FileAccount]:
    """Read held files, each in a worker of its own, as `wholepicture merge` does.

    Args:
        files: The files.
    """
    to_read = [FileToRead(one.path, one.name) for one in files.files]
    accounts = list(accounts_of(to_read, seconds=limits()["reading_seconds"]))
    for account in accounts:
        account.agency = None  # all were given by one worker as their own: what is the same is a copy, however named
    take_nothing_twice(accounts)
    for account in accounts:
        _refuse_what_is_no_text(account)
    return accounts


def _refuse_what_is_no_text(account: FileAccount) -> None:
    """See that all that is shown and kept of a file is text; our own JSON can hold what is none."""
    good = [entry for entry in account.entries if _is_text(entry)]
    bad = [entry for entry in account.entries if not _is_text(entry)]
    rows = [
        *account.refused,
        *(Refused(account.file, one.source.place or "the whole file", _NO_LETTERS, one.words) for one in bad),
    ]
    account.entries = good
    account.refused = [Refused(row.file, keepable(row.where), keepable(row.reason), keepable(row.text)) for row in rows]
    account.problem = keepable(account.problem or "")


def _is_text(entry: Entry) -> bool:
    text = json.dumps(entry_as_json(entry), ensure_ascii=False)
    return keepable(text) == text and "\\u0000" not in text


def asked_whose(accounts: Iterable[FileAccount], own: Agency) -> list[str]:
    """Names of agencies of which the worker is asked whether they are their own."""
    entries = (entry for account in accounts for entry in account.entries)
    return sorted({entry.agency.name for entry in entries if whose(entry, own) is Whose.ASK})


def may_be_own(accounts: Iterable[FileAccount], own: Agency) -> list[Entry]:
    """Entries that are not for certain another agency's."""
    entries = (entry for account in accounts for entry in account.entries)
    return [entry for entry in entries if whose(entry, own) is not Whose.ANOTHERS]


def look_through(
    files: Held, accounts: Sequence[FileAccount], own: Agency, chosen: Choices, recorded: Mapping[Place, uuid.UUID]
) -> list[Looked]:
    """What becomes of every row of files.

    Args:
        files: The files.
        accounts: What was read from them.
        own: The worker's agency.
        chosen: What the worker chose.
        recorded: What their agency has in the child's chronology already, by its place.
    """
    sorted_out = _Sorting(accounts, own, chosen, recorded)
    return [sorted_out.looked(file, account) for file, account in zip(files.files, accounts, strict=True)]


class _Sorting:
    """Each entry is new, there already, or refused; the first reason against it counts."""

    def __init__(
        self, accounts: Sequence[FileAccount], own: Agency, chosen: Choices, recorded: Mapping[Place, uuid.UUID]
    ) -> None:
        every = [entry for account in accounts for entry in account.entries]
        self._own, self._chosen, self._recorded = own, chosen, recorded
        self._rings = in_a_ring(every)
        reasons = {entry.id: self._why_not(entry) for entry in every}
        self._why = _what_hangs_on_it(every, reasons)

    def looked(self, file: HeldFile, account: FileAccount) -> Looked:
        """One file."""
        taken = [entry for entry in account.entries if not self._why[entry.id][0]]
        already = [entry for entry in taken if self._is_there(entry)]
        refused = [
            Refused(file.name, entry.source.place or "the whole file", *self._why[entry.id])
            for entry in account.entries
            if self._why[entry.id][0]
        ]
        new = [self._as_brought(entry) for entry in taken if not self._is_there(entry)]
        return Looked(
            file, str(account.status), account.problem or "", account.rows, account.blank, tuple(new),
            tuple(already), (*account.refused, *refused), len(account.set_aside),
        )  # fmt: skip

    def _is_there(self, entry: Entry) -> bool:
        return place_of(entry) in self._recorded

    def _as_brought(self, entry: Entry) -> Entry:
        every = {identity(code): code for code in (*entry.codes, *entry.suggested)}
        known = tuple(dataclasses.replace(code, status="suggested", by=None, answers=()) for code in every.values())
        return dataclasses.replace(
            entry,
            codes=(),
            suggested=tuple(code for code in known if code.code in codes() and _stands(code, entry)),
            sensitivity=narrower(entry.sensitivity, self._chosen.sensitivity),
        )

    def _why_not(self, entry: Entry) -> tuple[str, str]:
        """Why an entry is not brought in, and the text that is kept of it."""
        of = whose(entry, self._own)
        if of is Whose.ANOTHERS or (of is Whose.ASK and entry.agency.name not in self._chosen.ours):
            name = entry.agency.name
            return f"It is {name}’s record. {name} brings in its own; ask them to.", _NO_TEXT
        if other := only_about_others(entry, self._chosen.others):
            return f"It is about {other}, another child. Bring it in with that child.", _NO_TEXT
        for wrong in (_unknown_word, self._corrects_in_a_ring):
            if why := wrong(entry):
                return why, entry.words
        return "", _NO_TEXT

    def _corrects_in_a_ring(self, entry: Entry) -> str:
        if entry.id not in self._rings:
            return ""
        return "It and others say that they correct each other. Put right which is the later one."


def _stands(code: Code, entry: Entry) -> bool:
    return code.field in FIELDS and getattr(entry, code.field)[code.start : code.end] == code.phrase


def _what_hangs_on_it(entries: Sequence[Entry], why: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """The reasons, with one for each correction of something that is not taken."""
    found, changed = dict(why), True
    while changed:
        changed = False
        for entry in entries:
            if not found[entry.id][0] and entry.replaces and found.get(entry.replaces, ("not there", ""))[0]:
                reason = "It corrects an entry that is not brought in with it. Give both, or add it by hand."
                found[entry.id], changed = (reason, entry.words), True
    return found


def _unknown_word(entry: Entry) -> str:
    checks: tuple[tuple[str, Iterable[str], str], ...] = (
        (entry.kind, kinds(), "kind of entry"),
        (entry.basis, bases(), "basis"),
        (entry.sensitivity, _SENSITIVITIES, "way of sharing"),
    )
    wrong = next(((word, what) for word, known, what in checks if word not in known), None)
    return f"“{wrong[0]}” is no {wrong[1]} that is known here." if wrong else ""


def keepable(text: str) -> str:
    """A text as the database can hold it: what is no letter is written as its number."""
    return text.replace("\x00", "\\x00").encode("utf-8", "backslashreplace").decode()


def with_codes(looked: Sequence[Looked]) -> list[Looked]:
    """The same, with the codes that the words of its new entries suggest."""
    found, _refused = with_suggestions([entry for one in looked for entry in one.new], (), Suggester)
    by_id = {entry.id: entry for entry in found}
    return [dataclasses.replace(one, new=tuple(by_id[entry.id] for entry in one.new)) for one in looked]


def codes_suggested(looked: Iterable[Looked], in_words: Callable[[str], str]) -> list[tuple[str, int, str]]:
    """What the words suggest: each code, how often, and one of its phrases."""
    every: dict[str, list[Code]] = {}
    for code in (code for one in looked for entry in one.new for code in entry.suggested):
        every.setdefault(code.code, []).append(code)
    return [(in_words(code), len(of), of[0].phrase) for code, of in sorted(every.items())]


def as_account(looked: Sequence[Looked]) -> dict[str, object]:
    """The account that is kept with an import: counts of each file, and every row that was not brought in."""
    return {
        "files": [
            {
                "file": one.file.name, "sha256": one.file.sha256, "status": one.status, "problem": one.problem,
                "rows": one.rows, "entries": len(one.new), "already": len(one.already), "refused": len(one.refused),
                "blank": one.blank,
            }
            for one in looked
        ],
        "refused": [
            {"file": one.file, "where": one.where, "reason": one.reason, "text": one.text}
            for of in looked
            for one in of.refused
        ],
    }  # fmt: skip

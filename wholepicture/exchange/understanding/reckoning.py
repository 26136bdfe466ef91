"""The account of a file while it is made. Each row is entered once, so that the account balances by construction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wholepicture.chronology.entry import Entry
from wholepicture.exchange.account import FileAccount, Refused, SetAside, Status


class Reckoning:
    """Counts each row as what became of it."""

    def __init__(self, file: str, sha256: str) -> None:
        """Begin the account of a file."""
        self.account = FileAccount(file, Status.READ, sha256)
        self.remarks: list[str] = []

    def enter(self, entry: Entry) -> None:
        """A row that became an entry."""
        self.account.rows += 1
        self.account.entries.append(entry)

    def refuse(self, where: str, reason: str, text: str) -> None:
        """A row that cannot be taken, with the reason and everything that stood in it."""
        self.account.rows += 1
        self.account.refused.append(Refused(self.account.file, where, reason, text))

    def blank(self) -> None:
        """A row with nothing in it."""
        self.account.rows += 1
        self.account.blank += 1

    def set_aside(self, where: str, why: str, text: str) -> None:
        """What is not a row; nothing is kept of nothing."""
        if text.strip():
            self.account.set_aside.append(SetAside(where, why, text))

    def remark(self, text: str) -> None:
        """What a person should know of how the file was read; said once."""
        if text not in self.remarks:
            self.remarks.append(text)

    def closed(self) -> FileAccount:
        """The account, with all remarks in its problem."""
        said = [self.account.problem] if self.account.problem else []
        self.account.problem = " ".join([*said, *_gathered(self.remarks)]) or None
        return self.account


_PLACE = re.compile(r"^(?:Table \d+|Sheet \"[^\"]*\") ")


def _gathered(remarks: Sequence[str]) -> Iterator[str]:
    """Remarks that differ only in the table or sheet of which they speak, said once with how many more there are."""
    alike: dict[str, list[str]] = {}
    for remark in remarks:
        alike.setdefault(_PLACE.sub("", remark), []).append(remark)
    for same in alike.values():
        first, count = same[0], len(same) - 1
        more = "one other is" if count == 1 else f"{count} others are"
        yield f"{first[:-1]} ({more} like it)." if count else first

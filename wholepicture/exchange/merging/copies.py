"""Nothing is taken twice: a file under two names, an earlier chronology beside its sources."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Sequence

from wholepicture.chronology.entry import Entry
from wholepicture.exchange.account import FileAccount, Refused, SetAside

_SAME_WORDS_OTHER_AGENCY = uuid.UUID("4c9a7f52-9d0b-5f57-8a52-0f6f8d0a6f31")


def take_nothing_twice(accounts: Sequence[FileAccount]) -> None:
    """See that each entry is there once, with an id of its own.

    Args:
        accounts: The accounts of all files in order; changed in place, each still balances.

    A file that is another byte for byte, of the same agency, gives nothing. Two agencies that send the same bytes ("Nil
    return") both have said so: the later entries get ids of their own. An entry with the id of an earlier one (an
    earlier chronology merged with its sources) is refused.
    """
    first_with: dict[str, FileAccount] = {}
    for account in accounts:
        earlier = first_with.setdefault(account.sha256, account) if account.sha256 else account
        if earlier is not account and earlier.agency == account.agency and account.entries:
            _give_nothing(account, earlier)
        elif earlier is not account:
            account.entries = [_with_id_of_its_own(entry, account.file) for entry in account.entries]
    _refuse_what_is_there(accounts)


def _give_nothing(account: FileAccount, earlier: FileAccount) -> None:
    account.set_aside = [SetAside("the whole file", f"it is a copy of {earlier.file}", "")]
    account.entries, account.refused, account.rows, account.blank = [], [], 0, 0
    account.problem = (
        f"It is the same as {earlier.file}, byte for byte: nothing is taken twice. There is nothing to do."
    )


def _with_id_of_its_own(entry: Entry, file: str) -> Entry:
    return dataclasses.replace(entry, id=str(uuid.uuid5(_SAME_WORDS_OTHER_AGENCY, f"{entry.id} {file}")))


def _refuse_what_is_there(accounts: Sequence[FileAccount]) -> None:
    first_file: dict[str, str] = {}
    for account in accounts:
        kept = []
        for entry in account.entries:
            earlier = first_file.setdefault(entry.id, account.file)
            if earlier == account.file:
                kept.append(entry)
            else:
                reason = f"This entry is there already: it was read from {earlier}, which is the same. Nothing to do."
                account.refused.append(
                    Refused(account.file, entry.source.place or "the whole file", reason, entry.words)
                )
        account.entries = kept

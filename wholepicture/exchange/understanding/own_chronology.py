"""A chronology that this system wrote, read again."""

from __future__ import annotations

import json

from wholepicture.exchange.account import Status
from wholepicture.exchange.reading.document import Document
from wholepicture.exchange.understanding.reckoning import Reckoning


def read_own_chronology(document: Document, reckoning: Reckoning) -> None:
    """Enter every entry of one of our own files; one that does not hold what it must is refused with the reason.

    Args:
        document: The file, read, with `entries_json`.
        reckoning: Its account.
    """
    from wholepicture.exchange.own_format import entries_in, entry_from_json  # noqa: PLC0415 - only these files need it

    account = reckoning.account
    try:
        entries = entries_in(document.entries_json)
    except ValueError as error:
        account.status, account.problem = Status.REFUSED, str(error)
        return
    for number, raw in enumerate(entries, start=1):
        try:
            entry = entry_from_json(raw)
        except ValueError as error:
            reckoning.refuse(f"entry {number}", str(error), json.dumps(raw, ensure_ascii=False, sort_keys=True))
            continue
        reckoning.enter(entry)
    agencies = {entry.agency for entry in account.entries}
    if len(agencies) == 1:
        account.agency = agencies.pop()
    account.agency_from = "each entry names it" if agencies or account.agency else ""
    if not entries:
        reckoning.remark("The chronology holds no entries.")

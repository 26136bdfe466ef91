"""A chronology that this system wrote is read again, entry by entry."""

from __future__ import annotations

from wholepicture.exchange.account import Status
from wholepicture.exchange.own_format import FORMAT, SCHEMA_VERSION, entry_as_json
from wholepicture.exchange.reading.document import Document
from wholepicture.exchange.understanding.tests.written import SHA, counted, read
from wholepicture.exchange.understanding.understand import understand

OURS: dict[str, object] = {"format": FORMAT, "version": SCHEMA_VERSION}


def test_entries_come_back_as_they_were() -> None:
    entry = read("Date | Event | Who\n?12/05/2016 | Home visit. | Kim Rowe (mother)").entries[0]
    document = Document("chronology", entries_json={**OURS, "entries": [entry_as_json(entry)]})
    account = understand(document, file="chronology.json", sha256=SHA)
    assert (account.status, counted(account)) == (Status.READ, (1, 1, 0, 0))
    assert account.entries == [entry]
    assert account.agency == entry.agency


def test_a_damaged_entry_is_refused_with_the_reason() -> None:
    document = Document("chronology", entries_json={**OURS, "entries": [{"id": 5}, "nonsense"]})
    account = understand(document, file="chronology.json", sha256=SHA)
    assert counted(account) == (2, 0, 2, 0)
    assert all(refused.reason for refused in account.refused)


def test_a_file_without_entries_is_refused() -> None:
    account = understand(Document("chronology", entries_json={}), file="chronology.json", sha256=SHA)
    assert account.status is Status.REFUSED

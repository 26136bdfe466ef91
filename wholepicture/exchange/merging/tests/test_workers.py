"""One bad file never takes the others with it."""

from __future__ import annotations

from pathlib import Path

from wholepicture.exchange.merging.one_file import FileToRead
from wholepicture.exchange.merging.tests.bad_readers import CRASHES, FAULTY, HANGS, TAKES_ALL, read
from wholepicture.exchange.merging.workers import accounts_of

GOOD = ["a.docx", "b.docx", "c.docx", "d.docx", "e.docx"]


def given(*names: str) -> list[FileToRead]:
    return [FileToRead(Path(name), name) for name in names]


def test_accounts_come_in_the_order_of_the_files():
    assert [account.file for account in accounts_of(given(*GOOD), read=read)] == GOOD


def test_no_files_no_accounts():
    assert list(accounts_of([])) == []


def test_a_hang_a_crash_and_too_much_memory_are_each_refused_and_the_others_go_on():
    names = ["a.docx", HANGS, "b.docx", CRASHES, "c.docx", TAKES_ALL, "d.docx"]
    accounts = {account.file: account for account in accounts_of(given(*names), seconds=3, read=read)}
    assert list(accounts) == names
    assert {name for name, account in accounts.items() if account.status == "refused"} == {HANGS, CRASHES, TAKES_ALL}
    assert "took longer than 3 seconds" in (accounts[HANGS].problem or "")
    assert "save it under a new name" in (accounts[CRASHES].problem or "")
    assert "more memory" in (accounts[TAKES_ALL].problem or "")
    assert all(account.balances for account in accounts.values())


def test_a_fault_of_the_program_is_not_said_to_be_the_files():
    first, second = accounts_of(given(FAULTY, "b.docx"), read=read)
    assert "Whole Picture itself failed" in (first.problem or "")
    assert "a fault of the program" in (first.problem or "")
    assert "do not send it back" in (first.problem or "")
    assert second.status == "read"

"""One file, from its bytes to its account. This runs in a worker of its own."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

from wholepicture.agencies.agency import Agency
from wholepicture.exchange.account import FileAccount, Status
from wholepicture.exchange.reading.document import FileRefused
from wholepicture.exchange.reading.file_bytes import bytes_of
from wholepicture.exchange.reading.open_file import read_bytes
from wholepicture.exchange.understanding.mapping import SourceMapping
from wholepicture.exchange.understanding.understand import understand


@dataclasses.dataclass(frozen=True, slots=True)
class FileToRead:
    """A file with what a person has said of it.

    Args:
        path: Where it is.
        name: What the account calls it.
        agency: Whose record a person says it is, or None.
        mapping: The mapping a person gave for it, or None.
    """

    path: Path
    name: str
    agency: Agency | None = None
    mapping: SourceMapping | None = None


def account_of(file: FileToRead) -> FileAccount:
    """Read and understand one file.

    Returns:
        Its account, which always balances; a file that cannot be read is an account with status "refused".
    """
    try:
        data = bytes_of(file.path)  # read once, so that the checksum is of the very bytes that were understood
        document = read_bytes(data, file.path)
    except FileRefused as refusal:
        return refused(file.name, str(refusal))
    sha256 = hashlib.sha256(data).hexdigest()
    account = understand(document, file=file.name, sha256=sha256, agency=file.agency, mapping=file.mapping)
    if not account.balances:
        message = (
            f"{file.name}: {account.rows} rows are not {len(account.entries)} entries, {len(account.refused)} refused"
        )
        raise AssertionError(f"{message} and {account.blank} blank")
    return account


def refused(name: str, problem: str) -> FileAccount:
    """The account of a file that is refused as a whole."""
    return FileAccount(file=name, status=Status.REFUSED, problem=problem)

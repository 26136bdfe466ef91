"""Who reads: said to the database in each transaction, signed, and forgotten at its end."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import hmac
import time
import uuid
from collections.abc import Iterator

from django.conf import settings
from django.db import connections, transaction

_BLOCK = 64  # bytes of a block of SHA-256 (RFC 2104)
_INSIDE, _OUTSIDE = 0x36, 0x5C  # RFC 2104


@dataclasses.dataclass(frozen=True, slots=True)
class Reader:
    """A worker of an agency, as the database judges them.

    Args:
        worker: The worker's id.
        agency: Their agency's id.
    """

    worker: uuid.UUID
    agency: uuid.UUID


def signed(reader: Reader, key: bytes, *, until: int) -> str:
    """What is said to the database of a reader.

    Args:
        reader: Who reads.
        key: The key that the site and the schema's owner share.
        until: Until when it holds, in seconds since 1970.
    """
    said = f"{reader.worker}|{reader.agency}|{until}"
    return f"{said}|{hmac.new(key, said.encode(), hashlib.sha256).hexdigest()}"


def key_for_the_database(key: bytes) -> tuple[bytes, bytes]:
    """The key in the two forms with which HMAC hashes, so that SQL needs no more than SHA-256 (RFC 2104)."""
    whole = (key if len(key) <= _BLOCK else hashlib.sha256(key).digest()).ljust(_BLOCK, b"\0")
    return bytes(one ^ _INSIDE for one in whole), bytes(one ^ _OUTSIDE for one in whole)


@contextlib.contextmanager
def reading(reader: Reader, *, using: str = "default") -> Iterator[None]:
    """One transaction in which the database shows what a reader may see, and takes what they may write.

    Args:
        reader: Who reads.
        using: The database connection.
    """
    with transaction.atomic(using=using):
        say(reader, using=using)
        yield


def say(reader: Reader, *, using: str = "default") -> None:
    """Say who reads, for the rest of the transaction that is under way."""
    token = signed(reader, settings.READER_KEY, until=int(time.time()) + settings.READER_SECONDS)
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT set_config('wholepicture.reader', %s, true)", [token])

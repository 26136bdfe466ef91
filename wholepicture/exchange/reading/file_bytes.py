"""A file's bytes, taken so that nothing on the way can hang or fill the memory."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from typing import TYPE_CHECKING

from wholepicture.exchange.reading.document import FileRefused
from wholepicture.exchange.reading.settings import limit, size_in_words

if TYPE_CHECKING:
    from pathlib import Path

_WHY = {
    errno.EACCES: "You are not allowed to read it. Ask its owner, or copy it to a folder that you may read.",
    errno.EPERM: "You are not allowed to read it. Ask its owner, or copy it to a folder that you may read.",
    errno.ENOENT: "It is not there, or it is a link to something that is not there. Check the name and the place.",
    errno.ELOOP: "It is a link that leads back to itself. Give the file itself.",
    errno.ENAMETOOLONG: "Its name is too long for this computer. Give it a shorter name.",
    errno.ESTALE: "The network drive does not answer. Copy the file to this computer.",
    errno.EIO: "The disk it lies on cannot be read. Copy it from where it came.",
}


def bytes_of(path: Path) -> bytes:
    """The bytes of an ordinary file.

    Args:
        path: The file, or a link to it.

    Returns:
        All of its bytes.

    Raises:
        FileRefused: It is not a file, is empty, too large, or cannot be read.
    """
    handle = _opened(path)
    try:
        size = _checked_size(os.fstat(handle))
        return _all_of(handle, size)
    except OSError as problem:
        raise _refusal(problem) from problem
    finally:
        os.close(handle)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes.

    Args:
        path: The file.

    Returns:
        64 hexadecimal digits.

    Raises:
        FileRefused: It cannot be read, or is beyond the limit of size.
    """
    return hashlib.sha256(bytes_of(path)).hexdigest()


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as problem:
        raise _refusal(problem) from problem
    except ValueError as problem:
        raise FileRefused("Its name cannot be used on this computer. Give the file another name.") from problem


def _refusal(problem: OSError) -> FileRefused:
    known = _WHY.get(problem.errno or 0)
    return FileRefused(known or f"It cannot be opened ({problem.strerror}). Copy it to this computer and try again.")


def _checked_size(found: os.stat_result) -> int:
    if stat.S_ISDIR(found.st_mode):
        raise FileRefused("It is a folder, although its name looks like that of a file. Give the files in it.")
    if not stat.S_ISREG(found.st_mode):
        raise FileRefused("It is not a file but a device or a pipe. Save what it gives as a file.")
    most = limit("file", "bytes")
    if found.st_size > most:
        raise FileRefused(
            f"It is {size_in_words(found.st_size)}; the most that is read is {size_in_words(most)}. "
            "Take pictures and attachments out of it, or split it, and send the parts."
        )
    if found.st_size == 0:
        raise FileRefused("It is empty (no bytes at all). Ask the agency to send it again.")
    return found.st_size


def _all_of(handle: int, size: int) -> bytes:
    most = limit("file", "bytes")
    pieces: list[bytes] = []
    taken = 0
    while piece := os.read(handle, max(1 << 20, size - taken)):
        pieces.append(piece)
        taken += len(piece)
        if taken > most:
            raise FileRefused(
                f"It grew beyond {size_in_words(most)} while it was read. Close it elsewhere and try again."
            )
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)

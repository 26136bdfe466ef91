"""Readers that misbehave, for the test of the workers; a worker imports them by name."""

from __future__ import annotations

import os
import time

from wholepicture.exchange.account import FileAccount, Status
from wholepicture.exchange.merging.one_file import FileToRead

HANGS, CRASHES, TAKES_ALL, FAULTY = "hangs.docx", "crashes.docx", "takes all.docx", "faulty.docx"


def read(file: FileToRead) -> FileAccount:
    """Misbehave when the file's name says so."""
    if file.name == HANGS:
        time.sleep(600)
    if file.name == CRASHES:
        os._exit(139)
    if file.name == TAKES_ALL:
        bytearray(64 * 1024**3)
    if file.name == FAULTY:
        raise KeyError("a fault of the program")
    return FileAccount(file=file.name, status=Status.READ)

"""The files that a browser sends: kept in memory, counted as they come, and dropped where they are too large."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import importlib.resources
import io
import tomllib
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from wholepicture.exchange.merging.find_files import printable

_TOO_LARGE = "files_that_were_too_large"  # on the request


@functools.cache
def limits() -> dict[str, int]:
    """What one bringing-in may hold; `limits.toml`."""
    found: dict[str, int] = tomllib.loads(
        importlib.resources.files(__package__).joinpath("limits.toml").read_text("utf-8")
    )
    return found


class FilesRefused(Exception):
    """Files that are not even looked through; the message says why, and what to do."""


@dataclasses.dataclass(frozen=True, slots=True)
class GivenFile:
    """A file that a worker gave.

    Args:
        name: Its name, printable and never twice.
        data: Its bytes.
    """

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Of its bytes."""
        return hashlib.sha256(self.data).hexdigest()


class WithinLimits(FileUploadHandler):
    """Django's way to take a file: in memory and nowhere else, and no more of it than one bringing-in may hold."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._all = 0

    def new_file(self, *of: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own form
        """A file begins."""
        super().new_file(*of, **more)
        self._file = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A part of it; what is too large is passed over, so that the page can still say so."""
        self._all += len(raw_data)
        if start + len(raw_data) > limits()["bytes_of_one"] or self._all > limits()["bytes_of_all"]:
            setattr(self.request, _TOO_LARGE, [*getattr(self.request, _TOO_LARGE, []), self.file_name])
            self._file = io.BytesIO()
            raise SkipFile
        self._file.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """It is whole."""
        self._file.seek(0)
        return InMemoryUploadedFile(
            self._file, self.field_name, self.file_name or "", self.content_type or "", file_size, self.charset,
            self.content_type_extra,
        )  # fmt: skip


def files_given(request: HttpRequest) -> list[GivenFile]:
    """The files of a request.

    Args:
        request: The request.

    Raises:
        FilesRefused: When there are none, too many, or one is empty or too large.
    """
    given = request.FILES.getlist("files")
    too_large = getattr(request, _TOO_LARGE, [])  # known only once the files have been taken
    if too_large:
        one, every = (limits()[name] // 1_000_000 for name in ("bytes_of_one", "bytes_of_all"))
        raise FilesRefused(
            f"{_name(too_large[0])} is too large: a file may have {one} MB, and all files together {every} MB. Nothing "
            "was taken. Split it, or leave out its pictures, and give that."
        )
    if not given:
        raise FilesRefused("Choose at least one file.")
    if len(given) > limits()["files"]:
        raise FilesRefused(f"These are {len(given)} files. Give no more than {limits()['files']} at once.")
    found = [GivenFile(name, file.read()) for name, file in _named_once(given)]
    empty = [file.name for file in found if not file.data]
    if empty:
        raise FilesRefused(f"{empty[0]} is empty. Nothing was taken. Look whether it is the right file.")
    return found


def _named_once(given: list[UploadedFile[Any]]) -> list[tuple[str, UploadedFile[Any]]]:
    """Files by their names; a name that comes again gets a number."""
    found: dict[str, UploadedFile[Any]] = {}
    for file in given:
        name, number = _name(file.name), 2
        while name in found:
            name, number = f"{_name(file.name)} ({number})", number + 1
        found[name] = file
    return list(found.items())


def _name(name: str | None) -> str:
    return printable(name or "file")[-limits()["letters_of_a_name"] :]

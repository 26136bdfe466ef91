"""The streams inside an older Office file (an OLE container), through olefile."""

from __future__ import annotations

import contextlib
import io
from typing import Any

from wholepicture.exchange.reading.archive import DAMAGED
from wholepicture.exchange.reading.document import FileRefused
from wholepicture.exchange.reading.ole_properties import AUTHOR, COMPANY, DOCUMENT_SUMMARY, SUMMARY, TITLE, texts_in


class OleContainer:
    """An older Office file.

    Args:
        data: The file's bytes.

    Raises:
        FileRefused: It is damaged or cut short.
    """

    def __init__(self, data: bytes) -> None:
        import olefile  # type: ignore[import-untyped]  # noqa: PLC0415 - only older files need it

        try:
            self._ole: Any = olefile.OleFileIO(io.BytesIO(data))
            self.streams = {"/".join(entry) for entry in self._ole.listdir()}
        except Exception as problem:  # olefile raises many kinds for damaged files
            raise FileRefused(DAMAGED.format(what="the list of its parts cannot be read")) from problem

    def stream(self, name: str) -> bytes:
        """One stream, whole.

        Args:
            name: Its name, with "/" between the names of the storages it lies in.

        Returns:
            Its bytes.

        Raises:
            FileRefused: It is missing, damaged or cut short.
        """
        try:
            data = bytes(self._ole.openstream(name).read())
            whole = len(data) == self._ole.get_size(name)
        except Exception as problem:  # as above
            raise FileRefused(DAMAGED.format(what="the text inside cannot be reached")) from problem
        if not whole:
            raise FileRefused(DAMAGED.format(what="the text inside is cut short"))
        return data

    def properties(self) -> dict[str, str]:
        """Title, author and company from the properties; nothing where they cannot be read: they are only an aid."""
        found: dict[str, str] = {}
        for stream, wanted in ((SUMMARY, {TITLE: "title", AUTHOR: "author"}), (DOCUMENT_SUMMARY, {COMPANY: "company"})):
            if stream in self.streams:
                with contextlib.suppress(FileRefused):
                    texts = texts_in(self.stream(stream))
                    found |= {name: texts[number] for number, name in wanted.items() if number in texts}
        return found

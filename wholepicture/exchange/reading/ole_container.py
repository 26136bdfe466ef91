"""The streams inside an older Office file (an OLE container), through olefile."""

from __future__ import annotations

import io
from typing import Any

from wholepicture.exchange.reading.archive import DAMAGED
from wholepicture.exchange.reading.document import FileRefused


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
        """Title, author and company from the properties; empty when they cannot be read, since they are only an aid."""
        try:
            told = self._ole.get_metadata()
        except Exception:  # noqa: BLE001 - as above
            return {}
        found = {name: getattr(told, name, None) for name in ("title", "author", "company")}
        return {
            name: value.decode("cp1252", "replace").strip("\x00 ")
            for name, value in found.items()
            if isinstance(value, bytes)
        }

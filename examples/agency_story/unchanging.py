"""The same bytes each time: no clock, no compression that differs between builds of zlib, no order that varies."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

WRITTEN_AT = datetime.datetime(2017, 10, 2, 9, 0, tzinfo=datetime.UTC).replace(tzinfo=None)
_OLDEST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def write_zip(path: Path, members: Mapping[str, bytes]) -> None:
    """Write members, in their order, stored and with a fixed date."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _OLDEST_ZIP_DATE)
            info.create_system = 0
            archive.writestr(info, content)


def members_of(package: bytes) -> dict[str, bytes]:
    """The members of a zip package, in their order."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}

"""The parts of a zip archive (.docx, .xlsx, .ods), unpacked under a limit and with their check sums verified."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import IO, TYPE_CHECKING

from wholepicture.exchange.reading.document import FileRefused
from wholepicture.exchange.reading.settings import limit, size_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

DAMAGED = "It is damaged or was cut short on its way ({what}). Ask the agency to send it again."
_ENCRYPTED_FLAG = 0x1
_PIECE = 1 << 20
_HEADER_BYTES = 30  # of a member's own header, before its name (PKWARE APPNOTE 4.3.7)


class Archive:
    """A zip archive whose parts are read one by one, never to disk.

    Args:
        data: The file's bytes.

    Raises:
        FileRefused: It is damaged, cut short, or built to exhaust the machine.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, EOFError, OSError, NotImplementedError) as problem:
            raise FileRefused(DAMAGED.format(what="the list of its parts cannot be read")) from problem
        self._members: dict[str, zipfile.ZipInfo] = {}
        self._proper: dict[str, str] = {}  # names of parts are the same in capitals and small letters (ECMA-376 part 2)
        self._unpacked: dict[str, bytes] = {}
        self._total = 0
        self._size = len(data)
        self._check_members()

    def _check_members(self) -> None:
        members = self._zip.infolist()
        if len(members) > limit("archive", "members"):
            raise FileRefused(
                f"It holds {len(members):,} parts, more than any document should. Open it in its own program, save it "
                "again and send that."
            )
        end = 0
        for member in sorted(members, key=lambda one: one.header_offset):
            name = member.filename.replace("\\", "/")  # some programs write Windows paths
            if name.lower() in self._proper:
                raise FileRefused(DAMAGED.format(what=f'it holds "{name}" twice'))
            if member.header_offset < end:
                raise FileRefused(DAMAGED.format(what="its parts lie over one another"))
            end = member.header_offset + _HEADER_BYTES + member.compress_size
            self._members[name] = member
            self._proper[name.lower()] = name
        if end > self._size:
            raise FileRefused(DAMAGED.format(what="its parts reach beyond its end"))

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._proper

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def part(self, name: str) -> bytes:
        """One part, unpacked and verified.

        Args:
            name: The part's name in the archive.

        Returns:
            Its bytes.

        Raises:
            FileRefused: It is missing, damaged, encrypted or too large.
        """
        name = self._proper.get(name.lower(), name)
        if name not in self._unpacked:
            self._unpacked[name] = self._read(name)
        return self._unpacked[name]

    def forget(self, name: str) -> None:
        """Give back the memory of a part that is not needed again."""
        self._unpacked.pop(self._proper.get(name.lower(), name), None)

    def _read(self, name: str) -> bytes:
        member = self._members.get(name)
        if member is None:
            raise FileRefused(DAMAGED.format(what=f'the part "{name}" is missing'))
        if member.flag_bits & _ENCRYPTED_FLAG:
            raise FileRefused(
                "It has a password. Ask the agency for a copy without one, or open it and save it without."
            )
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise FileRefused(DAMAGED.format(what=f'"{name}" is packed in a way that Office programs never use'))
        try:
            with self._zip.open(member) as stream:
                return self._unpack(name, member, stream)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError) as problem:
            raise FileRefused(DAMAGED.format(what=f'its part "{name}" does not unpack')) from problem

    def _unpack(self, name: str, member: zipfile.ZipInfo, stream: IO[bytes]) -> bytes:
        pieces: list[bytes] = []
        taken = 0
        while piece := stream.read(_PIECE):
            pieces.append(piece)
            taken += len(piece)
            self._total += len(piece)
            self._check_growth(taken, member.compress_size)
        if taken != member.file_size:
            raise FileRefused(DAMAGED.format(what=f'its part "{name}" is shorter than it says'))
        return b"".join(pieces)

    def _check_growth(self, taken: int, packed: int) -> None:
        too_large = taken > limit("archive", "part_bytes") or self._total > limit("archive", "total_bytes")
        if too_large or (taken > limit("archive", "ratio_from_bytes") and taken > packed * limit("archive", "ratio")):
            raise FileRefused(
                f"It is {size_in_words(self._size)} but unpacks to far more than a document should "
                f"(over {size_in_words(taken)}): it is broken or was made to do harm. "
                "Open it in its own program, copy what is needed into a new file, and send that."
            )

    def verify(self) -> None:
        """Unpack every part of text or structure once, so that no damage is passed over; pictures and macros stay shut.

        Raises:
            FileRefused: A part is damaged.
        """
        for name, member in self._members.items():
            if name.lower().endswith((".xml", ".rels")) or name == "mimetype":
                self.part(name)
            else:
                self._check_header(name, member)

    def _check_header(self, name: str, member: zipfile.ZipInfo) -> None:
        if member.flag_bits & _ENCRYPTED_FLAG or member.is_dir():
            return
        try:
            self._zip.open(member).close()
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as problem:
            raise FileRefused(DAMAGED.format(what=f'its part "{name}" does not unpack')) from problem

    def plain_copy(self, names: list[str]) -> io.BytesIO:
        """A new archive of the verified parts, stored without compression.

        A library that is given this copy unpacks nothing, so a lying header or a bomb cannot reach it.

        Args:
            names: The parts to put in.

        Returns:
            The archive, as a file in memory.
        """
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as target:
            for name in names:
                target.writestr(name, self.part(name))
        copy.seek(0)
        return copy

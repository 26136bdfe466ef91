"""How the parts of an Office document point to each other, and what its properties say."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from wholepicture.exchange.reading.archive import DAMAGED
from wholepicture.exchange.reading.document import FileRefused
from wholepicture.exchange.reading.safe_xml import tree_of
from wholepicture.exchange.reading.settings import settings

if TYPE_CHECKING:
    from wholepicture.exchange.reading.archive import Archive


class Pointer(NamedTuple):
    """One relationship of a part.

    Args:
        id: Its id in the part.
        kind: The last word of its type ("comments", "header", "worksheet").
        target: The name of the part it points to.
    """

    id: str
    kind: str
    target: str


def pointers_of(archive: Archive, name: str) -> list[Pointer]:
    """What a part points to inside its own archive; anything outside (a web address, another file) is left alone.

    Args:
        archive: The document.
        name: The part; "" for the document as a whole.

    Returns:
        The pointers in the order of the file.

    Raises:
        FileRefused: One of them points to a part that is missing.
    """
    folder, base = posixpath.split(name)
    sheet = posixpath.join(folder, "_rels", f"{base}.rels")
    if sheet not in archive:
        return []
    found = []
    for element in tree_of(archive.part(sheet), sheet).iter("{*}Relationship"):
        if (element.get("TargetMode") or "").lower() == "external":
            continue
        target = element.get("Target") or ""
        whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found.append(Pointer(element.get("Id") or "", (element.get("Type") or "").rpartition("/")[2], whole))
    return found


def main_part(archive: Archive, usual: str) -> str:
    """The name of the part that holds the document itself.

    Args:
        archive: The document.
        usual: The name it usually has.

    Returns:
        The name.

    Raises:
        FileRefused: There is none.
    """
    named = [one.target for one in pointers_of(archive, "") if one.kind == "officeDocument"]
    for name in named or [usual]:
        if name in archive:
            return name
    raise FileRefused(DAMAGED.format(what="the text itself is missing"))


def required(archive: Archive, pointer: Pointer) -> bytes:
    """The bytes of a part that is pointed to.

    Args:
        archive: The document.
        pointer: Which part.

    Returns:
        Its bytes.

    Raises:
        FileRefused: It is not there.
    """
    return archive.part(pointer.target)


def properties_of(archive: Archive) -> tuple[str | None, str | None]:
    """The title and the author or company that an Office document's properties give.

    Args:
        archive: The document.

    Returns:
        (title, author); each None when it is missing or is what a program writes by itself.
    """
    found: dict[str, str] = {}
    for pointer in pointers_of(archive, ""):
        if pointer.kind in {"core-properties", "extended-properties", "coreProperties", "extendedProperties"}:
            if pointer.target not in archive:
                continue
            for element in tree_of(archive.part(pointer.target), pointer.target).iter("{*}*"):
                text = (element.text or "").strip()
                if text:
                    found.setdefault(str(element.tag).rpartition("}")[2], text)
    return own_title(found.get("title")), own_author(found.get("creator")) or own_author(found.get("Company"))


def own_title(title: str | None) -> str | None:
    """A title, unless it is one that a program writes by itself."""
    words = (title or "").strip()
    return words if words and words.lower() not in settings("word")["properties"]["default_titles"] else None


def own_author(author: str | None) -> str | None:
    """An author, unless it is one that a program writes by itself."""
    words = (author or "").strip()
    return words if words and words.lower() not in settings("word")["properties"]["default_authors"] else None

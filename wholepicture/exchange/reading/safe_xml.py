"""XML read so that it can neither fetch, nor include, nor swell: no entities, no network, no document type."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, cast

from lxml import etree

from wholepicture.exchange.reading.archive import DAMAGED
from wholepicture.exchange.reading.document import FileRefused

if TYPE_CHECKING:
    from collections.abc import Iterator


def tree_of(data: bytes, name: str) -> etree._Element:
    """A small part as a tree.

    Args:
        data: The part's bytes.
        name: Its name, for the message.

    Returns:
        Its root.

    Raises:
        FileRefused: It is not well-formed, nests too deeply, or holds a document type.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise _not_well_formed(name) from problem
    refuse_document_type(root, name)
    return root


def walk(
    data: bytes, name: str, *, start: tuple[str, ...], end: tuple[str, ...]
) -> Iterator[tuple[str, etree._Element]]:
    """A large part, element by element, so that what is done with can be let go.

    Args:
        data: The part's bytes.
        name: Its name, for the message.
        start: Local names whose start is wanted (in any namespace).
        end: Local names whose end is wanted.

    Yields:
        ("start" or "end", element). The first is always the start of the root.

    Raises:
        FileRefused: It is not well-formed, nests too deeply, or holds a document type.
    """
    wanted = sorted({f"{{*}}{local}" for local in (*start, *end)})
    events = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        tag=wanted,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    checked = False
    try:
        for event, element in events:
            if not checked:
                refuse_document_type(element, name)
                checked = True
            yield event, element
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise _not_well_formed(name) from problem
    if events.root is None:
        raise _not_well_formed(name)
    refuse_document_type(events.root, name)


class _Nothing:
    """Takes the events of a parse and keeps none."""

    def close(self) -> None:
        """The parse is over."""


def check_well_formed(data: bytes, name: str) -> None:
    """See that a part that another library will read is sound, without building a tree.

    Args:
        data: The part's bytes.
        name: Its name, for the message.

    Raises:
        FileRefused: It is not well-formed, nests too deeply, or holds a document type.
    """
    if b"<!DOCTYPE" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        tree_of(data, name)
    parser = etree.XMLParser(
        target=cast("Any", _Nothing()), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise _not_well_formed(name) from problem


def refuse_document_type(element: etree._Element, name: str) -> None:
    """Refuse a part with a document type: no Office program writes one, and it is how XML is made to do harm.

    Args:
        element: Any element of the part.
        name: The part's name, for the message.

    Raises:
        FileRefused: There is one.
    """
    document = element.getroottree().docinfo
    if document.internalDTD is not None or document.externalDTD is not None:
        raise FileRefused(
            f'Its part "{name}" holds a document type, which Office programs never write and which can be made to do '
            "harm. Open it in Word or Excel, save it again and send that; if you do not know the sender, leave it shut."
        )


def _not_well_formed(name: str) -> FileRefused:
    return FileRefused(DAMAGED.format(what=f'its part "{name}" is broken'))

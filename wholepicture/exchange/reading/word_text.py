"""The text of a piece of a Word document as a reader of it sees it.

Kept: runs, insertions that are tracked, results of fields, hyperlinks, content controls, hidden text. Dropped: tracked
deletions, the instructions of fields, prompts of content controls that nobody filled in. Source of the element
names: ECMA-376 part 1, chapter 17.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wholepicture.exchange.reading.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

_PLAIN = ("t", "p", "tab", "br", "cr", "noBreakHyphen")
_NEEDS_CARE = (
    "tbl", "AlternateContent", "txbxContent", "moveFrom", "del", "fldChar", "sdtPr", "sym", "ruby", "numPr",
    "ptab", "delText",
)  # fmt: skip
_SKIPPED = frozenset({
    "pPr", "rPr", "tcPr", "trPr", "tblPr", "tblGrid", "sdtPr", "sdtEndPr", "del", "moveFrom", "instrText", "delText",
    "delInstrText", "rt", "sectPr", "tblPrEx", "annotationRef", "footnoteRef", "endnoteRef", "object", "Fallback",
})  # fmt: skip
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_ALL_TAGS = tuple(f"{{*}}{name}" for name in (*_PLAIN, *_NEEDS_CARE))
_CARE = frozenset(_NEEDS_CARE)
_SHORT = 3  # letters: such names stand in every part, so that searching for them is for nothing


def text_reader(part: bytes) -> Callable[[etree._Element], str]:
    """A faster `text_of` for one part: it looks only for the marks that the part has anywhere.

    Args:
        part: The part's bytes.

    Returns:
        A function that does what `text_of` does for elements of this part.
    """
    if part.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16: the names cannot be searched for as bytes
        return text_of
    names = (name for name in (*_PLAIN, *_NEEDS_CARE) if len(name) <= _SHORT or name.encode() in part)
    tags = tuple(f"{{*}}{name}" for name in names)
    return lambda element: _text_of(element, tags)


def text_of(element: etree._Element) -> str:
    """The text of a cell or paragraph: one line for each paragraph, row of an inner table, or line break.

    Args:
        element: A w:tc, w:p, or anything that holds them.

    Returns:
        Its text, without blank lines at either end.
    """
    return _text_of(element, _ALL_TAGS)


def _text_of(element: etree._Element, tags: tuple[str, ...]) -> str:
    pieces: list[str] = []
    for found in element.iter(*tags):
        name = found.tag.rpartition("}")[2]
        if name == "t":
            pieces.append(found.text or "")
        elif name == "p":
            pieces.append("\n")
        elif name in _CARE:
            return _Careful().text_of(element)
        elif name != "tab" or _local(found.getparent()) == "r":
            pieces.append(_BREAKS[name])
    return "".join(pieces).strip(" \n")


def _local(element: etree._Element | None) -> str:
    return "" if element is None else str(element.tag).rpartition("}")[2]


class _Careful:
    """Walks a piece that holds more than plain runs."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._fields: list[bool] = []  # for each open field, whether its result has begun
        self._handlers: dict[str, Callable[[etree._Element], None]] = {
            "t": self._run_text,
            "p": self._paragraph,
            "tbl": self._table,
            "sdt": self._content_control,
            "fldChar": self._field_mark,
            "sym": self._symbol,
            "AlternateContent": self._alternatives,
            "txbxContent": self._text_box,
        }

    def text_of(self, element: etree._Element) -> str:
        self._listed = sum(1 for one in element.iter("{*}p") if any(True for _ in one.iter("{*}t"))) > 1
        self._whole(element)
        if not all(
            self._fields
        ):  # a field that never ends would hide the text after it: better too much than too little
            self._pieces, self._fields = [], []
            del self._handlers["fldChar"]
            self._whole(element)
        return "".join(self._pieces).strip(" \n")

    def _whole(self, element: etree._Element) -> None:
        if _local(element) == "p":
            self._paragraph(element)
        else:
            self._children(element)

    def _children(self, element: etree._Element) -> None:
        for child in element:
            name = _local(child)
            handler = self._handlers.get(name)
            if handler is not None:
                handler(child)
            elif name in _BREAKS:
                self._add(_BREAKS[name])
            elif name not in _SKIPPED:
                self._children(child)

    def _add(self, text: str) -> None:
        if all(self._fields):
            self._pieces.append(text)

    def _run_text(self, element: etree._Element) -> None:
        self._add(element.text or "")

    def _paragraph(self, element: etree._Element) -> None:
        before = len(self._pieces)
        if self._listed and _is_listed(element):
            self._pieces.append("- ")
        self._children(element)
        if self._pieces[before:] == ["- "]:
            del self._pieces[before:]
        self._pieces.append("\n")

    def _text_box(self, element: etree._Element) -> None:
        self._new_line()
        self._children(element)

    def _new_line(self) -> None:
        if self._pieces and not self._pieces[-1].endswith("\n"):
            self._pieces.append("\n")

    def _table(self, element: etree._Element) -> None:
        self._new_line()
        rows = [row for row in element.iter("{*}tr") if _nearest(row, "tbl") is element]
        if not rows:
            self._children(element)
        for row in rows:
            if any(True for _ in row.iter("{*}t", "{*}sym", "{*}fldChar")):
                cells = [text_of(cell) for cell in row.iter("{*}tc") if _nearest(cell, "tr") is row]
                self._pieces.append(" | ".join(cell for cell in cells if cell) + "\n")

    def _content_control(self, element: etree._Element) -> None:
        if any(True for _ in element.iterfind("{*}sdtPr/{*}showingPlcHdr")):
            return
        self._children(element)

    def _field_mark(self, element: etree._Element) -> None:
        kind = next((value for key, value in element.attrib.items() if str(key).endswith("}fldCharType")), "")
        if kind == "begin":
            self._add(_form_field(element))
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _symbol(self, element: etree._Element) -> None:
        self._add(_symbol(_attribute(element, "font"), _attribute(element, "char")))

    def _alternatives(self, element: etree._Element) -> None:
        """The same drawing is given for newer and for older programs: it is read once."""
        choice = next(element.iterfind("{*}Choice"), None)
        if choice is None:
            choice = next(element.iterfind("{*}Fallback"), None)
        if choice is not None:
            self._children(choice)


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _nearest(element: etree._Element, name: str) -> etree._Element | None:
    return next(element.iterancestors(f"{{*}}{name}"), None)


def _is_listed(paragraph: etree._Element) -> bool:
    number = next(paragraph.iterfind("{*}pPr/{*}numPr/{*}numId"), None)
    return number is not None and _attribute(number, "val") != "0"


def _symbol(font: str, code: str) -> str:
    known = settings("word")["symbols"].get(font.lower(), {}).get(code.lower()[-2:])
    if known:
        return str(known)
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _form_field(mark: etree._Element) -> str:
    """What a field of an older form shows: the chosen line of its list, or whether its box is ticked."""
    for choices in mark.iter("{*}ddList"):
        lines = [_attribute(entry, "val") for entry in choices.iterfind("{*}listEntry")]
        chosen = next((_attribute(one, "val") for one in choices.iterfind("{*}result")), "0")
        return lines[int(chosen)] if chosen.isdecimal() and int(chosen) < len(lines) else ""
    for box in mark.iter("{*}checkBox"):
        marks = [one for name in ("checked", "default") for one in box.iterfind(f"{{*}}{name}")]
        ticked = bool(marks) and _attribute(marks[0], "val") not in {"0", "false", "off"}
        return str(settings("word")["form"]["ticked" if ticked else "empty"])
    return ""

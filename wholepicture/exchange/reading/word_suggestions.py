"""Paragraphs that this program itself wrote below an agency's words in a Word document of an earlier chronology.

They are suggestions of rules, and would else be read as the agency's own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wholepicture.exchange.reading.settings import settings
from wholepicture.exchange.reading.word_text import text_of

if TYPE_CHECKING:
    from lxml import etree

REMARK = (
    "It is a chronology that Whole Picture wrote: {count} suggested codes and unknown people below the agencies' words "
    "were left out, because they are suggested again. Where you have the chronology.json, merge that instead."
)


def may_hold_suggestions(part: bytes) -> bool:
    """Whether a part has such paragraphs anywhere."""
    return str(settings("word")["suggestions"]["style"]).encode() in part


def take_out_suggestions(row: etree._Element) -> int:
    """Take them out of a row.

    A paragraph goes only when it is set in our style and begins with our label, so that what a person wrote there
    later is kept.

    Args:
        row: A w:tr, changed in place.

    Returns:
        How many there were.
    """
    ours = settings("word")["suggestions"]
    starts = tuple(ours["starts"])
    found = [
        paragraph
        for paragraph in row.iter("{*}p")
        if _style(paragraph) == ours["style"] and text_of(paragraph).startswith(starts)
    ]
    for paragraph in found:
        parent = paragraph.getparent()
        if parent is not None:
            parent.remove(paragraph)
    return len(found)


def _style(paragraph: etree._Element) -> str:
    style = next(paragraph.iterfind("{*}pPr/{*}pStyle"), None)
    if style is None:
        return ""
    return next((str(value) for key, value in style.attrib.items() if str(key).endswith("}val")), "")

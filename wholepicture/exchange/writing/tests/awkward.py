"""Texts that break careless writers of documents, and chronologies that hold them in every place."""

from __future__ import annotations

import dataclasses

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.entry import Answer, Code, Entry, KnownTo, Mention, PersonInEntry, Source
from wholepicture.exchange.account import Refused
from wholepicture.exchange.merged import FileLine, MergedChronology
from wholepicture.exchange.writing.tests.invented import HV, invented
from wholepicture.words.decisions import Decision, Disputed, RuleLine, Unmatched

AWKWARD = {
    "markup": "</w:t></w:r><w:p/> & <b>\"bold\"</b> 'quoted' ]]> <!-- x -->",
    "rich text of a workbook": "<r><t>not markup</t></r>",
    "mark of our own": "<!--entries--><sheetData></sheetData>",
    "escape of a workbook": "_x0041_ is not A, _x is nothing",
    "control characters": "nul\x00 bell\x07 vertical tab\x0b escape\x1b",
    "half a surrogate pair": "before \ud83d after \udc00",
    "no characters": "\ufffe and \uffff",
    "emoji": "\U0001f476\U0001f3fd and \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "right to left": "\u05e9\u05dc\u05d5\u05dd, \u05d0\u05de\u05d0",
    "turned round": "abc\u202egnp.exe",
    "combining": "Zoe\u0308 e\u0301" + "\u0301" * 40,
    "spaces": "  two  spaces\tand a tab ",
    "only spaces": " \t \n ",
    "a formula": '=HYPERLINK("http://example.invalid/?"&A1,"Click")',
    "header codes": "&P of &N &amp; &[Date] %s {0} {{ x }}",
}
NEW_LINES = "one\ntwo\r\nthree\rfour\u2028five\u2029six\n\n\nseven\n"
SEVEN_LINES = ["one", "two", "three", "four", "five", "six", "seven"]


def everywhere(text: str) -> MergedChronology:
    """A chronology of two entries with the text in every place that takes a text."""
    day = invented().entries[0].happened
    agency = Agency(text or "none")
    code = Code(text, text, text, text, text, text, text, text, 0, len(text), (Answer(text, text, text),))
    decision = Decision(text, text, text, text, text, 0, 0, text, text, text, text, text)
    entry = Entry(
        id="first",
        happened=dataclasses.replace(day, words=text, uncertain=True),
        agency=agency,
        source=Source(text, "0" * 64, sheet=text, row=2, author=text, document=text),
        words=text,
        response=text,
        voice=text,
        people=(PersonInEntry(text, text),),
        known_to=(KnownTo(agency, day.lower),) if day.lower else (),
        notes={text: text, "Comment": text},
        details={text: text},
        codes=(code,),
        suggested=(code, dataclasses.replace(code, status="disputed")),
        mentioned=(Mention(text, text, None, text, text), Mention(None, text, text, text, text)),
        agency_guessed=text,
        basis=text,
        kind=text,
        replaces=text,
        also_recorded_by=("second", "not here"),
    )
    return MergedChronology(
        entries=(entry, dataclasses.replace(entry, id="second", agency=HV, also_recorded_by=("first",))),
        counted=2,
        refused=(Refused(text, text, text, text, (code,)),),
        files=(FileLine(text, "", "read", text, text, 3, 2, 1, 0, 1, text),),
        set_aside=((text, text, text, text),),
        agencies=tuple(sorted((agency, HV))),
        ages={"first": text},
        disputed=(Disputed(text, code),),
        unmatched=(Unmatched(decision, text),),
        rules=(RuleLine(text, 1, 1, 0, 0, 0),),
        title=text,
    )


def one_entry(**changes: object) -> MergedChronology:
    """A chronology of one plain entry, with changes."""
    whole = invented()
    entry = dataclasses.replace(whole.entries[0], also_recorded_by=(), **changes)
    return MergedChronology(entries=(entry,), counted=1, refused=(), files=whole.files[:1], agencies=(entry.agency,))


EMPTY = MergedChronology(entries=(), counted=0, refused=(), files=())

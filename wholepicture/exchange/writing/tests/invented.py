"""An invented family's chronology, for the tests of every writer. No person, agency or place in it is real."""

from __future__ import annotations

import dataclasses
import datetime
import uuid
from pathlib import Path

from wholepicture.agencies.agency import Agency
from wholepicture.chronology.age import age_in_words
from wholepicture.chronology.entry import Entry, PersonInEntry, Source
from wholepicture.exchange.account import Refused
from wholepicture.exchange.merged import FileLine, MergedChronology, Narrowing
from wholepicture.timescales.date_known import DateKnown

HV = Agency("Northmere Health Visiting", "health_visiting")
POLICE = Agency("Northmere Police", "police")
CSC = Agency("Northmere Children's Social Care", "children_social_care")
GP = Agency("Harbour Lane Surgery", "gp")
SCHOOL = Agency("Lowfield Primary School", "school")
HOSPITAL = Agency("St Brannoc's Hospital", "hospital")
HOUSING = Agency("Tidewell Homes", "housing")
PROBATION = Agency("Northmere Probation", "probation")
AGENCIES = (GP, SCHOOL, CSC, HV, POLICE, PROBATION, HOSPITAL, HOUSING)

FILES = {
    HV: ("Health visiting chronology.docx", None, 2),
    POLICE: ("police_export.csv", None, None),
    CSC: ("CSC chronology v3 FINAL.xlsx", "Chronology", None),
    GP: ("GP summary.docx", None, 1),
    SCHOOL: ("CPOMS export.xlsx", "Incidents", None),
    HOSPITAL: ("ED attendances.xls", "Sheet1", None),
    HOUSING: ("Tidewell tenancy notes.ods", "Notes", None),
    PROBATION: ("Probation nil return.docx", None, None),
}
BORN = datetime.date(2014, 9, 21)

ROWS = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()[1:]

REFUSED = (
    Refused("police_export.csv", "row 14", "The day 31/02/2016 does not exist. Look up the log and correct the date, "
            "then merge again.", "31/02/2016 | 21:10 | Log 77 | Report of a child on the balcony"),
    Refused("CPOMS export.xlsx", 'sheet "Incidents", row 9', '"autumn term" is not a date that can be read safely. '
            "Give the month or the day.", "autumn term | Rowan was tired and tearful | told to DSL"),
    Refused("scan of letter.pdf", "whole file", "The file is a scan: it holds pictures of pages and no text. "
            "Ask for the original document.", ""),
)  # fmt: skip


def invented(*, narrowing: Narrowing | None = None) -> MergedChronology:
    """About 60 entries of eight agencies: vague dates, many lines, links, refused rows and a nil return."""
    entries = _linked([_entry(number, line) for number, line in enumerate(ROWS, 1)])
    return MergedChronology(
        entries=tuple(entries),
        counted=len(entries) + (4 if narrowing else 0),
        refused=REFUSED,
        files=(*(_line(agency, entries) for agency in FILES), _scan()),
        set_aside=(
            ("Health visiting chronology.docx", "page 1", "a title", "CONFIDENTIAL\nChronology of health visiting"),
            ("CSC chronology v3 FINAL.xlsx", 'sheet "Front sheet"', "a table of details, not of events",
             "Name | Rowan\nWorker | J. Okoro"),
        ),
        agencies=tuple(sorted(AGENCIES)),
        ages=_ages(entries),
        narrowing=narrowing or Narrowing(),
        title="Integrated chronology: Rowan",
    )  # fmt: skip


def _entry(number: int, line: str) -> Entry:
    agency_name, date, written, time, who, what, voice, response = line.split("|")
    agency: Agency = globals()[agency_name]
    file, sheet, table = FILES[agency]
    return Entry(
        id=str(uuid.uuid5(uuid.NAMESPACE_OID, f"invented {number}")),
        happened=_date(date, written),
        time=datetime.time.fromisoformat(time) if time else None,
        agency=agency,
        agency_guessed="the file's name" if agency == HOUSING else None,
        source=Source(
            file=file, sha256="0" * 64, sheet=sheet, table=table, row=number + 1,
            author="A. Quill" if agency == HV else None, document="Log" if agency == POLICE else None,
        ),
        words=what.replace("\\n", "\n"),
        kind="nil_return" if agency == PROBATION else "note",
        people=tuple(PersonInEntry(*pair.split(":")) for pair in who.split(", ") if pair),
        voice=voice,
        response=response,
        notes={"Author's comment": "Was this shared?\nSee the protocol."} if number % 9 == 0 else {},
        known_on=datetime.date(2017, 7, 21) if agency in (SCHOOL, HOUSING) else None,
    )  # fmt: skip


def _date(date: str, written: str) -> DateKnown:
    uncertain = date.endswith("?")
    first, _, last = date.rstrip("?").partition("..")
    ends = [datetime.date.fromisoformat(end) if end else None for end in (first, last)]
    if ".." not in date:
        ends[1] = ends[0]
    return DateKnown(ends[0], ends[1], uncertain, written)


def _linked(entries: list[Entry]) -> list[Entry]:
    """The police's, social care's and health visitor's strategy discussion; a police call and its notification."""
    same = [[i for i, e in enumerate(entries) if "trategy discussion" in e.words], [9, 10], [49, 50, 51]]
    for group in same:
        for place in group:
            others = tuple(entries[other].id for other in group if other != place)
            entries[place] = dataclasses.replace(entries[place], also_recorded_by=others)
    anchor = lambda e: e.happened.lower or e.happened.upper or datetime.date.max  # noqa: E731
    return sorted(entries, key=lambda e: (anchor(e), e.happened.day is not None, e.time or datetime.time.min))


def _ages(entries: list[Entry]) -> dict[str, str]:
    return {entry.id: age_in_words(entry.happened, born=BORN) for entry in entries}


def _line(agency: Agency, entries: list[Entry]) -> FileLine:
    file = FILES[agency][0]
    made = sum(entry.agency == agency for entry in entries)
    refused = sum(row.file == file for row in REFUSED)
    blank = 2 if agency == CSC else 0
    nil = agency == PROBATION
    return FileLine(
        file=file, sha256="0" * 64, status="nil_return" if nil else "read", agency=agency.name,
        agency_from="guessed from the file's name" if agency == HOUSING else "the document's title",
        rows=made + refused + blank, entries=made, refused=refused, blank=blank, set_aside=1 if agency == HV else 0,
        problem="Named .csv but separated by semicolons; read as such." if agency == POLICE else None,
    )  # fmt: skip


def _scan() -> FileLine:
    problem = "The file is a scan: it holds pictures of pages and no text. Ask for the original document."
    return FileLine("scan of letter.pdf", "1" * 64, "refused", None, "", 1, 0, 1, 0, 0, problem)

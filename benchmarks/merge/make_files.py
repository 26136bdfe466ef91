"""Twelve invented agencies' files, a third each of Word, Excel and CSV."""

from __future__ import annotations

import csv
import datetime
import random
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter
from docx import Document

AGENCIES = (
    ("Northmere Health Visiting", "docx"),
    ("Northmere Police", "csv"),
    ("Northmere Children's Social Care", "xlsx"),
    ("Millbrook Primary School", "csv"),
    ("Dr Ashby and Partners GP Surgery", "xlsx"),
    ("Northmere Housing", "csv"),
    ("Northmere General Hospital", "docx"),
    ("Eastvale Midwifery", "docx"),
    ("Northmere Probation", "xlsx"),
    ("Willow Children's Centre", "docx"),
    ("Northmere Ambulance Service", "csv"),
    ("Eastvale Drug and Alcohol Service", "xlsx"),
)
HEADINGS = ("Date", "Time", "Source", "Who", "Event", "Outcome")
_FIRST_DAY = datetime.date(2010, 1, 1)
_DAYS = 3650
_WHAT = (
    "Telephone call from", "Home visit to", "Unannounced visit to", "Letter sent to", "Appointment not kept by",
    "Discussed at meeting with", "Attended with", "Message left for", "Report received about", "Seen in clinic with",
)  # fmt: skip
_WHO = (
    "mother",
    "father",
    "maternal grandmother",
    "neighbour",
    "class teacher",
    "school nurse",
    "duty worker",
    "tenant",
)
_DETAIL = (
    "home conditions poor, little food in the cupboards", "kitchen clean, toys out, warm", "voices heard overnight",
    "lateness again this week", "bruise to shin explained as a fall", "weight between centiles", "rent arrears",
    "smell of cannabis on the landing", "said things were better now", "would not let the worker in",
    "eczema cream not collected", "asked about nursery place", "a man called by first name only was in the flat",
)  # fmt: skip
_OUTCOME = (
    "No further action",
    "To be discussed in supervision",
    "Referral made",
    "Visit again in two weeks",
    "Advice given",
)
_WORDINGS = ("%d/%m/%Y", "%d/%m/%Y", "%d/%m/%y", "%d %B %Y", "%d.%m.%Y", "%d %b %Y", "%B %Y", "w/c %d/%m/%Y")


def rows(seed: int, count: int) -> Iterator[tuple[datetime.date, str, str, str, str, str, str]]:
    """Rows of one agency: the day, the day as written, then the other cells."""
    draw = random.Random(seed)
    for number in range(count):
        day = _FIRST_DAY + datetime.timedelta(days=number * _DAYS // count)
        time = f"{draw.randrange(8, 20):02}:{draw.randrange(0, 60):02}" if draw.random() < 0.5 else ""  # noqa: PLR2004
        who = draw.choice(_WHO)
        event = f"{draw.choice(_WHAT)} {who}: {'; '.join(draw.sample(_DETAIL, 3))}. Ref {draw.randrange(10**6):06}."
        yield day, day.strftime(draw.choice(_WORDINGS)), time, f"Record {number}", who, event, draw.choice(_OUTCOME)


def make_files(folder: Path, rows_each: int) -> list[Path]:
    """Write the twelve files into a folder; the same files every time."""
    made = []
    for seed, (agency, form) in enumerate(AGENCIES):
        path = folder / f"{agency}.{form}"
        {"docx": _word, "xlsx": _excel, "csv": _csv}[form](path, agency, rows(seed, rows_each))
        made.append(path)
    return made


def _csv(path: Path, _agency: str, lines: Iterator[tuple[datetime.date, str, str, str, str, str, str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(line[1:] for line in lines)


def _excel(path: Path, agency: str, lines: Iterator[tuple[datetime.date, str, str, str, str, str, str]]) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Chronology")
        day_format = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, [agency])
        sheet.write_row(2, 0, HEADINGS)
        for number, (day, _, *cells) in enumerate(lines, start=3):
            sheet.write_datetime(number, 0, datetime.datetime.combine(day, datetime.time()), day_format)
            sheet.write_row(number, 1, cells)


def _word(path: Path, agency: str, lines: Iterator[tuple[datetime.date, str, str, str, str, str, str]]) -> None:
    """By XML, since the library that writes tables cell by cell would take minutes for so many rows."""
    document = Document()
    document.core_properties.title = f"Chronology of {agency}"
    document.add_heading(f"Chronology of {agency}")
    table = document.add_table(rows=1, cols=len(HEADINGS))
    for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.text = heading
    shell = table.rows[0]._tr  # noqa: SLF001 - the library has no faster way
    for line in lines:
        row = shell.__copy__()
        for place, text in zip(row.tc_lst, line[1:], strict=True):
            place.p_lst[0].r_lst[0].t_lst[0].text = text
        table._tbl.append(row)  # noqa: SLF001
    document.save(str(path))

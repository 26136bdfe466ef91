"""The workbook without its cells: sheets, formats, widths, filters and print set-up, by XlsxWriter."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import xlsxwriter  # type: ignore[import-untyped]
from lxml import etree

from wholepicture.exchange.writing.layout import layout
from wholepicture.exchange.writing.word_cells import clean
from wholepicture.exchange.writing.workbook_cells import Sheet, Styles

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from wholepicture.exchange.writing.colours import AgencyStyle

_A4 = 9
_CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}c"
_TITLE_ON_A_PAGE = 80
_EDGES = {"solid": 5, "dashed": 8, "double": 6, "dotted": 4}


def shell_of(title: str, sheets: Sequence[Sheet], agencies: Mapping[str, AgencyStyle]) -> tuple[io.BytesIO, list[str]]:
    """Make the workbook with every sheet set up and no rows in it.

    The first sheet has one empty cell for each format, so that the formats are there and `styles_in` can tell their
    numbers.

    Args:
        title: The chronology's title.
        sheets: The sheets, in order.
        agencies: Each agency's colours.

    Returns:
        The workbook's bytes, and the formats' names in the order of those cells.
    """
    made = io.BytesIO()
    workbook = xlsxwriter.Workbook(made, {"in_memory": True})
    settings = layout()
    workbook.set_properties({
        "title": clean(title),
        "author": settings["title_author"],
        "comments": settings["handling"],
        "created": datetime.datetime.combine(settings["fixed_date"], datetime.time()),
    })  # fmt: skip
    formats = _formats(workbook, agencies)
    for place, sheet in enumerate(sheets):
        worksheet = workbook.add_worksheet(sheet.name)
        _set_up(worksheet, sheet, clean(title))
        if place == 0:
            for column, one in enumerate(formats.values()):
                worksheet.write_blank(1, column, None, one)
    workbook.close()
    return made, list(formats)


def styles_in(first_sheet: bytes, names: Sequence[str]) -> Styles:
    """The numbers of the formats.

    Args:
        first_sheet: The XML of the first sheet, as `shell_of` made it.
        names: The formats' names.
    """
    cells = etree.fromstring(first_sheet).iter(_CELL)
    return {name: int(str(cell.get("s"))) for name, cell in zip(names, cells, strict=False)}


def _formats(workbook: xlsxwriter.Workbook, agencies: Mapping[str, AgencyStyle]) -> dict[str, Format]:
    settings = layout()["workbook"]
    plain: dict[str, Any] = {
        "font_name": settings["font"], "font_size": settings["points"], "valign": "top", "text_wrap": True,
        "bottom": 1, "bottom_color": settings["line_colour"],
    }  # fmt: skip
    looks: dict[str, dict[str, Any]] = {
        "text": plain,
        "heading": {
            **plain, "bold": True, "bg_color": settings["heading_shade"], "font_color": settings["heading_text"],
        },
    }  # fmt: skip
    for name, style in agencies.items():
        looks[f"agency {name}"] = {
            **plain, "bg_color": style.background, "font_color": style.text,
            "left": _EDGES.get(style.pattern, _EDGES["solid"]), "left_color": style.border,
        }  # fmt: skip
    formats = {name: workbook.add_format(look) for name, look in looks.items()}
    for name, look in looks.items():
        formats[f"safe {name}"] = workbook.add_format({**look, "quote_prefix": True})
    for name in ("date", "time", "seconds"):
        formats[name] = workbook.add_format({**plain, "num_format": settings[f"{name}_format"], "align": "left"})
    formats["number"] = workbook.add_format({**plain, "align": "center"})
    return formats


def _set_up(worksheet: Worksheet, sheet: Sheet, title: str) -> None:
    last_row, last_column = max(sheet.count, 1), len(sheet.columns) - 1
    for place, column in enumerate(sheet.columns):
        worksheet.set_column(place, place, column.width)
    worksheet.freeze_panes(1, 1 if sheet.filtered else 0)
    if sheet.filtered and sheet.count:
        worksheet.autofilter(0, 0, sheet.count, last_column)
    printed = next((at for at, column in enumerate(sheet.columns) if column.ends_printed_page), last_column)
    worksheet.print_area(0, 0, last_row, printed)
    worksheet.repeat_rows(0)
    worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    shown = " ".join(title.split())[:_TITLE_ON_A_PAGE].replace("&", "&&")
    worksheet.set_header(f"&L{shown}&R&A")
    worksheet.set_footer(f"&L{layout()['handling']}&RPage &P of &N")

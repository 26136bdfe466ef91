"""Records of a delimited file (.csv, .tsv, .txt): the separator found, quotation marks respected, no row swallowed."""

from __future__ import annotations

import collections
import csv
import io
from typing import TYPE_CHECKING

from wholepicture.exchange.reading.document import Document, FileRefused, Grid, GridRow
from wholepicture.exchange.reading.plain_text import text_in
from wholepicture.exchange.reading.settings import limit, settings, share
from wholepicture.exchange.reading.sheet_grid import tidied

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_delimited(data: bytes, ending: str) -> Document:
    """Read a text file: a table of records, or prose.

    Args:
        data: The file's bytes.
        ending: The ending of its name, in small letters and without the dot.

    Returns:
        One grid; or, for prose, paragraphs only.

    Raises:
        FileRefused: It is not text, or is larger than can be read.
    """
    text, remarks = text_in(data)
    lines = list(io.StringIO(text, newline=""))
    first, told = _told_separator(lines)
    separator, fits = (told, True) if told else _separator(lines[: limit("text", "sample_records")], ending)
    if not fits and ending not in settings("kinds")["read"]["text"]["tables"]:
        return Document(kind="delimited", paragraphs=_paragraphs(text), remarks=remarks)
    records = _Records(lines, separator)
    rows = [GridRow(number, tidied(list(fields))) for number, fields in records.after(first)]
    while rows and not any(rows[-1].cells):
        rows.pop()
    remarks.extend(records.remarks())
    return Document(kind="delimited", grids=[Grid(rows)] if rows else [], remarks=remarks)


def _told_separator(lines: list[str]) -> tuple[int, str]:
    """Excel's own first line "sep=;" names the separator and is no record."""
    first = lines[0].strip("\r\n") if lines else ""
    name = first.strip('"').lower().replace(" ", "") if "\t" not in first else first.lower()
    if name.startswith("sep=") and len(name) == len("sep=") + 1:
        return 1, name[-1]
    return 0, ""


def _separator(lines: list[str], ending: str) -> tuple[str, bool]:
    """The separator with which most records have equally many fields, and whether that makes a table of a .txt."""
    best = (0.0, 0)
    chosen = "\t" if ending in settings("kinds")["read"]["text"]["with_tabs"] else ","
    fits = False
    for name, separator in settings("kinds")["separators"].items():
        counts = collections.Counter(
            len(fields) for _, fields in _Records(lines, separator).after(0) if any(field.strip() for field in fields)
        )
        counts_of_tables = {width: times for width, times in counts.items() if width > 1}
        if not counts_of_tables:
            continue
        width = max(counts_of_tables, key=lambda one: (counts_of_tables[one], one))
        agreeing = counts_of_tables[width] / counts.total()
        if (round(agreeing, 1), width) > best:
            best, chosen = (round(agreeing, 1), width), separator
            wide = width >= limit("fewest_fields", name)
            enough = share("table_in_text", "agreeing_share" if wide else "nearly_all_share")
            fits = agreeing >= enough and counts.total() >= limit("table_in_text", "fewest_records")
    return chosen, fits


def _paragraphs(text: str) -> list[str]:
    """Blocks of lines with an empty line between them."""
    blocks: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return ["\n".join(block) for block in blocks if block]


class _Records:
    """The records of a file. A quotation mark that is never closed takes no row with it.

    Python's reader, when a mark is not closed, takes all lines up to the next mark, or to the end, for one field. It is
    therefore run strictly; where it stumbles after more than one line, the line on which the record began is read with
    its marks as ordinary characters, and reading goes on with the next line.
    """

    def __init__(self, lines: list[str], separator: str) -> None:
        self._lines = lines
        self._separator = separator
        self._unclosed: list[int] = []
        self._loose: list[int] = []
        self._left = limit("text", "reread_factor") * len(lines) + limit("text", "sample_records")
        self._tired = False

    def after(self, start: int) -> Iterator[tuple[int, list[str]]]:
        """The records from a line on.

        Args:
            start: Lines to pass over.

        Yields:
            (number of the line on which the record starts, its fields)

        Raises:
            FileRefused: There are too many records, or a field is too long.
        """
        csv.field_size_limit(limit("table", "cell_characters"))
        count = 0
        while start < len(self._lines):
            for number, fields in self._strictly(start):
                count += 1
                if count > limit("table", "rows") or len(fields) > limit("table", "columns"):
                    raise FileRefused("It has more rows or columns than are read. Split it and send the parts.")
                yield number, fields
                start = self._next

    def _strictly(self, start: int) -> Iterator[tuple[int, list[str]]]:
        """Records until one stumbles; that one is given as its first line alone, and `_next` says where to go on."""
        reader = csv.reader(self._from(start), delimiter=self._separator, strict=not self._tired)
        begun = 0
        self._next = start
        while not self._tired:
            try:
                fields = next(reader)
            except StopIteration:
                return
            except csv.Error as problem:
                self._refuse_long(problem)
                self._left -= reader.line_num - begun
                self._tired = self._left < 0
                yield start + begun + 1, self._loosely(start + begun, several=reader.line_num - begun > 1)
                return
            number, begun = start + begun + 1, reader.line_num
            self._next = start + begun
            yield number, fields
        for place in range(start, len(self._lines)):
            self._next = place + 1
            yield place + 1, self._without_marks(place)

    def _from(self, start: int) -> Iterator[str]:
        return (self._lines[place] for place in range(start, len(self._lines)))

    def _loosely(self, place: int, *, several: bool) -> list[str]:
        self._next = place + 1
        if several or self._lines[place].count('"') % 2:
            self._unclosed.append(place + 1)
            return self._without_marks(place)
        self._loose.append(place + 1)
        return next(csv.reader([self._lines[place]], delimiter=self._separator), [])

    def _without_marks(self, place: int) -> list[str]:
        line = self._lines[place].rstrip("\r\n")
        try:
            return next(csv.reader([line], delimiter=self._separator, quoting=csv.QUOTE_NONE), [])
        except csv.Error as problem:
            self._refuse_long(problem)
            return line.split(self._separator)

    @staticmethod
    def _refuse_long(problem: csv.Error) -> None:
        if "field limit" in str(problem):
            longest = limit("table", "cell_characters")
            raise FileRefused(
                f"One of its fields holds more than {longest:,} characters. Split it and send it again."
            ) from problem

    def remarks(self) -> list[str]:
        """What a person should check."""
        remarks = []
        if self._unclosed:
            remarks.append(
                f"A quotation mark is opened and not closed on {_on_lines(self._unclosed)}; it was read as an ordinary "
                "character, so that no row is lost. Check the rows there."
            )
        if self._loose:
            remarks.append(
                f"Quotation marks stand in unusual places on {_on_lines(self._loose)}. Check the rows there."
            )
        if self._tired:
            remarks.append(
                "So many quotation marks are open that the rest was read with all of them as ordinary characters."
            )
        return remarks


def _on_lines(numbers: list[int]) -> str:
    most = limit("text", "lines_named")
    named = ", ".join(str(number) for number in numbers[:most])
    more = f" and {len(numbers) - most} more" if len(numbers) > most else ""
    return f"line {named}{more}" if len(numbers) == 1 else f"lines {named}{more}"

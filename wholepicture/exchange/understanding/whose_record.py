"""Whose record a file is, and how that is known."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import pathlib
import re
from collections.abc import Iterable, Iterator, Sequence

from wholepicture.agencies.agency import Agency
from wholepicture.agencies.recognise import (
    is_a_name,
    is_agency_label,
    is_broad,
    kind_of,
    named,
    named_by_file,
    only_describes,
    organisation_named,
    recognise,
    recognise_file_name,
)
from wholepicture.exchange.reading.document import Document, Grid, GridRow
from wholepicture.exchange.understanding.cells import shown
from wholepicture.exchange.understanding.settings import limit, listed
from wholepicture.exchange.understanding.tables import Aside, Table

_PREFIX = re.compile(r"^\s*(?P<prefix>[^:\u2013\u2014]{2,48}?)\s*(?::|\s[-\u2013\u2014]\s)\s*\S")
_LABEL = re.compile(r"^\s*(?P<label>[^:]{2,60}?)\s*:\s*(?P<name>.+)$", re.DOTALL)
_PROPER = r"[A-Z0-9][\w'\u2019&.\-]*"
_CAPITALS = rf"(?:the\s+)?(?P<name>{_PROPER}(?:\s+(?:(?:of|and|for|the|&)\s+)*{_PROPER})*)"
_LONGEST_NAME = 90
_WORD = re.compile(r"[^\W_]+")
_DEAR = re.compile(r"(?:dear|to whom)\b", re.IGNORECASE)
_DASH = re.compile(r"\s+[-\u2013\u2014|]+\s")


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """An agency, and how it is known: in words for the reader, and whether that is a guess."""

    agency: Agency
    how: str
    guessed: bool = False

    @property
    def guessed_from(self) -> str | None:
        """From what the agency was guessed; None when somebody said it."""
        return self.how.removeprefix("guessed from ") if self.guessed else None


@functools.cache
def _words() -> dict[str, frozenset[str]]:
    raw = listed("whose_titles")
    return {key: frozenset(raw[key]) for key in ("title_words", "not_titles", "announcing")}


@functools.cache
def _announced() -> re.Pattern[str]:
    announcing = "|".join(sorted(_words()["announcing"], key=len, reverse=True))
    return re.compile(rf"\b(?i:{announcing}):?\s+{_CAPITALS}")


@functools.cache
def _parts() -> re.Pattern[str]:
    parts = "|".join(listed("whose_titles")["parts"])
    return re.compile(rf"^(?:(?:{parts})\s+)(?:\d{{1,2}}|[A-Z]|[ivx]{{1,4}})\s*[:.)\-\u2013\u2014]\s+", re.IGNORECASE)


def _bare(text: str) -> str:
    return " ".join(word.lower() for word in _WORD.findall(text))


def agency_in_line(line: str) -> Known | None:
    """The agency that a line of a title or a front sheet names, or None.

    Args:
        line: "Agency: Westbridge Police", "Chronology - Northmere Health Visiting", "Compiled by Northmere Housing".
    """
    line = _parts().sub("", " ".join(line.split()))
    label = _LABEL.match(line)
    if label and is_agency_label(label["label"]):
        name = label["name"].strip()
        return Known(_full(name), "the front sheet") if name and len(name) <= _LONGEST_NAME else None
    announced = _announced().search(line)
    if announced and kind_of(announced["name"]):
        return Known(_full(announced["name"].rstrip(" .,")), "the document's text")
    found = recognise(line) or organisation_named(line)
    if found is None or only_describes(line):
        return None
    if not _opens_with(line, found.name) and not _may_be_title(line, label["label"] if label else None):
        return None
    return Known(found, "the document's title")


def _opens_with(line: str, name: str) -> bool:
    """Whether a line begins with an agency's name and a dash after it ("Northmere Homes - tenancy notes")."""
    whole = len(name.split()) > 1 and line.casefold().startswith(f"{name} ".casefold()) and not line.endswith(".")
    return whole and len(line) <= limit("titles", "longest_line") and _DASH.match(line[len(name) :]) is not None


def _may_be_title(line: str, label: str | None) -> bool:
    """Whether a line is a title and not a sentence, an address or somebody else's name."""
    if len(line) > limit("titles", "longest_line"):
        return False
    if (
        label is not None
        and not _has_title_word(label)
        and not ((kind_of(label) or organisation_named(label)) and _has_title_word(line[len(label) :]))
    ):
        return False
    bare = _bare(line)
    if _may_not_be_title(bare):
        return False
    most = int(listed("whose_titles")["most_words"])
    return _has_title_word(line) or (len(bare.split()) <= most and not line.endswith("."))


def _full(name: str) -> Agency:
    """A name that was given outright; a bare abbreviation gets the name of its kind."""
    name = " ".join(name.split())
    found = recognise(name)
    return found if found is not None and len(name.split()) == 1 else named(name)


def _has_title_word(text: str) -> bool:
    bare = f" {_bare(text)} "
    return any(f" {word} " in bare for word in _words()["title_words"])


class Whose:
    """Answers for every row whose record it is."""

    def __init__(
        self, document: Document, file: str, parts: Sequence[Table | Aside], *, given: Agency | None, mapped: str | None
    ) -> None:
        """Look through a document.

        Args:
            document: The file, read.
            file: Its name.
            parts: Its chronology tables and what stands beside them.
            given: The agency that the user named.
            mapped: The agency that the mapping names.
        """
        self._file_name = recognise_file_name(pathlib.PurePosixPath(file.replace("\\", "/")).stem)
        self._given = Known(given, "given") if given else Known(named(mapped), "the mapping file") if mapped else None
        self._sheets = self._named_sheets(parts)
        self._by_table: dict[int, Known] = {}
        self._prefixes: dict[int, bool] = {}
        self.known = self._given or self._of_document(document, file, parts)
        self._titles_of_tables(parts)
        self.seen: dict[Agency, Known] = {}
        self._of_text = functools.lru_cache(maxsize=1024)(_full)

    def of_row(self, column: str, source: str, table: Table) -> tuple[Agency, str | None]:
        """Whose record a row is, and from what that was guessed, when it was.

        Args:
            column: What stands in its column for the agency; empty without one.
            source: What the row gives as its source.
            table: Where it stands.
        """
        known = self._row(column, source, table)
        self.seen.setdefault(known.agency, known)
        return known.agency, known.guessed_from

    def of_document(self) -> tuple[Agency, str | None]:
        """Whose record an entry is that stands in no table."""
        self.seen.setdefault(self.known.agency, self.known)
        return self.known.agency, self.known.guessed_from

    def of_sheet(self, sheet: str) -> Agency | None:
        """Whose record a sheet is, when its name says so or the user has said it of the whole file."""
        found = self._given.agency if self._given else recognise(sheet)
        if found is not None:
            self.seen.setdefault(found, self._given or Known(found, "the sheet's name"))
        return found

    def of_file(self) -> Known:
        """Whose record the file is when it has no rows."""
        return self.known

    def _row(self, column: str, source: str, table: Table) -> Known:
        if self._given is not None:
            return self._given
        if column:
            return Known(self._of_text(column), "the column for the agency")
        if source and self._uses_prefixes(table):
            prefix = _PREFIX.match(source)
            found = recognise(prefix["prefix"]) if prefix else None
            if found is not None:
                return Known(found, "the prefix of the source")
        return self._by_table.get(id(table), self.known)

    def _uses_prefixes(self, table: Table) -> bool:
        """Whether most sources of a table begin with the name of an agency, as they do in a composite."""
        if id(table) not in self._prefixes:
            at = next((column.index for column in table.columns if column.meaning == "source"), None)
            cells = [shown(row.cells[at]) for row in table.rows if at is not None and at < len(row.cells)]
            filled = [cell for cell in cells if cell]
            prefixed = sum(1 for cell in filled if (found := _PREFIX.match(cell)) and _is_an_agency(found["prefix"]))
            self._prefixes[id(table)] = bool(filled) and prefixed >= limit("prefixes", "share_of_rows") * len(filled)
        return self._prefixes[id(table)]

    # --- the document

    @staticmethod
    def _named_sheets(parts: Sequence[Table | Aside]) -> dict[int, Known]:
        tables = [part for part in parts if isinstance(part, Table) and part.grid.sheet]
        found = {id(table): recognise(table.grid.sheet or "") for table in tables}
        if not tables or not all(found.values()):
            return {}
        return {key: Known(agency, "the sheet's name") for key, agency in found.items() if agency}

    def _titles_of_tables(self, parts: Sequence[Table | Aside]) -> None:
        """Several chronologies in one document, each under the name of its agency."""
        if self._given is not None:
            return
        if self._sheets:
            self._by_table.update(self._sheets)
            return
        last: Known | None = None
        above: list[GridRow] = []
        for part in parts:
            if isinstance(part, Aside):
                above = part.rows
                continue
            lines = [part.agency] if part.agency else [*part.grid.before[-3:], *_lines_of(above)]
            own = next((known for line in reversed(lines) if (known := agency_in_line(line))), None)
            last = own or last
            if last is not None:
                self._by_table[id(part)] = last
            above = []
        if len({known.agency for known in self._by_table.values()}) < 2:  # noqa: PLR2004 - one name is the document's own
            self._by_table.clear()

    def _of_document(self, document: Document, file: str, parts: Sequence[Table | Aside]) -> Known:
        lines = list(_title_lines(document, parts))
        found = [known for line in lines if (known := agency_in_line(line))]
        said = next((known for known in found if known.how == "the front sheet"), None)
        if said is None and document.title:
            title = agency_in_line(document.title) or None
            found = [title, *found] if title else found
        if said is None and self._file_name is not None:
            said = next((known for known in found if known.agency.kind == self._file_name.kind), None)
        said = said or next(iter(found), None)
        return _of_its_organisation(said, lines) if said is not None else self._guessed(document, file)

    def _guessed(self, document: Document, file: str) -> Known:
        by_author = recognise(document.author) if document.author else None
        if by_author is not None:
            return Known(by_author, "guessed from the file's properties", guessed=True)
        if self._file_name is not None:
            return Known(self._file_name, "guessed from the file's name", guessed=True)
        sheets = [recognise(grid.sheet) for grid in document.grids if grid.sheet]
        if len(document.grids) == 1 and sheets and sheets[0]:
            return Known(sheets[0], "the sheet's name")
        signed = _signed(document.paragraphs)
        if signed is not None:
            return Known(signed, "guessed from the document's text", guessed=True)
        heading = _letterhead(document.paragraphs)
        if heading is not None:
            return Known(heading, "guessed from the head of the letter", guessed=True)
        stem = pathlib.PurePosixPath(file.replace("\\", "/")).stem or file or "unknown"
        return Known(
            Agency(named_by_file(stem) or stem),
            "guessed from the file's name, which names no known kind of agency",
            guessed=True,
        )


def _of_its_organisation(known: Known, lines: Sequence[str]) -> Known:
    """A service with its trust or council, when one stands on the line above or below the other."""
    if known.how != "the document's title":
        return known
    titles = [agency_in_line(line) for line in lines]
    at = next((at for at, title in enumerate(titles) if title and title.agency == known.agency), None)
    if at is None:
        return known
    beside = [title.agency for near in (at - 1, at + 1) if 0 <= near < len(titles) and (title := titles[near])]
    for other in beside:
        owner, service = (known.agency, other) if is_broad(known.agency.name) else (other, known.agency)
        if _is_an_organisation(owner.name) and not _is_an_organisation(service.name) and service.name not in owner.name:
            return dataclasses.replace(known, agency=Agency(f"{owner.name} - {service.name}", service.kind))
    return known


def _is_an_organisation(name: str) -> bool:
    bare = _bare(name)
    return any(bare == ending or bare.endswith(f" {ending}") for ending in listed("whose_titles")["organisations"])


def _is_an_agency(prefix: str) -> bool:
    """Whether a prefix is an agency's name and not a document's ("GP record", "Police log")."""
    words = set(_bare(prefix).split())
    return kind_of(prefix) is not None and not words & _document_words()


@functools.cache
def _document_words() -> frozenset[str]:
    return frozenset(listed("settings")["prefixes"]["document_words"])


def _lines_of(rows: Iterable[GridRow]) -> Iterator[str]:
    """Rows above a table as lines: a title in one cell, and labels with what stands beside them."""
    for row in rows:
        texts = [text for cell in row.cells if (text := shown(cell))]
        if len(texts) == 1:
            yield from texts[0].splitlines()
        for label, value in itertools.pairwise(texts):
            if is_agency_label(label):
                yield f"{label.rstrip(' :')}: {value}"


def _title_lines(document: Document, parts: Sequence[Table | Aside]) -> Iterator[str]:
    """Lines that may name the agency: front sheets, then the first lines of the text."""
    first_table = next((part for part in parts if isinstance(part, Table)), None)
    for part in parts:
        if isinstance(part, Aside):
            yield from _lines_of(part.rows[: 3 * int(limit("titles", "lines"))])
    count = int(limit("titles", "lines"))
    lines = [line for text in document.paragraphs[: 3 * count] for line in text.splitlines() if line.strip()]
    yield from lines[:count]
    if first_table is not None:
        yield from _before(first_table.grid)
    yield from (line for line in lines[count:] if _announced().search(line) or _labelled(line))


def _labelled(line: str) -> bool:
    label = _LABEL.match(line)
    return label is not None and is_agency_label(label["label"])


def _before(grid: Grid) -> list[str]:
    return grid.before[-3:]


def _letterhead(paragraphs: Sequence[str]) -> Agency | None:
    """The name that stands at the very top of a letter, whatever its kind ("Bridgeway Counselling")."""
    lines = [line.strip() for text in paragraphs for line in text.splitlines() if line.strip()]
    opening = next((at for at, line in enumerate(lines) if _DEAR.match(line)), 0)
    first = lines[0] if opening else ""
    bare = _bare(first)
    names_another = not set(bare.split()).isdisjoint(listed("whose_titles")["no_letterhead"])
    if names_another or _may_not_be_title(bare) or any(map(str.isdigit, first)) or first.endswith((".", ",", ":")):
        return None
    return named(first) if is_a_name(first) and len(bare.split()) <= listed("whose_titles")["most_words"] else None


def _may_not_be_title(bare: str) -> bool:
    return any(bare == word or bare.startswith(f"{word} ") for word in _words()["not_titles"])


def _signed(paragraphs: Sequence[str]) -> Agency | None:
    """The agency in whose name a letter is signed, or of which it speaks."""
    lines = [line for text in paragraphs for line in text.splitlines() if line.strip()]
    closing = lines[-int(listed("whose_titles")["closing_lines"]) :]
    for line in [*closing, *lines]:
        for match in re.finditer(_CAPITALS, line):
            if kind_of(match["name"]) and len(match["name"].split()) > 1:
                return recognise(match["name"])
    return None

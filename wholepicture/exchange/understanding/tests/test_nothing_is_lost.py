"""Whatever a document holds, its account balances, and everything that stood in it can be found again."""

from __future__ import annotations

import copy
import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from wholepicture.exchange.account import FileAccount
from wholepicture.exchange.reading.document import CellFault, Document, Grid, GridRow
from wholepicture.exchange.understanding.cells import day_shown, shown
from wholepicture.exchange.understanding.understand import understand

HEADINGS = [
    ["Date", "Event", "Action"],
    ["Date", "Time", "Event", "Who", "Child seen", "Action", "Recorded on", "Source"],
    ["Date", "Event", "", "Date", "Event"],
    ["Start date", "End date", "Agency", "Details", "Details"],
    ["Sequence", "Start Date", "Start Time", "End Date", "End Time", "Source of Information", "Event"],
    ["Date", "", "Event"],
    ["Date", "Police", "Health Visiting", "Outcome"],
    ["No.", "Date", "Nature of contact", "Notes", "Result"],
    ["Date", "12/05/2016", "13/05/2016", "14/05/2016"],
]
TEXTS = [
    *[
        "",
        "",
        "",
        "",
        "12/05/16",
        "12/05/2016",
        "31/02/2016",
        "March 2017",
        "2016",
        "?",
        "12th",
        "same day",
        "yes",
        "nil",
    ],
    *[
        "Home visit. Mother said hello.",
        "No records held",
        "Police: CRIS",
        "Kim Rowe (mother); Amy",
        '"',
        "14:30",
        "2.30pm",
    ],
    *[
        "#N/A",
        "ongoing",
        "dd/mm/yyyy",
        "# note",
        "1",
        "1.5",
        "Health Visiting",
        "From",
        "To",
        "Date",
        "Event",
        "Agency",
        "HV",
    ],
    "Nothing is held between 1 January 2015 and 31 March 2017.",
]
texts = some.sampled_from(TEXTS) | some.text(max_size=12)
cells = (
    texts
    | some.integers(-5, 70000)
    | some.floats()
    | some.booleans()
    | some.dates()
    | some.datetimes()
    | some.times()
    | some.timedeltas(datetime.timedelta(0), datetime.timedelta(days=9))
    | some.builds(CellFault, some.just("#N/A"), some.just("Mend A1."))
)


@some.composite
def grids(draw: some.DrawFn) -> Grid:
    rows = []
    width = draw(some.integers(1, 8))
    for number in range(1, draw(some.integers(0, 10)) + 1):
        if draw(some.integers(0, 3)) == 0:
            rows.append(GridRow(number, list(draw(some.sampled_from(HEADINGS)))))
            continue
        size = draw(some.integers(max(0, width - 1), width + 1))
        row = draw(some.lists(cells, min_size=size, max_size=size))
        merged = draw(some.frozensets(some.integers(0, width), max_size=2))
        rows.append(GridRow(number, row, merged, draw(some.integers(0, 9)) == 0))
    return Grid(rows, before=draw(some.lists(texts, max_size=1)))


documents = some.builds(Document, some.just("docx"), some.lists(grids(), max_size=3), some.lists(texts, max_size=4))


def _everything(account: FileAccount) -> str:
    """All text of an account; fields that are not text as the cell showed them."""
    said = [account.problem or ""]
    for entry in account.entries:
        said += [
            entry.words,
            entry.response,
            entry.voice,
            entry.happened.words,
            entry.agency.name,
            *entry.notes.values(),
        ]
        said += [entry.source.document or "", entry.source.author or "", *(person.person for person in entry.people)]
        said.append(f"{entry.time:%H:%M:%S}" if entry.time else "")
        said.append(day_shown(entry.known_on) if entry.known_on else "")
        said.append(f"{entry.sequence:.15g}" if entry.sequence is not None else "")
    said += [refused.text for refused in account.refused]
    said += [aside.text for aside in account.set_aside]
    return "\n".join(said)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents)
def test_any_document(document: Document) -> None:
    for number, grid in enumerate(document.grids, start=1):
        grid.table = number
    before = copy.deepcopy(document)
    account = understand(document, file="file.docx", sha256="ab")
    everything = _everything(account)
    assert account.balances
    assert repr(document) == repr(before)
    assert all(shown(cell) in everything for grid in document.grids for row in grid.rows for cell in row.cells)
    assert all(text.strip() in everything for text in document.paragraphs)
    assert len({entry.id for entry in account.entries}) == len(account.entries)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents)
def test_the_same_document_twice(document: Document) -> None:
    first = understand(document, file="file.docx", sha256="ab")
    assert repr(first) == repr(understand(document, file="file.docx", sha256="ab"))

"""Lines that close a table or count its rows are no entries; words that only begin so are."""

from __future__ import annotations

import pytest

from wholepicture.exchange.understanding.tests.written import counted, read

NO_ROWS = [
    "Total: 14 contacts | | ",
    " | Rent arrears total | 1240.55",
    "TOTAL VOUCHERS | | 5",
    "Grand total | <14> | ",
    "End of report | | ",
    " | END OF CHRONOLOGY | ",
    "Produced by KM on 11/02/2021 | | ",
    " | Printed 11/02/2021 | ",
    "Page 3 of 4 | | ",
    "^^^Report generated 12/05/2016 14:30",
]


@pytest.mark.parametrize("row", NO_ROWS)
def test_lines_that_close_or_count_are_set_aside(row: str) -> None:
    account = read(f"Date | Event | Action\n12/05/2016 | Call. | None\n{row}")
    assert counted(account) == (1, 1, 0, 0)
    assert account.set_aside[-1].why in {"it closes the table", "it counts the rows and is none"}


@pytest.mark.parametrize(
    "words",
    ["Total of three bruises seen.", "Printed leaflet given to mother.", "Total chaos in the flat, said mother"],
)
def test_words_that_only_begin_so_are_rows(words: str) -> None:
    account = read(f"Date | Event | Action\n12/05/2016 | Call. | None\n | {words} | Rang.")
    assert counted(account) == (2, 2, 0, 0)

"""What becomes of each cell of a row."""

from __future__ import annotations

import datetime

import pytest

from wholepicture.exchange.account import Status
from wholepicture.exchange.understanding.tests.written import counted, day, grid, read, told

# when: the date cell (and what stands above it), what the entry's date is, or a word of why it is refused
DATES = [
    ("<2016-05-12>", "2016-05-12"),
    ("<2016-05-12 14:30>", "2016-05-12"),
    ("12/05/2016", "2016-05-12"),
    ("12/05/16", "2016-05-12"),
    ("12.5.2016 at 2pm", "2016-05-12"),
    ("?12/05/2016", "2016-05-12 ?"),
    ("May 2016", "2016-05-01..2016-05-31"),
    ("early March 2016", "2016-03-01..2016-03-10 ?"),
    ("w/c 9 May 2016", "2016-05-09..2016-05-15"),
    ("2016", "2016-01-01..2016-12-31"),
    ("<2016>", "2016-01-01..2016-12-31"),
    ("31/02/2016", "refused"),
    ("<42512>", "lost its format"),
    ("42512", "lost its format"),
    ("!#N/A!", "put the value in"),
    ("#REF!", "put the value in the file"),
    ("soon", "refused"),
    ("", "no row above"),
]


@pytest.mark.parametrize(("written", "known"), DATES)
def test_a_date(written: str, known: str) -> None:
    account = read(f"Date | Event | Action\n{written} | Home visit. | None")
    if account.entries:
        assert day(account.entries[0]) == known
        assert account.entries[0].words == "Home visit."
    else:
        assert len(account.refused) == 1
        assert known == "refused" or known in account.refused[0].reason
        assert "Home visit." in account.refused[0].text


LEANING = [
    ("a date given once", "12/05/2016 | One\n | Two\n | Three", ["2016-05-12", "2016-05-12", "2016-05-12"]),
    ("merged downwards", "12/05/2016 | One\n^ | Two", ["2016-05-12", "2016-05-12"]),
    ("over one blank row", "12/05/2016 | One\n | \n | Two", ["2016-05-12", "2016-05-12"]),
    ("not over two", "12/05/2016 | One\n | \n | \n | Two", ["2016-05-12"]),
    ("the year of the row above", "12/05/2016 | One\n14 June | Two", ["2016-05-12", "2016-06-14"]),
    ("the next day", "12/05/2016 | One\nnext day | Two", ["2016-05-12", "2016-05-13"]),
    ("two-digit years far apart", "12/05/04 | One\n14/06/16 | Two", ["2004-05-12", "2016-06-14"]),
    ("a refused date above", "31/02/2016 | One\n | Two", []),
    ("a line with the year", "^^^2016\n12 May | One\n14 June | Two", ["2016-05-12", "2016-06-14"]),
    ("a line with the year among words", "^^^Year: 2016\n12 May | One", ["2016-05-12"]),
    ("a line with a school year says no year", "^^^School year 2016/17\n12 May | One", []),
    ("a line with the month", "^^^March 2017\n12th | One\n | Two", ["2017-03-12", "2017-03-12"]),
    ("no date under a month", "12/05/2016 | One\n^^^March 2017\n | Two", ["2016-05-12", "2017-03-01..2017-03-31"]),
    ("no date under a name", "12/05/2016 | One\n^^^Health visiting records\n | Two", ["2016-05-12"]),
    ("a year typed into the date column", "2016 |\n12 May | One", ["2016-05-12"]),
    ("a doubt is carried down", "?12/05/2016 | One\n | Two", ["2016-05-12 ?", "2016-05-12 ?"]),
]


@pytest.mark.parametrize(("rows", "days"), [case[1:] for case in LEANING], ids=[case[0] for case in LEANING])
def test_a_date_that_leans_on_what_stands_above(rows: str, days: list[str]) -> None:
    assert [day(entry) for entry in read(f"Date | Event\n{rows}").entries] == days


def test_what_leans_says_so() -> None:
    entries = read("Date | Event\n12/05/2016 | One\n | Two").entries
    assert dict(entries[1].details) == {"date_from_row_above": True}
    assert entries[1].happened.words == ""
    refused = read("Date | Event\n31/02/2016 | One\n | Two").refused
    assert "row 2, from which it would take it, was refused" in refused[1].reason


ENDS = [
    ("12/05/2016", "14/05/2016", "2016-05-12..2016-05-14"),
    ("?12/05/2016", "14/05/2016", "2016-05-12..2016-05-14 ?"),
    ("May 2016", "July 2016", "2016-05-01..2016-07-31"),
    ("12/05/2016", "", "2016-05-12"),
    ("12/05/2016", "ongoing", "2016-05-12"),
    ("12/05/2016", "12/05/2016", "2016-05-12"),
    ("12/05/2016", "11/05/2016", "lies before"),
    ("12/05/2016", "31/06/2016", "end date"),
]


@pytest.mark.parametrize(("start", "end", "known"), ENDS)
def test_a_start_and_an_end(start: str, end: str, known: str) -> None:
    account = read(f"Start date | End date | Event\n01/01/2015 | 02/01/2015 | First.\n{start} | {end} | Stay.")
    if len(account.entries) > 1:
        assert day(account.entries[1]) == known
        assert end in account.entries[1].happened.words + "".join(account.entries[1].notes.values())
    else:
        assert known in account.refused[0].reason


def test_the_police_say_from_when_to_when() -> None:
    account = read(
        "Occurrence No | Reported Date/Time | Occurred From | Occurred To | Occurrence Type | Summary | Result\n"
        "44/1 | 21/07/2015 08:00 | 20/07/2015 | 21/07/2015 | Public order | Arrested outside the shop. | FPN"
    )
    assert told(account) == [("2015-07-20..2015-07-21", "Arrested outside the shop.")]


START_AND_END = [
    "Occurred From | Occurred To",
    "Date from | Date to",
    "Offence from | Offence to",
    "Stay from | Stay until",
]


@pytest.mark.parametrize("headings", START_AND_END)
def test_headings_of_a_start_and_an_end(headings: str) -> None:
    account = read(f"{headings} | Event\n20/07/2015 | 21/07/2015 | Stay.\n22/07/2015 | 23/07/2015 | Stay.")
    assert [day(entry) for entry in account.entries] == ["2015-07-20..2015-07-21", "2015-07-22..2015-07-23"]


TIMES = [
    ("14:30", datetime.time(14, 30), None),
    ("<14:30>", datetime.time(14, 30), None),
    ("2.30pm", datetime.time(14, 30), "2.30pm"),
    ("1430hrs", datetime.time(14, 30), "1430hrs"),
    ("am", None, "am"),
    ("approx 3pm", None, "approx 3pm"),
    ("evening", None, "evening"),
    ("", None, None),
]


@pytest.mark.parametrize(("written", "time", "note"), TIMES)
def test_a_time_only_when_it_is_exact(written: str, time: datetime.time | None, note: str | None) -> None:
    entry = read(f"Date | Time | Event\n12/05/2016 | {written} | Call.").entries[0]
    assert (entry.time, entry.notes.get("Time")) == (time, note)


def test_a_time_beside_the_date() -> None:
    entries = read("Date/Time | Event\n<2016-05-12 14:30> | One\n12/05/2016 09:15 | Two").entries
    assert [entry.time for entry in entries] == [datetime.time(14, 30), datetime.time(9, 15)]


KNOWN = [
    ("Date recorded", "14/05/2016", datetime.date(2016, 5, 14), None),
    ("Date recorded", "<2016-05-14>", datetime.date(2016, 5, 14), None),
    ("Date agency became aware", "14/05/2016", datetime.date(2016, 5, 14), None),
    ("Date we were told", "14/05/2016", datetime.date(2016, 5, 14), None),
    ("Date agency informed", "14/05/2016", datetime.date(2016, 5, 14), None),
    ("When did we know?", "14/05/2016", datetime.date(2016, 5, 14), None),
    ("Date reported to us", "14/05/2016", datetime.date(2016, 5, 14), None),
    ("Received on", "14/05/2016", datetime.date(2016, 5, 14), None),
    ("Day on which the school was told", "14/05/2016", datetime.date(2016, 5, 14), None),
    ("Date mother informed us of the birth", "May 2016", None, "May 2016"),
    ("Date recorded", "14 May 2016", datetime.date(2016, 5, 14), "14 May 2016"),
    ("Date recorded", "May 2016", None, "May 2016"),
    ("Date recorded", "?14/05/2016", None, "?14/05/2016"),
    ("Date recorded", "later", None, "later"),
]


@pytest.mark.parametrize(("heading", "written", "known", "note"), KNOWN)
def test_when_the_agency_knew(heading: str, written: str, known: datetime.date | None, note: str | None) -> None:
    entry = read(f"Date | Event | {heading}\n12/05/2016 | Call. | {written}").entries[0]
    assert (entry.known_on, entry.notes.get(heading)) == (known, note)
    assert day(entry) == "2016-05-12"


def test_a_vague_date_leans_on_the_day_of_recording() -> None:
    entry = read("Date | Event | Date recorded\nyesterday | Call. | 14/05/2016").entries[0]
    assert day(entry) == "2016-05-13"


NO_ENTRY = [
    ("blank", " | | ", (1, 0, 0, 1)),
    ("a date and nothing else", "12/05/2016 | | ", (1, 0, 1, 0)),
    ("a date and a dash", "12/05/2016 | - | J Smith", (1, 0, 1, 0)),
    ("a date and an author, but no words", "12/05/2016 | | J Smith", (1, 0, 1, 0)),
    ("an event that is an error", "12/05/2016 | !#N/A! | J Smith", (1, 0, 1, 0)),
]


@pytest.mark.parametrize(("row", "counts"), [case[1:] for case in NO_ENTRY], ids=[case[0] for case in NO_ENTRY])
def test_a_row_that_is_no_entry(row: str, counts: tuple[int, int, int, int]) -> None:
    assert counted(read(f"Date | Event | Author\n{row}")) == counts


def test_a_row_with_only_a_response_is_an_entry() -> None:
    entry = read("Date | Event | Outcome\n12/05/2016 | | Closed.").entries[0]
    assert (entry.words, entry.response) == ("", "Closed.")


def test_a_numbered_row_with_nothing_in_it_is_blank_and_kept() -> None:
    account = read("No | Date | Event\n1 | 12/05/2016 | Call.\n2 | | ")
    assert counted(account) == (2, 1, 0, 1)
    assert account.set_aside[-1].text == "2"


def test_an_error_in_another_column_is_kept_and_named() -> None:
    account = read("Date | Event | Age\n12/05/2016 | Call. | !#N/A!")
    assert account.entries[0].notes == {"Age": "#N/A"}
    assert 'row 2, column "Age"' in (account.problem or "")


def test_many_errors_in_a_column_are_said_once() -> None:
    rows = "\n".join(f"{at}/05/2016 | Call. | !=B{at}+5!" for at in range(10, 15))
    account = read(grid(f"Date | Event | Days\n{rows}", sheet="Log"), file="log.xlsx")
    assert account.problem == (
        'sheet "Log", column "Days": 5 cells (C2, C3, C4, ...) hold a formula that was never calculated. '
        "Open it in Excel, save, and send again."
    )
    assert [entry.notes["Days"] for entry in account.entries] == ["=B10+5", "=B11+5", "=B12+5", "=B13+5", "=B14+5"]


def test_words_stay_as_they_are() -> None:
    entry = read('Date | Event | Action\n12/05/2016 | One.\\n\\n- two\\n- three | ditto\n13/05/2016 | " | "').entries
    assert entry[0].words == "One.\n\n- two\n- three"
    assert (entry[1].words, entry[1].response) == ('"', '"')


def test_numbers_as_a_person_sees_them() -> None:
    entry = read("Date | Event | Count | Share\n12/05/2016 | Call. | <5.0> | <0.25>").entries[0]
    assert entry.notes == {"Count": "5", "Share": "0.25"}


def test_cells_merged_downwards_belong_to_each_row() -> None:
    account = read("Date | Event | Source | Author\n12/05/2016 | One | GP notes | J Smith\n13/05/2016 | Two | ^ | ^")
    assert [(entry.source.document, entry.source.author) for entry in account.entries] == [("GP notes", "J Smith")] * 2


PEOPLE = [
    ("Who", "Kim Rowe (mother); Amy Rowe", [("Kim Rowe", "mother"), ("Amy Rowe", "involved")]),
    ("Who", "Mum and Dad", [("Mum", "mother"), ("Dad", "father")]),
    ("Who", "Kim Rowe and Lee Stone", [("Kim Rowe", "involved"), ("Lee Stone", "involved")]),
    ("Who", "Rowe, Kim", [("Rowe, Kim", "involved")]),
    ("Who", "Marks and Spencer security", [("Marks and Spencer security", "involved")]),
    ("Who", "Kim Rowe\\nLee Stone (partner)", [("Kim Rowe", "involved"), ("Lee Stone", "partner")]),
    ("Mother", "Kim Rowe", [("Kim Rowe", "mother")]),
    ("Family member", "MGM", [("MGM", "grandparent")]),
    ("Seen by", "J Smith, health visitor", [("J Smith, health visitor", "professional")]),
    ("Professionals involved", "Jo Smith; Al Brown", [("Jo Smith", "professional"), ("Al Brown", "professional")]),
    ("Who", "n/a", []),
]


@pytest.mark.parametrize(("heading", "written", "people"), PEOPLE)
def test_people_and_their_roles(heading: str, written: str, people: list[tuple[str, str]]) -> None:
    entry = read(f"Date | Event | {heading}\n12/05/2016 | Call. | {written}").entries[0]
    assert [(person.person, person.role) for person in entry.people] == people
    whole = written.replace("\\n", "\n")
    assert entry.notes.get(heading) == (None if [name for name, _ in people] == [whole] else whole)


SEEN = [
    ("Child seen?", "Yes", {"seen": True}),
    ("Child seen?", "No", {"seen": False}),
    ("Child seen?", "Not seen", {"seen": False}),
    ("Child seen?", "Y - alone", {"seen": True, "seen_alone": True}),
    ("Child seen?", "Seen with mother", {"seen": True, "seen_alone": False}),
    ("Child seen?", "Yes, by the GP", {"seen": True}),
    ("Child seen (Y/N) and by whom", "Y - by HV", {"seen": True}),
    ("Child seen?", "Seen by SW at home", {"seen": True}),
    ("Child seen?", "No - asleep upstairs", {"seen": False}),
    ("Baby seen?", "Yes - asleep", {"seen": True}),
    ("Children seen", "N", {"seen": False}),
    ("Was the baby seen by you?", "Y", {"seen": True}),
    ("Child seen?", "Y, by teacher, alone", {"seen": True, "seen_alone": True}),
    ("Child seen?", "Yes - left alone", {}),
    ("Seen?", "N - asleep", {"seen": False}),
    ("Child seen?", "Y/N", {}),
    ("Child seen?", "Yes - according to mother", {}),
    ("Child seen?", "Yes - on video call", {}),
    ("Child seen?", "Yes but not the baby", {}),
    ("Child seen?", "No concerns", {}),
    ("Child seen?", "No - seen at school later", {}),
    ("Child seen?", "Asleep upstairs according to mum", {}),
    ("Child seen?", "N/A", {}),
    ("Child seen alone", "Yes", {"seen": True, "seen_alone": True}),
    ("Child seen alone", "No", {"seen_alone": False}),
    ("Child seen / seen alone", "Yes", {"seen": True}),
    ("Child seen / seen alone", "No", {"seen": False}),
    ("Child seen / seen alone?", "Not seen", {"seen": False}),
    ("Child seen alone", "Not seen", {"seen": False}),
]


@pytest.mark.parametrize(("heading", "written", "details"), SEEN)
def test_seen_only_where_the_cell_plainly_says_so(heading: str, written: str, details: dict[str, bool]) -> None:
    entry = read(f"Date | Event | {heading}\n12/05/2016 | Call. | {written}").entries[0]
    assert dict(entry.details) == details
    assert entry.notes[heading] == written


KINDS = [("Home visit", "visit"), ("Strategy meeting", "strategy_discussion"), ("WNB", "not_brought"), ("Chat", "note")]


@pytest.mark.parametrize(("written", "kind"), KINDS)
def test_a_kind_only_where_the_cell_is_a_known_word(written: str, kind: str) -> None:
    entry = read(f"Date | Type of contact | Details\n12/05/2016 | {written} | They talked.").entries[0]
    assert (entry.kind, entry.notes["Type of contact"]) == (kind, written)


@pytest.mark.parametrize(("file", "kind"), [("health visiting.docx", "not_brought"), ("probation.docx", "note")])
def test_a_kind_that_only_one_sort_of_agency_means(file: str, kind: str) -> None:
    entry = read("Date | Type of contact | Details\n12/05/2016 | DNA | Nobody came.", file=file).entries[0]
    assert (entry.kind, entry.notes) == (kind, {"Type of contact": "DNA"})


def test_a_type_alone_is_what_happened() -> None:
    entry = read("Date | Contact type | Worker\n12/05/2016 | Home visit | JS").entries[0]
    assert (entry.words, entry.kind) == ("Home visit", "visit")


def test_a_kind_is_never_taken_from_a_sentence() -> None:
    assert read("Date | Event\n12/05/2016 | Home visit").entries[0].kind == "note"


@pytest.mark.parametrize(
    ("written", "sequence", "note"), [("1", 1.0, None), ("<2>", 2.0, None), ("1.5", 1.5, None), ("2nd", None, "2nd")]
)
def test_a_sequence(written: str, sequence: float | None, note: str | None) -> None:
    entry = read(f"Sequence | Date | Event\n{written} | 12/05/2016 | Call.").entries[0]
    assert (entry.sequence, entry.notes.get("Sequence")) == (sequence, note)


RUNNING = [
    ("1 2 3", [1, 2, 3], [None, None, None]),
    ("1. 2. 3.", [1, 2, 3], ["1.", "2.", "3."]),
    ("7 8 9", [7, 8, 9], [None, None, None]),
    ("10234 10240 10241", [None, None, None], ["10234", "10240", "10241"]),
    ("A1 A2 A3", [None, None, None], ["A1", "A2", "A3"]),
    ("3 2 1", [None, None, None], ["3", "2", "1"]),
]


@pytest.mark.parametrize(("numbers", "sequence", "notes"), RUNNING)
def test_numbers_that_count_the_rows_are_their_order(
    numbers: str, sequence: list[int | None], notes: list[str | None]
) -> None:
    rows = "\n".join(f"{number} | 12/05/2016 | Call." for number in numbers.split())
    entries = read(f"No. | Date | Event\n{rows}").entries
    assert [entry.sequence for entry in entries] == sequence
    assert [entry.notes.get("No.") for entry in entries] == notes


def test_the_same_heading_twice_keeps_both() -> None:
    entry = read("Date | Event | Notes | Notes |\n12/05/2016 | Call. | One | Two | Three").entries[0]
    assert entry.notes == {"Notes": "One", "Notes (2)": "Two", "Column E": "Three"}


def test_labels_beside_accounts_are_the_type() -> None:
    rows = "\n".join(f"{at}/05/2016 | Home visit | They said {at} things at length to her." for at in range(1, 9))
    account = read(f"Date | Event | Details\n{rows}")
    assert account.entries[0].words == "They said 1 things at length to her."
    assert (account.entries[0].kind, account.entries[0].notes) == ("visit", {"Event": "Home visit"})


def test_two_accounts_keep_the_first_as_the_words() -> None:
    entry = read("Date | Significant event | Details\n12/05/2016 | A fall down the stairs. | He was taken in.").entries[
        0
    ]
    assert (entry.words, entry.notes) == ("A fall down the stairs.", {"Details": "He was taken in."})


def test_where_a_row_stood() -> None:
    account = read("Title |\nDate | Event\n12/05/2016 | Call.\n31/02/2016 | Fall.")
    assert (account.entries[0].source.table, account.entries[0].source.row) == (1, 3)
    assert account.refused[0].where == "table 1, row 4"


def test_the_same_file_gives_the_same_ids() -> None:
    table = "Date | Event\n12/05/2016 | Call.\n12/05/2016 | Call."
    first, second = read(table), read(table)
    assert [entry.id for entry in first.entries] == [entry.id for entry in second.entries]
    assert len({entry.id for entry in first.entries}) == 2


def test_month_first_is_read_by_the_column_only_as_doubtful() -> None:
    account = read("Date | Event\n05/13/2016 | One\n05/25/2016 | Two\n05/30/2016 | Three")
    assert account.status is Status.READ
    assert all(entry.happened.uncertain for entry in account.entries)
    assert told(account)[0] == ("2016-05-13 ?", "One")

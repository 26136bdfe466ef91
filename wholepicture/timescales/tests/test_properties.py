"""What holds for every wording: rendered dates are read back, doubt never narrows, nothing but a refusal is raised."""

import contextlib
import datetime
import itertools
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wholepicture.timescales import wording
from wholepicture.timescales.columns import ColumnOrder
from wholepicture.timescales.date_known import DateKnown, DateRefused
from wholepicture.timescales.reading.terms import vocabulary
from wholepicture.timescales.wording import read_time, read_wording, read_wording_and_time

REFERENCE = datetime.date(2020, 2, 29)
DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2020, 2, 29))
RECENT = st.dates(datetime.date(2000, 1, 1), datetime.date(2020, 2, 29))
MOST_STEPS = 60_000  # for the longest text that is read: some hundredths of a second
DAY_FORMS = [
    "%d/%m/%Y",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%d %m %Y",
    "%d%m%Y",
    "%Y-%m-%d",
    "%d %B %Y",
    "%dth of %B, %Y",
    "%d%b%Y",
    "%d-%b-%Y",
    "%B %dth %Y",
    "%A %d %B %Y",
    "%a %d/%m/%Y",
    "%d/%m/%Y (%a)",
    "%d/%m/%Y 14:30",
    "1430hrs %d/%m/%Y",
    "%Y-%m-%dT09:00:00Z",
    "(%d/%m/%Y)",
    "Date: %d/%m/%Y.",
    "%d//%m/%Y",
    "%d /%m/ %Y",
    "%d.%m/%Y",
    "%d/%m%Y",
]
SHORT_FORMS = ["%d/%m/%y", "%d.%m.%y", "%d %b %y", "%d%b%y", "%d%m%y", "%d1430%b%y", "%d/%b/%y"]
PIECES = sorted({" ".join(key) for phrases in vocabulary().phrases.values() for key, _, _ in phrases})
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.one_of(st.sampled_from(PIECES), st.sampled_from("0123456789/.-,:?~'()"), st.integers(0, 2100).map(str)),
        max_size=9,
    ).flatmap(lambda parts: st.sampled_from(["", " "]).map(lambda gap: gap.join(parts))),
)


@example(datetime.date(2000, 1, 1), "%Y-%m-%d")
@example(datetime.date(2010, 11, 12), "%Y-%m-%d")
@given(DAYS, st.sampled_from(DAY_FORMS))
def test_a_rendered_day_is_read_back(day, form):
    assert read_wording(day.strftime(form), reference=REFERENCE) == DateKnown.on(day, words=day.strftime(form))


@given(RECENT, st.sampled_from(SHORT_FORMS))
def test_a_rendered_two_digit_year_is_read_back(day, form):
    assert read_wording(day.strftime(form), reference=REFERENCE).day == day


@given(
    RECENT,
    st.integers(0, 400),
    st.sampled_from(["{} - {}", "{} to {}", "between {} and {}", "from {} until {}"]),
    st.sampled_from(["%d/%m/%Y", "%d %B %Y", "%a %d %b %Y", "%d.%m.%y"]),
)
def test_a_rendered_range_is_read_back(first, length, joined, form):
    last = first + datetime.timedelta(days=length)
    text = joined.format(first.strftime(form), last.strftime(form))
    if last > REFERENCE:
        return
    found = read_wording(text, reference=REFERENCE)
    assert (found.lower, found.upper, found.uncertain) == (first, last, False)


@given(RECENT, st.sampled_from(["before", "until", "after", "since"]))
def test_a_bound_leaves_one_end_open(day, bound):
    found = read_wording(f"{bound} {day:%d %B %Y}", reference=REFERENCE)
    one = datetime.timedelta(days=1)
    wanted = {"before": (None, day - one), "until": (None, day), "after": (day + one, None), "since": (day, None)}
    assert (found.lower, found.upper) == wanted[bound]


def _read(text):
    try:
        return read_wording(text, reference=REFERENCE, row_above=DateKnown.on(datetime.date(2016, 5, 3)))
    except DateRefused as refused:
        return _no_date(refused)


def _no_date(refused):
    assert str(refused).endswith("."), "a reason is a sentence"


@settings(max_examples=400)
@given(TEXTS)
def test_nothing_but_a_refusal_is_raised_and_the_ends_are_in_order(text):
    found = _read(text)
    if found is not None:
        assert found.words == text
        assert found.lower is not None or found.upper is not None
    for order in ColumnOrder:
        with contextlib.suppress(DateRefused):
            read_wording_and_time(text, column_order=order)
    with contextlib.suppress(wording.TimeRefused):
        read_time(text)


@settings(max_examples=200)
@given(TEXTS, st.sampled_from(["about", "circa", "possibly", "approx", "believed", "on or around"]))
def test_a_doubt_never_narrows_and_always_shows(text, word):
    plain, doubted = _read(text), _read(f"{word} {text}")
    if plain is None or doubted is None:
        return
    assert (doubted.lower, doubted.upper) == (plain.lower, plain.upper)


@given(DAYS, st.sampled_from(DAY_FORMS[:12]), st.sampled_from(["about {}", "{} (?)", "{} approx", "thought to be {}"]))
def test_a_doubted_day_is_uncertain(day, form, doubt):
    found = read_wording(doubt.format(day.strftime(form)), reference=REFERENCE)
    assert (found.day, found.uncertain) == (day, True)


def test_the_answer_does_not_depend_on_the_clock(monkeypatch):
    class NoClock(datetime.date):
        @classmethod
        def today(cls):
            raise AssertionError("the clock was read")

    monkeypatch.setattr(datetime, "date", NoClock)
    for text in ("22 May", "22/05/16", "yesterday", "Easter", "last week"):
        read_wording(text + " ", reference=REFERENCE)
        with pytest.raises(DateRefused, match="reference date"):
            read_wording(text)


def _steps(text):
    """How many calls of our own functions one reading takes."""
    counted = 0

    def count(frame, event, _):
        nonlocal counted
        counted += event == "call" and "timescales" in frame.f_code.co_filename

    sys.setprofile(count)
    try:
        _read(text)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize(
    "piece",
    [
        "22 ",
        "22/",
        "? ",
        "on ",
        "22 May ",
        "from ",
        "2pm ",
        "early ",
        "w/c ",
        "- ",
        "14:30 - ",
        "mon ",
        "approx 3pm ",
        "the ",
        "mon - ",
        "after 2pm ",
        "between ",
        "2 days before ",
        "22/05/16 - ",
        "May last year ",
        "on 2 ",
        "1430 - ",
        "9, ",
        "9, 10 and ",
        "6-7 ",
        "by 4pm ",
        "May 3-5 ",
        "year ",
        "?9/6/16 ",
        "a day or ",
    ],
)
def test_the_work_grows_no_faster_than_the_text(piece):
    length = len(piece)
    short, long = _steps(piece * (60 // length)), _steps(piece * (180 // length))
    assert long < 12 * short + 2000, (short, long)
    assert long < MOST_STEPS


_BEFORE = (
    "w/c",
    "W/E",
    "wk beginning",
    "week of",
    "before",
    "Sat",
    "Tuesday",
    "Sun.",
    "Tues -",
    "Mon Tue",
    "on",
    "May",
)
_TIMES = ("14:30", "00:00", "24:00", "9:15", "23:59", "14:30:00", "00:00:00", "14.30", "1430", "2016")


def _commonest_forms():
    """Every form that is read at once, real days and unreal ones, with their neighbours that are not read so."""
    days, months, years = (0, 1, 13, 29, 31, 32), (0, 2, 6, 12, 13), ("16", "2015", "30", "85", "1066", "2016")
    for day, month, year in itertools.product(days, months, years):
        yield from (f"{day:02}{mark}{month:02}{mark}{year}" for mark in "/.-")
        yield from (f"{word} {day}/{month}/{year}" for word in _BEFORE)
        yield from (f"{word}{day:02}/{month:02}/{year} {time}" for word in ("", "Tues ", "w/c ") for time in _TIMES[:6])
    yield from (f"{word} 22/05/2016 {time}" for word in ("Sun", *_BEFORE) for time in _TIMES)
    names = [name for listed in vocabulary().data["phrases"]["month"].values() for name in listed]
    for name, year in itertools.product([*names, "Mai", "Sun", "May be"], ("16", "2015", "1066")):
        yield from (f"{name.title()} {year}", f"{name}-{year}", f"{name}{year}")
        for day in days:
            yield from (f"{day} {name} {year}", f"{day:02}-{name.upper()}-{year}", f"{day}th {name} {year}")
            yield from (f"Weds {day} {name} {year}", f"w/c {day} {name} {year}")


def test_the_short_way_gives_what_the_grammar_gives(monkeypatch):
    texts = list(_commonest_forms())
    orders = [None, ColumnOrder.MONTH_FIRST]

    def all_readings():
        wording._read.cache_clear()
        found = []
        for text in texts:
            for order in orders:
                try:
                    found.append((text, *read_wording_and_time(text, reference=REFERENCE, column_order=order)))
                except DateRefused as refused:
                    found.append((text, str(refused)))
        return found

    short = all_readings()
    monkeypatch.setattr(wording, "plain", lambda text: None)
    assert all_readings() == short
    wording._read.cache_clear()

"""Planted faults that the chapters must notice. A fault that no row of a table sees would be one that we could ship."""

import dataclasses
import datetime

import pytest

from wholepicture.timescales import wording
from wholepicture.timescales.reading import almanac, around, dates, grammar, settle, slips, spans
from wholepicture.timescales.reading.terms import vocabulary
from wholepicture.timescales.reading.written import Days
from wholepicture.timescales.tests import (
    tables,
    test_days,
    test_doubt,
    test_impossible_days,
    test_leaning,
    test_not_dates,
    test_ranges,
    test_slips,
    test_stretches,
    test_years,
)

CHAPTERS = (
    test_days,
    test_doubt,
    test_impossible_days,
    test_leaning,
    test_not_dates,
    test_ranges,
    test_slips,
    test_stretches,
    test_years,
)
TABLES = "\n".join(
    value
    for chapter in CHAPTERS
    for name, value in vars(chapter).items()
    if name.isupper() and isinstance(value, str) and " | " in value
)


def _limit(name, value):
    return lambda patch: patch.setitem(vocabulary().data["limits"], name, value)


def _table(path, value):
    *tables_of, key = path

    def plant(patch):
        table = vocabulary().data
        for name in tables_of:
            table = table[name]
        patch.setitem(table, key, value)

    return plant


def _month_first(patch):
    plain = settle.stretch
    patch.setattr(
        settle,
        "stretch",
        lambda written, year: plain(
            dataclasses.replace(written, day=written.number, number=written.day)
            if written.numeric and written.day
            else written,
            year,
        ),
    )


def _swap_when_impossible(patch):
    plain = settle.stretch

    def swapping(written, year):
        if written.unit == "day" and written.day and (written.number or 0) > 12 >= written.day:
            written = dataclasses.replace(written, day=written.number, number=written.day)
        return plain(written, year)

    patch.setattr(settle, "stretch", swapping)


def _never_uncertain(patch):
    patch.setattr(
        wording,
        "settle_statement",
        lambda statement, context: dataclasses.replace(spans.settle_statement(statement, context), uncertain=False),
    )


def _bound(limit, ends):
    def plant(patch):
        plain = spans._bounded
        patch.setattr(
            spans,
            "_bounded",
            lambda days, given: Days(*ends(days), days.uncertain) if given == limit else plain(days, given),
        )

    return plant


def _first_reading_wins(patch):
    plain = wording.readings
    patch.setattr(wording, "readings", lambda cut, slipped: list(plain(cut, slipped=slipped))[:1])


def _clock_for_reference(patch):
    plain = settle._start
    patch.setattr(
        settle,
        "_start",
        lambda written, context: plain(written, dataclasses.replace(context, reference=datetime.date(2026, 11, 24))),
    )


def _no_slips(patch):
    patch.setattr(grammar, "slips", lambda items, at: iter(()))


def _any_slip(patch):
    plain = slips._readings
    patch.setattr(slips, "_readings", lambda *given: set(sorted(plain(*given))[:1]))


def _weekday_unheeded(patch):
    patch.setattr(settle, "_doubted_by_weekday", lambda days, weekdays: False)


def _row_above_unheeded(patch):
    plain = settle._without_year
    patch.setattr(
        settle, "_without_year", lambda written, context: plain(written, dataclasses.replace(context, row_above=None))
    )


def _choice_certain(patch):
    plain = spans.settle_range
    patch.setattr(
        spans,
        "settle_range",
        lambda span, context: plain(
            dataclasses.replace(span, kind="range" if span.kind == "choice" else span.kind), context
        ),
    )


def _lists_are_ranges(patch):
    patch.setattr(spans, "_neighbours", lambda first, last: True)


def _week_runs_backwards(patch):
    plain = settle._in_week
    patch.setattr(settle, "_in_week", lambda days, week: plain(days, "ending" if week == "commencing" else week))


def _reversed_range_allowed(patch):
    plain = spans._ends
    patch.setattr(
        spans,
        "_ends",
        lambda left, right, context: tuple(sorted(plain(left, right, context), key=lambda days: days.lower)),
    )


def _tax_years_read(patch):
    patch.setattr(dates, "_year_then", lambda year, second: iter([dates.Written("year", year=dates.year_of(year))]))


def _bound_on_the_hour_forgotten(patch):
    plain = around.times
    patch.setattr(around, "times", lambda items, at: (found._replace(bounded=False) for found in plain(items, at)))


def _part_ignored(patch):
    patch.setattr(settle, "part_of", lambda days, part: days)


def _winter_stays_in_its_year(patch):
    patch.setattr(
        almanac, "_months", lambda year, first, last: almanac_months(year, min(first, last), max(first, last))
    )


def _list_runs_from_first_to_last(patch):
    patch.setattr(spans, "_follow_one_another", lambda days: None)


def _several_are_not_read(patch):
    patch.setattr(grammar, "several", lambda items, at, cores: iter(()))


def _two_hours_are_two_days(patch):
    patch.setattr(grammar, "two_hours", lambda items, at, after: False)


def _any_hour_bounds_its_day(patch):
    patch.setattr(
        around, "_with_time", lambda got, found, items: plain_with_time(got, found, items)._replace(bounded=False)
    )
    patch.setattr(grammar, "bounds_an_hour", lambda items, at: False)


plain_with_time = around._with_time
almanac_months = almanac._months

MUTANTS = {
    "month first": _month_first,
    "a day above twelve in the month's place is swapped": _swap_when_impossible,
    "uncertain is dropped": _never_uncertain,
    "before includes the day": _bound("before", lambda days: (None, days.upper)),
    "after includes the day": _bound("after", lambda days: (days.lower, None)),
    "until leaves the day out": _bound("until", lambda days: (None, days.lower)),
    "since starts at the end": _bound("from", lambda days: (days.upper, None)),
    "the first of two readings wins": _first_reading_wins,
    "relative words are read from another day": _clock_for_reference,
    "slips are not read": _no_slips,
    "any reading of a slip will do": _any_slip,
    "a contradicting weekday is not noticed": _weekday_unheeded,
    "the row above lends no year": _row_above_unheeded,
    "a choice is certain": _choice_certain,
    "two separate dates are one stretch": _lists_are_ranges,
    "a week commencing runs backwards": _week_runs_backwards,
    "a range may end before it starts": _reversed_range_allowed,
    "a tax year is a year": _tax_years_read,
    "a bound on the hour is forgotten": _bound_on_the_hour_forgotten,
    "a list runs from its first day to its last": _list_runs_from_first_to_last,
    "several days in one wording are not read": _several_are_not_read,
    "two hours are two days": _two_hours_are_two_days,
    "an hour hides the bound on the day": _any_hour_bounds_its_day,
    "early and late are ignored": _part_ignored,
    "winter stays in its year": _winter_stays_in_its_year,
    "two-digit years from 1930": _limit("earliest_short_year", 1930),
    "two-digit years from 1950": _limit("earliest_short_year", 1950),
    "two-digit years up to the reference date only": _limit("years_after_reference", 0),
    "two-digit years up to two years after": _limit("years_after_reference", 2),
    "any year of four digits": _limit("earliest_year", 1000),
    "early is a week": _table(("parts", "month", "early"), [1, 7]),
    "late starts on the 20th": _table(("parts", "month", "late"), [20, 31]),
    "early in a year is three months": _table(("parts", "year", "early"), [1, 3]),
    "spring starts in February": _table(("seasons", "spring"), [2, 4]),
    "quarters of the tax year": _table(("quarters", "2"), [7, 9]),
    "Easter is Good Friday": _table(("feasts", "easter"), ["easter", -2]),
    "a fortnight is ten days": _table(("units", "fortnight"), ["day", 10]),
    "weeks in a month, 4/52": _table(("clinical", "52"), "month"),
}


@pytest.fixture
def _fresh():
    wording._read.cache_clear()
    yield
    wording._read.cache_clear()


@pytest.mark.usefixtures("_fresh")
def test_the_chapters_hold_without_a_fault():
    assert tables.failures(TABLES) == []


@pytest.mark.usefixtures("_fresh")
@pytest.mark.parametrize("fault", MUTANTS)
def test_a_planted_fault_is_noticed(fault, monkeypatch):
    MUTANTS[fault](monkeypatch)
    try:
        wrong = tables.failures(TABLES)
    except Exception as error:  # noqa: BLE001 - a crash is noticed too
        wrong = [str(error)]
    assert wrong, fault

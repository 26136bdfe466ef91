"""Limits: on which day something is due. Source of the counting rules: the table of clocks in the reference."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholepicture.timescales.limit import Counted, Limit, Unit
from wholepicture.timescales.working_days import OutsideCalendar, WorkingDays

CALENDAR = WorkingDays()
DAYS = st.dates(datetime.date(1995, 1, 1), datetime.date(2055, 12, 31))

DUE = """
start      | amount | unit         | counted   | due        | why
2026-03-02 | 15     | working_days | after     | 2026-03-23 | the day after is day 1
2026-03-02 | 15     | working_days | start_day | 2026-03-20 | the start is day 1
2026-03-07 | 1      | working_days | after     | 2026-03-10 | a Saturday counts as the Monday after it
2026-03-06 | 1      | working_days | after     | 2026-03-09 | over a weekend
2026-04-02 | 1      | working_days | after     | 2026-04-07 | over Good Friday and Easter Monday
2026-12-24 | 2      | working_days | after     | 2026-12-30 | Boxing Day is a Saturday: Monday stands for it
2020-05-07 | 1      | working_days | after     | 2020-05-11 | the early May holiday moved to a Friday in 2020
2022-06-01 | 1      | working_days | after     | 2022-06-06 | two holidays of the Jubilee
2026-03-02 | 0      | days         | after     | 2026-03-02 | the same day
2026-03-02 | 24     | hours        | after     | 2026-03-03 | hours run from the end of the day
2026-03-02 | 25     | hours        | after     | 2026-03-04 | and reach into the day after
2026-01-31 | 1      | months       | after     | 2026-02-28 | the last day of a shorter month
2024-02-29 | 1      | years        | after     | 2025-02-28 | likewise
2026-03-02 | 4      | weeks        | after     | 2026-03-30 | 28 days
2026-07-01 | 20     | weeks        | before    | 2026-02-11 | so long before the day that is set
"""


def _rows() -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in DUE.strip().splitlines()[1:]]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row[5]}")
def test_a_limit_ends_on(row: list[str]) -> None:
    start, amount, unit, counted, due, why = row
    limit = Limit(int(amount), Unit(unit), Counted(counted))
    assert limit.due(datetime.date.fromisoformat(start), CALENDAR).isoformat() == due, why


@given(DAYS, st.integers(0, 60), st.sampled_from(list(Unit)))
def test_a_longer_limit_never_ends_earlier(start: datetime.date, amount: int, unit: Unit) -> None:
    due = Limit(amount, unit).due(start, CALENDAR)
    assert start <= due <= Limit(amount + 1, unit).due(start, CALENDAR)


@given(DAYS, st.integers(1, 60))
def test_working_days_end_on_a_working_day(start: datetime.date, amount: int) -> None:
    due = Limit(amount, Unit.WORKING_DAYS).due(start, CALENDAR)
    assert CALENDAR.is_working(due)
    between = [start + datetime.timedelta(days=one) for one in range(1, (due - start).days + 1)]
    first = CALENDAR.on_or_after(start)
    assert sum(CALENDAR.is_working(day) for day in between if day > first) == amount


def test_a_partnership_can_close_on_more_days() -> None:
    closed = WorkingDays([datetime.date(2026, 3, 3)])
    assert Limit(1, Unit.WORKING_DAYS).due(datetime.date(2026, 3, 2), closed) == datetime.date(2026, 3, 4)


@pytest.mark.parametrize("day", [datetime.date(1900, 1, 1), datetime.date(2199, 1, 1)])
def test_a_day_without_a_calendar_is_refused_with_what_to_do(day: datetime.date) -> None:
    with pytest.raises(OutsideCalendar, match="Correct the date"):
        CALENDAR.add(day, 1)


def test_a_limit_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Limit(-1, Unit.DAYS)

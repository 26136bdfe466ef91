"""A partnership's own limits: they take the place of ours, and a mistake in them is said in words."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from wholepicture.checks.catalogue import every_check
from wholepicture.checks.in_force import in_force
from wholepicture.checks.limits import Limits, LimitsRefused, limits_with

MONDAY = datetime.date(2026, 3, 2)


def _file(folder: Path, text: str) -> Path:
    path = folder / "ours.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_limit_of_the_partnership_takes_the_place_of_ours(tmp_path: Path) -> None:
    ours = _file(tmp_path, '[PC01]\nwithin = { amount = 5, unit = "working_days", source = "Our procedure" }\n')
    assert limits_with((ours,)).due("PC01.within", MONDAY) == datetime.date(2026, 3, 9)
    assert limits_with().due("PC01.within", MONDAY) == datetime.date(2026, 3, 16)


def test_a_limit_of_the_partnership_switches_a_clock_on(tmp_path: Path) -> None:
    ours = _file(tmp_path, '[PC19]\nsupervision = { amount = 1, unit = "months", source = "Bolton" }\n')
    assert _clocks(limits_with((ours,))) - _clocks(limits_with()) == {"supervision"}


def _clocks(limits: Limits) -> set[str]:
    return {limb.name for check in in_force(every_check(), limits) for limb in check.limbs if check.code == "PC19"}


def test_a_day_on_which_the_partnership_is_closed_counts_for_nothing(tmp_path: Path) -> None:
    ours = _file(tmp_path, "closures = [2026-03-03]\n")
    assert limits_with((ours,)).due("PC01.within", MONDAY) == datetime.date(2026, 3, 17)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[PC01]\nwithn = { amount = 5, unit = 'days' }", 'there is no limit "PC01.withn"'),
        ("[PC99]\nwithin = { amount = 5, unit = 'days' }", 'there is no limit "PC99.within"'),
        ("[PC01]\nwithin = 5", "needs an amount and a unit"),
        ("[PC01]\nwithin = { amount = 5 }", "needs unit"),
        ("[PC01]\nwithin = { amount = -5, unit = 'days' }", "0 or more"),
        ("[PC01]\nwithin = { amount = true, unit = 'days' }", "whole number"),
        ("[PC01]\nwithin = { amount = 5.5, unit = 'days' }", "whole number"),
        ("[PC01]\nwithin = { amount = 5, unit = 'fortnights' }", "'fortnights'"),
        ("[PC01]\nwithin = { amount = 5, unit = 'times' }", "is in working_days"),
        ("[PC04]\ntimes = { amount = 5, unit = 'days' }", "is in times"),
        ("[PC04]\nduring = { amount = 5, unit = 'months' }", "days or weeks"),
        ("[PC01]\nwithin = { amount = 5, unit = 'days', per = 'child' }", "does not know per"),
        ("[PC01]\nwithin = { amount = 5, unit = 'days', counted = 'twice' }", "'twice'"),
        ("PC01 = 3", "is not a table"),
        ("closures = ['Tuesday']", "list of days"),
        ("[PC01\n", "cannot be read"),
        ("[PC01]\nwithin = { amount = 5, unit = 'days' }\n[PC01]\n", "cannot be read"),
    ],
)
def test_a_mistake_is_said_with_its_place_and_what_to_do(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(LimitsRefused) as refused:
        limits_with((_file(tmp_path, text),))
    assert says in str(refused.value)
    assert "ours.toml" in str(refused.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(LimitsRefused, match="is not there"):
        limits_with((tmp_path / "none.toml",))


def test_a_file_in_another_encoding_is_said(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_bytes("[PC01]\n# für\n".encode("utf-16"))
    with pytest.raises(LimitsRefused, match="cannot be read"):
        limits_with((path,))

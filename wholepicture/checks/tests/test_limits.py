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
        ("closures = 2026-12-29", "list of days"),
        ("closures = [2026-12-29, '2026-12-30']", "its 2. is '2026-12-30'. Write a day as it is"),
        ("closures = [2026-12-29T09:00:00]", "without quotation marks or an hour"),
        ("closures = [2026-02-30]", "line 1"),
        ("[PC01]\nwithn = { amount = 5, unit = 'days' }", 'Did you mean "PC01.within"?'),
        ("[PC1]\nwithin_soon = { amount = 1, unit = 'days' }", 'Did you mean "PC01.within_soon"?'),
        ("[PC01]\nwithin = { amont = 5, unit = 'days' }", 'Did you mean "amount"?'),
        ("[PC01]\nwithin = { amount = 5, unit = 'days', valid_to = 2026-01-01 }", "It may hold amount, counted"),
        ("[PC01]\nwithin = { amount = 5, unit = 'days' }\nwithin = { amount = 6, unit = 'days' }\n", "line 3"),
        ("[PC01]\nwithin = { amount = 5, unit = 'days' }\n[PC01]\n", "It says something twice: keep one of them"),
        ("[PC01]\nwithin = { amount = 5, unit = 'days', level = 'X' }", "Use W or L or P"),
        ("[PC01]\nwithin = { amount = 5, unit = 'days', evidence = ['S'] }", "Use S or V or P"),
        ("[PC01]\nwithin = { amount = 5, unit = 'days', source = 3 }", "quotation marks"),
        ("[PC01]\nwithin_soon = { amount = 20, unit = 'working_days' }", "20 working days) is longer than"),
        ("[PC01]\nwithin = { amount = 0, unit = 'days' }", '"PC01.within_soon" (1 working day) is longer than'),
        (
            "[PC17]\nwithin_on_plan = { amount = 2, unit = 'weeks' }",
            '"PC17.within" (5 working days), which it is to shorten',
        ),
        ("[PC01]\nbaby = { amount = 12, unit = 'hours' }", "is a child's age. Give it in days, weeks, months or years"),
        ("[PC01]\nbaby = { amount = 0, unit = 'years' }", "then its check can notice nothing"),
        ("[PC04]\ntimes = { amount = 0, unit = 'times' }", "then its check can notice nothing"),
        ("[PC04]\nduring = { amount = 0, unit = 'days' }", "then its check can notice nothing"),
        ("[PC01]\nwithin = { amount = 4000, unit = 'years' }", "longer than a hundred years"),
        ("[PC01]\nwithin = { amount = 5, unit = 'days', counted = 'before' }", 'is counted "after"'),
        ("[PC14]\npre_birth_by = { amount = 16, unit = 'weeks', counted = 'after' }", 'is counted "before"'),
        ("[PC01\n", "cannot be read"),
        ("[PC01]\nwithin = { amount = 5, unit = 'days' }\n[PC01]\n", "cannot be read"),
    ],
)
def test_a_mistake_is_said_with_its_place_and_what_to_do(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(LimitsRefused) as refused:
        limits_with((_file(tmp_path, text),))
    assert says in str(refused.value)
    assert "ours.toml" in str(refused.value)


def test_what_the_file_does_not_say_is_as_in_ours(tmp_path: Path) -> None:
    ours = _file(tmp_path, "[PC14]\npre_birth_by = { amount = 16, unit = 'weeks' }\n")
    assert limits_with((ours,)).due("PC14.pre_birth_by", MONDAY) == MONDAY - datetime.timedelta(weeks=16)


@pytest.mark.parametrize(
    "text",
    [
        "[PC01]\nwithin = { amount = 2, unit = 'days' }",  # at most as long as a working day, as a rule
        "[PC01]\nwithin = { amount = 1, unit = 'working_days' }",
        "[PC01]\nwithin_soon = { amount = 0, unit = 'days' }",
        "[PC22]\nborn = { amount = 0, unit = 'days' }",
        "[PC10]\nwithin = { amount = 0, unit = 'days' }",
    ],
)
def test_a_limit_on_the_edge_is_taken(tmp_path: Path, text: str) -> None:
    assert limits_with((_file(tmp_path, text),)).names == limits_with().names


def test_two_files_that_contradict_each_other_are_refused_by_the_one_that_shortens(tmp_path: Path) -> None:
    usual = _file(tmp_path, "[PC01]\nwithin = { amount = 3, unit = 'working_days' }\n")
    soon = tmp_path / "soon.toml"
    soon.write_text("[PC01]\nwithin_soon = { amount = 4, unit = 'working_days' }\n", encoding="utf-8")
    with pytest.raises(LimitsRefused, match=r"^soon.toml: .*Change one of them"):
        limits_with((usual, soon))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(LimitsRefused, match="is not there"):
        limits_with((tmp_path / "none.toml",))


def test_a_file_in_another_encoding_is_said(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_bytes("[PC01]\n# für\n".encode("utf-16"))
    with pytest.raises(LimitsRefused, match="cannot be read"):
        limits_with((path,))


def test_a_limit_of_a_clock_that_is_switched_off_is_taken_and_switches_it_on(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("[PC19]\nsupervision = { amount = 2, unit = 'months' }\n", encoding="utf-8")
    assert "PC19.supervision" in limits_with((file,)).given

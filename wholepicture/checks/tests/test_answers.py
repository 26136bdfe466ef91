"""What people say of a gap: it closes the gap while it stands, and is shown when it stands no longer."""

from __future__ import annotations

import datetime

import pytest

from wholepicture.checks.answers import GapAnswer, Said, with_answers
from wholepicture.checks.gap import Answer, Gap

DAY = datetime.date
KNOWN = {"a": DAY(2026, 3, 2), "b": DAY(2026, 5, 1)}


def _gap(*entries: str) -> Gap:
    return Gap(
        check="PC01", version=1, limb="", child="Isla", about="Dean", opened_on=DAY(2026, 3, 17),
        due_on=DAY(2026, 3, 16), closed_on=None, answer=Answer.RAISED, because=None, entries=entries,
    )  # fmt: skip


def _said(on: DAY, said: Said = Said.KNOWN, *, review_on: DAY | None = None, about: str = "Dean") -> GapAnswer:
    return GapAnswer(
        check="PC01", limb="", child="Isla", about=about, opened_on=DAY(2026, 3, 17), said=said,
        reason="Checked by telephone.", by="A. Manager", on=on, review_on=review_on,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "answers", "as_of", "still_open"),
    [
        (("a",), [], DAY(2026, 6, 1), True),
        (("a",), [_said(DAY(2026, 4, 1))], DAY(2026, 6, 1), False),
        (("a",), [_said(DAY(2026, 4, 1))], DAY(2026, 3, 31), True),  # not said yet
        (("a",), [_said(DAY(2026, 4, 1), review_on=DAY(2026, 6, 1))], DAY(2026, 5, 31), False),
        (("a",), [_said(DAY(2026, 4, 1), review_on=DAY(2026, 6, 1))], DAY(2026, 6, 1), True),  # the day has come
        (("a", "b"), [_said(DAY(2026, 4, 1))], DAY(2026, 6, 1), True),  # recorded again after it
        (("a", "b"), [_said(DAY(2026, 5, 1))], DAY(2026, 6, 1), False),  # known on the day of the answer
        (("a",), [_said(DAY(2026, 4, 1), about="Craig")], DAY(2026, 6, 1), True),  # of somebody else
    ],
)
def test_an_answer_stands_until_its_day_or_until_the_same_comes_again(
    entries: tuple[str, ...],
    answers: list[GapAnswer],
    as_of: DAY,
    still_open: bool,  # noqa: FBT001 - a column of the table
) -> None:
    found, _unmatched = with_answers([_gap(*entries)], answers, KNOWN.get, as_of)
    assert found[0].open is still_open
    assert len(found[0].past) == (
        1 if still_open and answers and answers[0].about == "Dean" and answers[0].on <= as_of else 0
    )


def test_a_later_answer_replaces_an_earlier_one_and_both_are_shown() -> None:
    first, second = _said(DAY(2026, 4, 1), Said.WRONG), _said(DAY(2026, 4, 9), Said.ACTED)
    found, _unmatched = with_answers([_gap("a")], [second, first], KNOWN.get, DAY(2026, 6, 1))
    assert found[0].answer == second
    assert found[0].past == ((first, "A later answer replaced it."),)


def test_an_answer_to_no_gap_is_not_lost() -> None:
    other = _said(DAY(2026, 4, 1), about="Craig")
    assert with_answers([_gap("a")], [other], KNOWN.get, DAY(2026, 6, 1))[1] == [other]

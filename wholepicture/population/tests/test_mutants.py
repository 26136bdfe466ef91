"""Bugs planted in the fast engine on purpose: the agreement of the engines must break on each of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import ibis
import pytest

from wholepicture.checks.catalogue import every_check
from wholepicture.checks.facts_of_entries import Reader
from wholepicture.population import (
    asked,
    candidates,
    circumstances,
    expected,
    gaps,
    happenings,
    known,
    levels,
    several,
)
from wholepicture.population.engine import connect
from wholepicture.population.tests.both_engines import AS_OF, draw

Plant = Callable[[pytest.MonkeyPatch], None]


def _hindsight(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(known.Source, "as_of", property(lambda self: 10**6))


def _corrected_entries_stay(patch: pytest.MonkeyPatch) -> None:
    def uncorrected(source):
        entries = known._with_days(source)
        return entries.filter(entries.known <= source.as_of).drop("replaces")

    from wholepicture.population import relevant

    patch.setattr(relevant, "known_entries", uncorrected)


def _answer_on_the_same_day_is_too_early(patch: pytest.MonkeyPatch) -> None:
    order = levels.order_level
    patch.setattr(expected, "order_level", lambda *days, strictly=False: order(*days, strictly=True))


def _a_day_more(patch: pytest.MonkeyPatch) -> None:
    number = asked.number_of
    due = asked._due

    def later(*args):
        return due(*args).mutate(due=ibis._.due + 1)

    patch.setattr(asked, "_due", later)
    assert number is not None


def _a_shorter_window(patch: pytest.MonkeyPatch) -> None:
    window = levels.window_level
    patch.setattr(several, "window_level", lambda pairs, one, last, days: window(pairs, one, last, days - 1))


def _once_more(patch: pytest.MonkeyPatch) -> None:
    times = several.Times
    patch.setattr(several, "Times", lambda many, days, alike, differ: times(many + 1, days, alike, differ))


def _two_reports_are_two(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(several, "_one_of_each", lambda keyed, of: keyed)


def _a_proposal_is_a_merge(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(several, "_in_doubt", lambda keyed: keyed.filter(ibis.literal(value=False)))


def _nothing_breaks_the_count(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(several, "_not_broken", lambda pairs, breaks: pairs)


def _first_return_does_not_matter(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(several, "_first_back", lambda pairs, thens, alike: pairs)


def _plans_never_end(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(circumstances, "_unless_ended", lambda pairs, one, asked: pairs)


def _plans_end_nothing(patch: pytest.MonkeyPatch) -> None:
    each = happenings._from_each

    def before_the_end(starts, word, asked):
        import dataclasses

        nothing = dataclasses.replace(word.while_open, ends=word.while_open.starts)
        return each(starts, dataclasses.replace(word, while_open=nothing), asked)

    patch.setattr(happenings, "_from_each", before_the_end)


def _unsaid_is_the_same(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(several, "same_level", lambda one, other, same: levels.level(levels.SURE))


def _whoever_is_silent_is_heard(patch: pytest.MonkeyPatch) -> None:
    needed = gaps._needed
    patch.setattr(gaps, "_needed", lambda limbs, asked: needed(limbs, _all_heard(asked)))


def _all_heard(of):
    import dataclasses

    return dataclasses.replace(of, facts=dataclasses.replace(of.facts, only_the_latest=frozenset()))


def _a_list_names_nobody(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(candidates, "_about_people", lambda found, asked: candidates._rows(found, found.person))


def _one_part_is_enough(patch: pytest.MonkeyPatch) -> None:
    complete = expected._complete
    patch.setattr(expected, "_complete", lambda judged: complete(judged.mutate(parts=judged.sure_parts)))


def _any_list_will_do(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(expected, "_with_those_named", lambda pairs, members, listed: pairs)


def _however_each_ended(patch: pytest.MonkeyPatch) -> None:
    import dataclasses

    ends = happenings.with_their_ends

    def all_sure(word, asked):
        found = ends(word, asked)
        return dataclasses.replace(found, table=found.table.mutate(ended_level=levels.level(levels.SURE)))

    patch.setattr(happenings, "with_their_ends", all_sure)


MUTANTS: dict[str, tuple[Plant, tuple[str, ...]]] = {
    "nothing is too late to be known": (_hindsight, ("PC01", "PC10", "PC20", "PC22")),
    "what was corrected stays": (_corrected_entries_stay, ("PC02", "PC15", "PC19")),
    "an answer on the same day is none": (_answer_on_the_same_day_is_too_early, ("PC13", "PC19", "PC21")),
    "a day more": (_a_day_more, ("PC19", "PC24")),
    "a window a day shorter": (_a_shorter_window, ("PC04", "PC10", "PC11", "PC12")),
    "once more": (_once_more, ("PC04", "PC12", "PC15")),
    "two reports of one event are two": (_two_reports_are_two, ("PC04", "PC08", "PC12", "PC15")),
    "what is proposed as one event is one": (_a_proposal_is_a_merge, ("PC04", "PC08", "PC12", "PC15")),
    "nothing makes the counting begin again": (_nothing_breaks_the_count, ("PC06", "PC07", "PC20")),
    "any return counts, not the first": (_first_return_does_not_matter, ("PC09", "PC21", "PC24")),
    "a plan never ends": (_plans_never_end, ("PC07", "PC08", "PC20", "PC25")),
    "what came after the end of a plan counts": (_plans_end_nothing, ("PC06", "PC20", "PC22")),
    "what is not said is the same": (_unsaid_is_the_same, ("PC05", "PC08", "PC09")),
    "a feed of the latest only proves absence": (_whoever_is_silent_is_heard, ("PC03", "PC25")),
    "one part of an answer is enough": (_one_part_is_enough, ("PC01",)),
    "whatever an answer lists": (_any_list_will_do, ("PC04",)),
    "however each contact ended": (_however_each_ended, ("PC12",)),
    "a list of people names nobody": (_a_list_names_nobody, ("PC01",)),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_planted_bug_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    plant, codes = MUTANTS[name]
    drawn = draw(0, 2500, Reader(AS_OF), [check for check in every_check() if check.code in codes])
    plain = drawn.plain()
    plant(monkeypatch)
    assert drawn.differences(connect(), tmp_path, plain) != []

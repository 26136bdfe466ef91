"""The two engines give one answer, on histories in which every check has much to say."""

from __future__ import annotations

import collections
import dataclasses
import os
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from wholepicture.checks.catalogue import every_check
from wholepicture.checks.facts_of_entries import Reader, family_of
from wholepicture.checks.limits import limits_with
from wholepicture.checks.tests.spec_tables import histories
from wholepicture.checks.vocabulary import Check
from wholepicture.population.engine import connect
from wholepicture.population.tests.both_engines import AS_OF, Drawn, coverage, draw

# One example is many families at once: a query over a thousand of them takes as long as one over a single family.
_READERS_OF_THE_MANUAL = 3  # each takes as long as an area: those for whom most histories are told
_EXAMPLES = int(os.environ.get("WHOLEPICTURE_EXAMPLES", "2"))
_FAMILIES = int(os.environ.get("WHOLEPICTURE_FAMILIES", "300"))
_FAMILIES_ON_SPARK = int(os.environ.get("WHOLEPICTURE_FAMILIES_ON_SPARK", "40"))
_READERS = st.builds(
    Reader,
    st.just(AS_OF),
    st.sampled_from([None, None, "children_social_care", "school"]),
    st.booleans(),
)


@settings(max_examples=_EXAMPLES, deadline=None, database=None, phases=[Phase.generate],
          suppress_health_check=list(HealthCheck))  # fmt: skip
@given(first=st.integers(0, 10**9), reader=_READERS)
def test_duckdb_says_what_the_plain_engine_says(tmp_path_factory, first: int, reader: Reader) -> None:
    drawn = draw(first, _FAMILIES, reader, every_check())
    assert drawn.differences(connect(), tmp_path_factory.mktemp("area"))[:3] == []


def test_the_drawn_histories_are_not_blind() -> None:
    seen = coverage(draw(0, 3000, Reader(AS_OF), every_check()).plain().values())
    blind = {
        check.code: dict(seen[check.code])
        for check in every_check()
        if seen[check.code]["raised"] < 2
        or seen[check.code]["cannot tell"] < 1
        or seen[check.code]["clear"] + seen[check.code]["closed"] < 2
    }
    assert blind == {}


def test_duckdb_says_what_the_histories_of_the_manual_say(tmp_path: Path) -> None:
    every = list(histories())
    readers = collections.Counter(Reader(one.as_of, one.known_to) for one in every)
    for reader, _histories in readers.most_common(_READERS_OF_THE_MANUAL):
        mine = [one for one in every if Reader(one.as_of, one.known_to) == reader]
        families = {}
        for number, one in enumerate(mine):
            families[f"f{number}"] = renamed(one.entries, one.children, f"f{number}-")
        checks = tuple(check for check in every_check() if check.code in {one.check for one in mine})
        drawn = Drawn(families, reader, checks, only_the_latest=frozenset())
        assert drawn.differences(connect(), tmp_path / str(hash(reader)))[:3] == []


def on_spark() -> tuple[Check, ...]:
    """One part for each word: Spark plans each query for seconds. Every check when the environment asks for it."""
    if os.environ.get("WHOLEPICTURE_SPARK") == "every check":
        return tuple(every_check())
    parts = {type(limb.when): (check, limb) for check in reversed(every_check()) for limb in reversed(check.limbs)}
    return tuple(dataclasses.replace(check, limbs=(limb,)) for check, limb in parts.values())


def test_every_word_is_asked_of_spark() -> None:
    def words(checks):
        return {type(limb.when) for check in checks for limb in check.limbs}

    assert words(on_spark()) == words(every_check())


def test_spark_says_what_the_plain_engine_says(tmp_path: Path) -> None:
    drawn = draw(7_000, _FAMILIES_ON_SPARK, Reader(AS_OF), on_spark())
    engine = connect("spark")
    try:
        assert drawn.differences(engine, tmp_path)[:3] == []
    finally:
        engine.close()


def renamed(entries, children, before: str):
    """A history with every name and id of its own, so that many stand in one area."""
    import dataclasses

    from wholepicture.checks import terms

    lists = {name for names in terms.list_details().values() for name in names}

    def details(of):
        new = {}
        for name, value in of.items():
            is_list = name in lists and isinstance(value, str) and value not in terms.words_for_none()
            if is_list and name not in {"agencies_present", "present"}:
                parts = [part.strip() for part in value.replace(",", ";").split(";") if part.strip()]
                new[name] = "; ".join(before + part for part in parts)
            elif name == "about_entry" and value:
                new[name] = before + str(value)
            else:
                new[name] = value
        return new

    named = [
        dataclasses.replace(
            entry,
            id=before + entry.id,
            replaces=before + entry.replaces if entry.replaces else None,
            also_recorded_by=tuple(before + one for one in entry.also_recorded_by),
            people=tuple(dataclasses.replace(one, person=before + one.person) for one in entry.people),
            details=details(entry.details),
        )
        for entry in entries
    ]
    kept = children or family_of(entries, Reader(AS_OF)).children
    return named, tuple(dataclasses.replace(child, name=before + child.name) for child in kept)


def test_nothing_learned_later_changes_an_earlier_answer(tmp_path: Path) -> None:
    import datetime

    earlier = Reader(AS_OF - datetime.timedelta(days=120))
    whole = draw(50_000, 300, earlier, every_check())
    known = {
        name: ([one for one in entries if (one.known_on or one.happened.upper or AS_OF) <= earlier.as_of], children)
        for name, (entries, children) in whole.families.items()
    }
    then = Drawn(known, earlier, every_check(), limits_with()).plain()
    assert whole.differences(connect(), tmp_path, then)[:3] == []

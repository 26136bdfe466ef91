"""How an area spells what its details say: worked out in Python, so that the engines never differ in it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

import ibis.expr.types as ir

from wholepicture.checks.details import NOT_UNDERSTOOD, as_text, closed_details, implied, meaning_of
from wholepicture.checks.vocabulary import Entries
from wholepicture.population.engine import Engine


@dataclasses.dataclass(frozen=True, slots=True)
class Spelled:
    """The spellings of closed details.

    Args:
        means: What each spelling means, by the name of the detail and what an entry says.
    """

    means: Mapping[tuple[str, str], str]

    def of(self, name: str, values: Iterable[object]) -> list[str]:
        """Every spelling of some values of a detail; of one that is not closed, the values themselves."""
        return self._that_mean(name, {meaning_of(name, as_text(value)) for value in values})

    def may_be(self, name: str, values: Iterable[object]) -> list[str]:
        """Every spelling that is, or may be, one of some values: what is not understood may be any of them."""
        return self._that_mean(name, {NOT_UNDERSTOOD, *(meaning_of(name, as_text(value)) for value in values)})

    def _that_mean(self, name: str, meanings: AbstractSet[str]) -> list[str]:
        if name not in closed_details():
            return sorted(meanings)
        return [text for (of, text), meaning in self.means.items() if of == name and meaning in meanings]


def spelled_in(engine: Engine, details: ir.Table, asked: Iterable[Entries]) -> Spelled:
    """The spellings of the closed details of an area about which some rules ask.

    Args:
        engine: What reads them.
        details: The details of all entries.
        asked: All entries that the rules ask for.
    """
    names = {detail.name for one in asked for detail in one.details} | {"seen"}
    names |= {one.detail for one in implied() if one.says in names}
    names &= set(closed_details())
    found = engine.fetch(details.filter(details.name.isin(sorted(names))).select("name", "value").distinct())
    own = {(name, value): value for name in names for value in closed_details()[name].words}  # what details imply
    means = {(one["name"], one["value"]): meaning_of(one["name"], one["value"]) for one in found.to_pylist()}
    return Spelled(own | means)

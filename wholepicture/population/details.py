"""What entries say in their details, packed in whole numbers: one bit for each thing that any rule asks about.

A million children have millions of details, and rules ask about some fifty of them. A column of text for each would be
mostly empty; a bit for "the detail is there" and one for each value that a rule names is all that a rule can ask.
"""

from __future__ import annotations

import dataclasses
import functools
import operator
from collections.abc import Iterable, Iterator, Mapping

import ibis
import ibis.expr.types as ir

from wholepicture.checks.details import NOT_UNDERSTOOD, UNSAID, closed_details, meaning_of
from wholepicture.checks.vocabulary import Entries
from wholepicture.population.spelled import Spelled

SAID = "said_"
_BITS = 60  # in one column


@dataclasses.dataclass(frozen=True, slots=True)
class Details:
    """Which bit stands for what.

    Args:
        bits: The number of the bit, by the name of a detail and what it means; by the name and "" for "it is there".
        spelled: How the values of closed details are spelled.
    """

    bits: Mapping[tuple[str, str], int]
    spelled: Spelled

    @property
    def names(self) -> tuple[str, ...]:
        """Every detail about which a rule asks."""
        return tuple(sorted({name for name, _value in self.bits}))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that hold the bits."""
        return tuple(f"{SAID}{number}" for number in range(1 + (len(self.bits) - 1) // _BITS))

    def says(self, facts: ir.Table, name: str, values: Iterable[str] = ("",)) -> ir.BooleanValue:
        """Whether each fact says any of some values; by default whether the detail is there at all."""
        masks = self.masks((name, value) for value in values)
        wanted = [(facts[column] & mask) != 0 for column, mask in masks.items() if mask]
        return functools.reduce(operator.or_, wanted, ibis.literal(value=False))

    def masks(self, pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
        """The bits of some values, by column."""
        masks = dict.fromkeys(self.columns, 0)
        for pair in pairs:
            if pair in self.bits:
                number, bit = divmod(self.bits[pair], _BITS)
                masks[f"{SAID}{number}"] |= 1 << bit
        return masks

    def with_said(self, facts: ir.Table, said: Mapping[str, str], when: ir.BooleanValue) -> dict[str, ir.IntegerValue]:
        """The columns of bits, with some details said anew where a condition holds."""
        told = {name: value for name, value in said.items() if name in self.names}
        before = self.masks(pair for pair in self.bits if pair[0] in told)
        after = self.masks(pair for name, value in told.items() for pair in ((name, ""), (name, value)))
        return {
            column: ibis.ifelse(when, (facts[column] & ~before[column]) | after[column], facts[column])
            for column in self.columns
        }

    def packed(self, details: ir.Table) -> ir.Table:
        """The bits of each entry: `of_entry`, and the columns."""
        of_value = self._table(dict(self._values()), "v_")
        of_name = self._table(
            {(name, ""): [] if name in closed_details() else [(name, "")] for name in self.names}, "n_"
        )
        found = details.join(of_name, details.name == of_name.n_name)
        found = found.left_join(of_value, [found.name == of_value.v_name, found.value == of_value.v_value])
        sums = {
            column: (found[f"n_{column}"] + ibis.coalesce(found[f"v_{column}"], 0)).sum().cast("int64")
            for column in self.columns
        }
        return found.group_by(of_entry=found.entry).agg(**sums)

    def _values(self) -> Iterator[tuple[tuple[str, str], list[tuple[str, str]]]]:
        """What each spelling says; one that says nothing is not there."""
        yield from ((pair, [pair]) for pair in self.bits if pair[1] and pair[0] not in closed_details())
        for (name, text), meaning in self.spelled.means.items():
            yield (name, text), [] if meaning == UNSAID else [(name, ""), (name, meaning)]

    def _table(self, says: Mapping[tuple[str, str], list[tuple[str, str]]], prefix: str) -> ir.Table:
        masks = [self.masks(pairs) for pairs in says.values()]
        columns: dict[str, list[object]] = {
            f"{prefix}name": [name for name, _value in says],
            f"{prefix}value": [value for _name, value in says],
            **{prefix + column: [mask[column] for mask in masks] for column in self.columns},
        }
        types = {name: "int64" if SAID in name else "string" for name in columns}
        return ibis.memtable(columns, schema=ibis.schema(types))


def details_of(asked: Iterable[Entries], spelled: Spelled, *more: str) -> Details:
    """The bits that some rules need.

    Args:
        asked: All entries that they ask for.
        spelled: How the values of closed details are spelled.
        more: Further details of which yes matters.
    """
    of_rules = [detail for one in asked for detail in one.details]
    pairs = {(detail.name, value) for detail in of_rules for value in ("", NOT_UNDERSTOOD)}
    pairs |= {(detail.name, meaning_of(detail.name, value)) for detail in of_rules for value in detail.values}
    pairs |= {(name, value) for name in more for value in ("", NOT_UNDERSTOOD, "yes")}
    return Details({pair: number for number, pair in enumerate(sorted(pairs))}, spelled)

"""What entries say in their details, packed in whole numbers: one bit for each thing that any rule asks about.

A million children have millions of details, and rules ask about some fifty of them. A column of text for each would be
mostly empty; a bit for "the detail is there" and one for each value that a rule names is all that a rule can ask.
"""

from __future__ import annotations

import dataclasses
import functools
import operator
from collections.abc import Iterable, Mapping

import ibis
import ibis.expr.types as ir

from wholepicture.checks.vocabulary import Entries

SAID = "said_"
_BITS = 60  # in one column


def as_text(value: object) -> str:
    """A detail as the flat tables hold it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


@dataclasses.dataclass(frozen=True, slots=True)
class Details:
    """Which bit stands for what.

    Args:
        bits: The number of the bit, by the name of a detail and a value; by the name and "" for "it is there".
    """

    bits: Mapping[tuple[str, str], int]

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
        of_value = self._table([pair for pair in self.bits if pair[1]], "v_")
        of_name = self._table([pair for pair in self.bits if not pair[1]], "n_")
        found = details.join(of_name, details.name == of_name.n_name)
        found = found.left_join(of_value, [found.name == of_value.v_name, found.value == of_value.v_value])
        sums = {
            column: (found[f"n_{column}"] + ibis.coalesce(found[f"v_{column}"], 0)).sum().cast("int64")
            for column in self.columns
        }
        return found.group_by(of_entry=found.entry).agg(**sums)

    def _table(self, pairs: list[tuple[str, str]], prefix: str) -> ir.Table:
        masks = [self.masks([pair]) for pair in pairs]
        columns: dict[str, list[object]] = {
            f"{prefix}name": [name for name, _value in pairs],
            f"{prefix}value": [value for _name, value in pairs],
            **{prefix + column: [mask[column] for mask in masks] for column in self.columns},
        }
        types = {name: "int64" if SAID in name else "string" for name in columns}
        return ibis.memtable(columns, schema=ibis.schema(types))


def details_of(asked: Iterable[Entries], *more: str) -> Details:
    """The bits that some rules need.

    Args:
        asked: All entries that they ask for.
        more: Further details of which yes matters.
    """
    pairs = {(detail.name, "") for one in asked for detail in one.details}
    pairs |= {(detail.name, as_text(value)) for one in asked for detail in one.details for value in detail.values}
    pairs |= {(name, value) for name in more for value in ("", "yes")}
    return Details({pair: number for number, pair in enumerate(sorted(pairs))})

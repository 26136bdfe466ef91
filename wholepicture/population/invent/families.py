"""Invented families, as columns: so many children at a time, each known by a number."""

from __future__ import annotations

import dataclasses
import datetime

import numpy as np
import numpy.typing as npt

from wholepicture.population.invent.settings import settings

Numbers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
_FIRST = datetime.date(1970, 1, 1)
_YEAR = 365.25


@dataclasses.dataclass(frozen=True, slots=True)
class Families:
    """Some families of an area.

    Args:
        first_family: The number of the first of them.
        first_child: The number of their first child.
        family_of: Of each child.
        born: Of each child, in days.
        children: How many each family has.
        eldest: The place of each family's first child among these children.
        father: Whether a father is named.
        moved: The day on which each moved; 0 when it did not.
        troubled: Whether anything was reported.
        plan: The day on which a plan began; 0 when none did.
        as_of: The last day.
    """

    first_family: int
    first_child: int
    family_of: Numbers
    born: Numbers
    children: Numbers
    eldest: Numbers
    father: Truths
    moved: Numbers
    troubled: Truths
    plan: Numbers
    as_of: int

    @property
    def count(self) -> int:
        """How many families."""
        return len(self.children)


def families(
    children: int, first_family: int, first_child: int, as_of: datetime.date, draw: np.random.Generator
) -> Families:
    """Some families.

    Args:
        children: How many children they have in all.
        first_family: The number of the first of them.
        first_child: The number of their first child.
        as_of: The last day.
        draw: The chance.
    """
    said = settings()
    sizes = draw.choice(len(said["children_in_family"]), size=children, p=said["children_in_family"]) + 1
    ends = np.cumsum(sizes)
    last = int(np.searchsorted(ends, children))
    sizes = sizes[: last + 1].astype(np.int64)
    sizes[-1] -= int(ends[last]) - children
    count, today = len(sizes), (as_of - _FIRST).days
    plan = draw.random(count) < said["on_a_plan"]
    days = int(said["years"] * _YEAR)
    return Families(
        first_family=first_family,
        first_child=first_child,
        family_of=np.repeat(np.arange(count), sizes),
        born=today - draw.integers(30, int(said["oldest"] * _YEAR), size=children),
        children=sizes,
        eldest=np.cumsum(sizes) - sizes,
        father=draw.random(count) < said["father_named"],
        moved=np.where(draw.random(count) < said["moved"], today - draw.integers(30, days, size=count), 0),
        troubled=plan | (draw.random(count) < said["troubled"]),
        plan=np.where(plan, today - draw.integers(30, 400, size=count), 0),
        as_of=today,
    )

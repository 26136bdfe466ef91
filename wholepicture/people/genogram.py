"""A family drawn as a genogram: who stands where. Plain Python; the page draws what is placed here.

The notation is the usual one (practice.md 4.5): a square for a man, a circle for a woman, a triangle for a child on the
way, and, because nothing is ever inferred, a diamond where no gender is recorded. A line below joins a couple; their
children hang from it, the oldest on the left. A ring of dashes stands round whoever lives with the child.
"""

from __future__ import annotations

import collections
import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence

_PARENTS = ("mother", "father", "parent")
_COUPLES = ("partner", "spouse")
_STEP, _ROW = 150, 170  # from person to person, and from generation to generation, in the picture's own units
_SIZE, _EDGE = 52, 60
_UNDER = _SIZE // 2 + 26  # from the middle of a sign to below its name, where lines begin: none runs through letters
_ASIDE = 12  # from below the middle of a name to where the line to a partner begins
_ROUND = 68  # from the middle of a sign to the ring on either side, so that the name stands within it
_BELOW, _APART, _LEVELS = 12, 12, 4  # how far below its people a couple's line runs, how far from another's; how many


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class OfAFamily:
    """Somebody who is to be drawn.

    Args:
        key: What names them.
        name: As they are called.
        gender: "male" or "female" as recorded; anything else is drawn as not recorded.
        born: Their day of birth.
        unborn: Whether they are on the way.
        died: Their day of death.
    """

    key: str
    name: str
    gender: str = ""
    born: datetime.date | None = None
    unborn: bool = False
    died: datetime.date | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Related:
    """That somebody is something to another: a "mother", "father", "partner" ...; since ended or not."""

    of: str
    kind: str
    to: str
    ended: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Placed:
    """Somebody with their place: the middle of their sign."""

    person: OfAFamily
    x: int
    y: int
    shape: str

    def age(self, today: datetime.date) -> str:
        """Their age in whole years, or in weeks in the first year; "" when it is not known, or for somebody who died.

        Args:
            today: The day.
        """
        born = self.person.born
        if born is None or self.person.died is not None or born > today:
            return ""
        years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        return str(years) if years else f"{(today - born).days // 7}w"


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A line through points; `kind` is "couple", "ended" or "child"."""

    points: tuple[tuple[int, int], ...]
    kind: str


@dataclasses.dataclass(frozen=True, slots=True)
class Ring:
    """A ring round some who live together, side by side."""

    x: int
    y: int
    width: int
    height: int


@dataclasses.dataclass(frozen=True, slots=True)
class Genogram:
    """All that is drawn."""

    width: int
    height: int
    people: tuple[Placed, ...]
    lines: tuple[Line, ...]
    rings: tuple[Ring, ...]


def genogram(
    people: Sequence[OfAFamily], related: Iterable[Related], child: str, household: frozenset[str] = frozenset()
) -> Genogram:
    """Place a family.

    Args:
        people: Everybody who is to be drawn.
        related: How they are related; what names somebody else is left out.
        child: Whose picture it is.
        household: Those who live with the child, the child too.
    """
    known = {one.key for one in people}
    links = [one for one in related if one.of in known and one.to in known and one.of != one.to]
    generations = _generations(people, links, child)
    order = _order(people, links, generations)
    places = _places(order)
    placed = tuple(Placed(one, *places[one.key], _shape(one)) for one in people)
    lines = tuple(_lines(links, places))
    width = max(x for x, _y in places.values()) + _EDGE + _SIZE
    # A couple without children may stand in the lowest row; their line runs below it.
    lowest = max([y + _UNDER for _x, y in places.values()] + [y for line in lines for _x, y in line.points])
    return Genogram(width, lowest + _EDGE // 2, placed, lines, tuple(_rings(order, places, household)))


def _shape(one: OfAFamily) -> str:
    if one.unborn:
        return "triangle"
    return {"male": "square", "female": "circle"}.get(one.gender, "diamond")


def _generations(people: Sequence[OfAFamily], links: Sequence[Related], child: str) -> dict[str, int]:
    """The generation of each person: the child's is 0, parents' one less; whoever hangs on nobody stands with them."""
    beside: dict[str, list[tuple[str, int]]] = collections.defaultdict(list)
    for one in links:
        down = 1 if one.kind in _PARENTS else 2 if one.kind == "grandparent" else 0
        beside[one.of].append((one.to, down))
        beside[one.to].append((one.of, -down))
    found = {child: 0}
    waiting = collections.deque([child])
    while waiting:
        at = waiting.popleft()
        for other, down in beside[at]:
            if other not in found:
                found[other] = found[at] + down
                waiting.append(other)
    for someone in people:
        found.setdefault(someone.key, -1)
    return found


def _order(people: Sequence[OfAFamily], links: Sequence[Related], generations: Mapping[str, int]) -> list[list[str]]:
    """Who stands from left to right in each generation: couples side by side, children by age."""
    born = {one.key: (one.unborn, one.born or datetime.date.max, one.name) for one in people}
    rows: list[list[str]] = []
    for level in sorted(set(generations.values())):
        waiting = sorted((one for one, at in generations.items() if at == level), key=lambda key: born[key])
        row: list[str] = []
        for one in sorted(waiting, key=lambda key: -len(_beside(key, links, generations))):
            if one in row:
                continue
            partners = [other for other in _beside(one, links, generations) if other not in row]
            before, after = partners[: (len(partners) + 1) // 2], partners[(len(partners) + 1) // 2 :]
            row.extend([*before, one, *after] if partners else [])
        row.extend(one for one in waiting if one not in row)
        rows.append(row)
    return rows


def _beside(key: str, links: Sequence[Related], generations: Mapping[str, int]) -> list[str]:
    """Everybody with whom somebody is or was a couple, those with whom they have the oldest child first."""
    children = {one.to for one in links if one.kind in _PARENTS and one.of == key}
    others = [one.of for one in links if one.kind in _PARENTS and one.to in children and one.of != key]
    others += [one.to if one.of == key else one.of for one in links if one.kind in _COUPLES and key in {one.of, one.to}]
    return [one for one in dict.fromkeys(others) if generations[one] == generations[key]]


def _places(rows: Sequence[Sequence[str]]) -> dict[str, tuple[int, int]]:
    widest = max(len(row) for row in rows)
    places: dict[str, tuple[int, int]] = {}
    for level, row in enumerate(rows):
        left = _EDGE + _SIZE // 2 + (widest - len(row)) * _STEP // 2
        for number, key in enumerate(row):
            places[key] = (left + number * _STEP, _EDGE + _SIZE // 2 + level * _ROW)
    return places


def _lines(links: Sequence[Related], places: Mapping[str, tuple[int, int]]) -> list[Line]:
    couples = _couples(links)
    lines: list[Line] = []
    for number, (couple, (children, ended)) in enumerate(couples.items()):
        level = max(places[one][1] for one in couple) + _UNDER
        depth = level + _BELOW + number % _LEVELS * _APART
        middle = sum(places[one][0] for one in couple) // len(couple)
        if len(couple) > 1:
            (x, y), (other, beside) = places[couple[0]], places[couple[1]]
            # Towards each other, so that the lines of somebody with two partners do not run into one another.
            start, end = (x + _ASIDE, other - _ASIDE) if x < other else (x - _ASIDE, other + _ASIDE)
            points = ((start, y + _UNDER), (start, depth), (end, depth), (end, beside + _UNDER))
            lines.append(Line(points, "ended" if ended else "couple"))
        else:
            lines.append(Line(((middle, level), (middle, depth)), "child"))
        for child in children:
            x, y = places[child]
            lines.append(Line(((middle, depth), (middle, y - _SIZE), (x, y - _SIZE), (x, y - _SIZE // 2)), "child"))
    return lines


def _couples(links: Sequence[Related]) -> dict[tuple[str, ...], tuple[list[str], bool]]:
    """Each couple, or parent known alone, with their children, and whether it has ended."""
    parents: dict[str, list[str]] = collections.defaultdict(list)
    for one in links:
        if one.kind in _PARENTS:
            parents[one.to].append(one.of)
    found: dict[tuple[str, ...], tuple[list[str], bool]] = {}
    for one in links:
        if one.kind in _COUPLES:
            found.setdefault(tuple(sorted((one.of, one.to))), ([], one.ended))
    for child, of in parents.items():
        found.setdefault(tuple(sorted(of)[:2]), ([], False))[0].append(child)
    return found


def _rings(
    rows: Sequence[Sequence[str]], places: Mapping[str, tuple[int, int]], household: frozenset[str]
) -> list[Ring]:
    """Round each run of people side by side who live with the child."""
    rings: list[Ring] = []
    for row in rows:
        run: list[str] = []
        for key in [*row, ""]:
            if key in household:
                run.append(key)
            elif run:
                (first, y), (last, _y) = places[run[0]], places[run[-1]]
                rings.append(Ring(first - _ROUND, y - _SIZE + 8, last - first + 2 * _ROUND, _SIZE - 8 + _UNDER + 6))
                run = []
    return rings

"""Which entries a rule speaks of: their kinds, topics, agencies and what their details must say."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

Value = str | bool | int


@dataclasses.dataclass(frozen=True, slots=True)
class Detail:
    """What a typed detail of an entry must say.

    Args:
        name: Of the detail ("seen").
        values: Any of these.
        never: It must be none of them.
        any_value: Any value at all counts; with `never`, none does.
        if_missing: Whether an entry without the detail counts: "unsure" (it cannot decide), "yes" or "no".
    """

    name: str
    values: tuple[Value, ...]
    never: bool = False
    if_missing: str = "unsure"
    any_value: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Entries:
    """Which entries; made with `entries`.

    Args:
        kinds: Of any of these kinds.
        topics: On any of these topics; none: on any topic or on none.
        bases: Standing on any of these (one that does not say on what cannot decide); none: on anything.
        agencies: Held by any of these kinds of agency; none: by any.
        not_agencies: Held by none of these.
        details: What their details must say, each of them.
        or_these: Other entries that count as well.
    """

    kinds: tuple[str, ...]
    topics: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    not_agencies: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()
    or_these: tuple[Entries, ...] = ()

    def on(self, *topics: str) -> Entries:
        """Only those on any of these topics."""
        return dataclasses.replace(self, topics=topics)

    def told_by(self, *bases: str) -> Entries:
        """Only those that stand on any of these ("told_by_parent", "seen")."""
        return dataclasses.replace(self, bases=bases)

    def held_by(self, *agencies: str) -> Entries:
        """Only those that an agency of any of these kinds holds."""
        return dataclasses.replace(self, agencies=agencies)

    def not_held_by(self, *agencies: str) -> Entries:
        """Only those that an agency of another kind holds."""
        return dataclasses.replace(self, not_agencies=agencies)

    def where(self, **details: Value | tuple[Value, ...]) -> Entries:
        """Only those whose details say this; one without the detail cannot decide."""
        return self._with(details, never=False, if_missing="unsure")

    def only_where(self, **details: Value | tuple[Value, ...]) -> Entries:
        """Only those whose details say this; one without the detail is passed over."""
        return self._with(details, never=False, if_missing="no")

    def where_said(self, **details: Value | tuple[Value, ...]) -> Entries:
        """Without those whose details say something else; one without the detail counts."""
        return self._with(details, never=False, if_missing="yes")

    def unless(self, **details: Value | tuple[Value, ...]) -> Entries:
        """Without those whose details say this; one without the detail counts."""
        return self._with(details, never=True, if_missing="yes")

    def surely_not(self, **details: Value | tuple[Value, ...]) -> Entries:
        """Without those whose details say this; one without the detail cannot decide."""
        return self._with(details, never=True, if_missing="unsure")

    def having(self, detail: str) -> Entries:
        """Only those that say anything for a detail."""
        return dataclasses.replace(self, details=(*self.details, Detail(detail, (), if_missing="no", any_value=True)))

    def without(self, detail: str) -> Entries:
        """Only those that say nothing for a detail."""
        said_nothing = Detail(detail, (), never=True, if_missing="yes", any_value=True)
        return dataclasses.replace(self, details=(*self.details, said_nothing))

    def or_else(self, *others: Entries) -> Entries:
        """These, and others as well."""
        return dataclasses.replace(self, or_these=(*self.or_these, *others))

    def _with(self, said: Mapping[str, Value | tuple[Value, ...]], *, never: bool, if_missing: str) -> Entries:
        more = tuple(
            Detail(name, values if isinstance(values, tuple) else (values,), never, if_missing)
            for name, values in said.items()
        )
        return dataclasses.replace(self, details=(*self.details, *more))


def entries(*kinds: str) -> Entries:
    """Entries of any of these kinds."""
    return Entries(kinds)

"""An agency: its own name, and the kind of agency it is."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Agency:
    """One agency around the child.

    Args:
        name: What the agency is called in the files ("Northmere Health Visiting"); never empty.
        kind: The kind of agency, a code of `agencies/kinds.toml` ("health_visiting"), or "other" when none is known.
    """

    name: str
    kind: str = "other"

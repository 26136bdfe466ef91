"""Each production looks at each item once: what it found there is kept with the items, so that work stays bounded."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import TypeVar, cast

from wholepicture.timescales.reading.items import Items

Found = TypeVar("Found")


def remembered(production: Callable[..., Iterator[Found]]) -> Callable[..., list[Found]]:
    """Make a production keep what it found at each item of a wording, each reading once.

    Args:
        production: A generator over the items of a wording, from one item on.

    Returns:
        The same production, which gives a list.
    """

    @functools.wraps(production)
    def once(items: Items, at: int, *rest: object, **named: object) -> list[Found]:
        key = (production, at, *rest, *named.values())
        if key not in items.memory:
            items.memory[key] = list(dict.fromkeys(production(items, at, *rest, **named)))
        return cast("list[Found]", items.memory[key])

    return once

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
        found = items.memory.get(key)
        if found is None:
            found = list(production(items, at, *rest, **named))
            if len(found) > 1:
                found = list(dict.fromkeys(found))
            items.memory[key] = found
        return cast("list[Found]", found)

    return once

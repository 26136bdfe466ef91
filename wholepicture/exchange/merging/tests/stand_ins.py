"""What suggests codes in these tests in the place of the rules; a worker imports it by name."""

from __future__ import annotations

import dataclasses
import multiprocessing
import os
import re
from collections.abc import Sequence

from wholepicture.chronology.entry import Code, Mention


@dataclasses.dataclass(frozen=True)
class Found:
    codes: tuple[Code, ...]
    people: tuple[Mention, ...]


def suggest(text: str, *, people: Sequence[tuple[str, str]] = (), field: str = "words") -> Found:
    """An injury for each "bruise", the child's voice for all of the child's own words, a mention for each "Dean"."""
    codes = [
        Code("injury", "affirmed", "child", one.group(), "a-mark", field=field, start=one.start(), end=one.end())
        for one in re.finditer("bruise", text)
    ]
    if field == "voice":
        codes.append(Code("childs_voice", "affirmed", "child", text, "own-words", field=field, end=len(text)))
    known = "Dean" if any(name == "Dean" for name, _ in people) else None
    mentions = [
        Mention("Dean", "partner", known, "Dean", "a-name", field, one.start(), one.end())
        for one in re.finditer("Dean", text)
    ]
    return Found(tuple(codes), tuple(mentions))


def _is_a_worker() -> bool:
    return multiprocessing.parent_process() is not None


def crashes_in_a_worker(text: str, *, people: Sequence[tuple[str, str]] = (), field: str = "words") -> Found:
    if _is_a_worker():
        os._exit(139)
    return suggest(text, people=people, field=field)


def fails_in_a_worker(text: str, *, people: Sequence[tuple[str, str]] = (), field: str = "words") -> Found:
    if _is_a_worker() and text.endswith("7"):
        raise KeyError(text)
    return suggest(text, people=people, field=field)


class CannotBegin:
    """It can be handed to a worker, and the worker fails to take it."""

    def __call__(self, text: str, *, people: Sequence[tuple[str, str]] = (), field: str = "words") -> Found:
        return suggest(text, people=people, field=field)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return _refuses_in_a_worker, ()


def _refuses_in_a_worker() -> CannotBegin:
    if _is_a_worker():
        raise OSError("no room")
    return CannotBegin()


def says_where(text: str, *, people: Sequence[tuple[str, str]] = (), field: str = "words") -> Found:
    """A code whose rule is the process that made it."""
    return Found((Code("injury", "affirmed", "child", text, str(os.getpid())),), ())

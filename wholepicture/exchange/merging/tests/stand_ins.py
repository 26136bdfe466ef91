"""What suggests codes in these tests in the place of the rules; a worker imports it by name."""

from __future__ import annotations

import dataclasses
import multiprocessing
import os
import re

from wholepicture.chronology.entry import Code, Mention
from wholepicture.exchange.merging.suggestions import People


@dataclasses.dataclass(frozen=True)
class Found:
    codes: tuple[Code, ...]
    people: tuple[Mention, ...]


@dataclasses.dataclass(frozen=True)
class Plain:
    """An injury for each "bruise", the child's voice for all of the child's own words, a mention for each "Dean"."""

    record: People

    def suggest(self, text: str, *, people: People, field: str) -> Found:
        codes = [
            Code(
                "injury",
                "affirmed",
                _whose(people),
                one.group(),
                "a-mark",
                field=field,
                start=one.start(),
                end=one.end(),
            )
            for one in re.finditer("bruise", text)
        ]
        if field == "voice":
            codes.append(Code("childs_voice", "affirmed", "child", text, "own-words", field=field, end=len(text)))
        known = "Dean" if any(name == "Dean" for name, _ in self.record) else None
        mentions = [
            Mention("Dean", "partner", known, "Dean", "a-name", field, one.start(), one.end())
            for one in re.finditer("Dean", text)
        ]
        return Found(tuple(codes), tuple(mentions))


def _whose(people: People) -> str:
    return "sibling" if any(role == "sibling" for _, role in people) else "child"


def _is_a_worker() -> bool:
    return multiprocessing.parent_process() is not None


class CrashesInAWorker(Plain):
    def suggest(self, text: str, *, people: People, field: str) -> Found:
        if _is_a_worker():
            os._exit(139)
        return super().suggest(text, people=people, field=field)


class FailsInAWorker(Plain):
    def suggest(self, text: str, *, people: People, field: str) -> Found:
        if _is_a_worker() and text.endswith("7"):
            raise KeyError(text)
        return super().suggest(text, people=people, field=field)


def cannot_be_made_in_a_worker(record: People) -> Plain:
    if _is_a_worker():
        raise OSError("no room")
    return Plain(record)


class CannotBegin:
    """It can be handed to a worker, and the worker fails to take it."""

    def __call__(self, record: People) -> Plain:
        return Plain(record)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return _refuses_in_a_worker, ()


def _refuses_in_a_worker() -> CannotBegin:
    if _is_a_worker():
        raise OSError("no room")
    return CannotBegin()


class SaysWhere(Plain):
    """A code whose rule is the process that made it."""

    def suggest(self, text: str, *, people: People, field: str) -> Found:
        return Found((Code("injury", "affirmed", "child", text, str(os.getpid())),), ())

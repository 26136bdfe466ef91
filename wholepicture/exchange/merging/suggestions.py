"""Codes are suggested for every entry and every refused row: each different text once, in workers where it saves time.

A worker that fails costs nothing but time: what it had is done here.
"""

from __future__ import annotations

import concurrent.futures
import dataclasses
import functools
import importlib.resources
import os
import pickle
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from pebble import ProcessPool

from wholepicture.chronology.entry import INVOLVED, Code, Entry, Mention, PersonInEntry
from wholepicture.exchange.account import Refused
from wholepicture.exchange.merging.workers import clean_start
from wholepicture.words.decisions import FIELDS, identity, in_the_text

People = tuple[tuple[str, str], ...]  # names, each with a role
Progress = Callable[[str, int, int], None]
_Text = tuple[str, str, People]  # the field that it stands in, the text, and the entry's own people
_Answer = tuple[tuple[Code, ...], tuple[Mention, ...]]

_SAYS = "suggesting codes from the words"


class Found(Protocol):
    """What is suggested for one text."""

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes."""

    @property
    def people(self) -> tuple[Mention, ...]:
        """The people whom it mentions."""


class Suggester(Protocol):
    """What suggests codes for a text."""

    def suggest(self, text: str, *, people: People, field: str) -> Found:
        """Suggest codes.

        Args:
            text: What an agency wrote.
            people: The people of this entry, beside those of the record.
            field: Which text of an entry it is: "words", "response" or "voice" (all of it the child's own).
        """


Maker = Callable[[People], Suggester]
"""Makes a suggester for a record's people. Workers are used when it can be pickled: each makes one of its own."""


def with_suggestions(
    entries: Sequence[Entry], refused: Sequence[Refused], maker: Maker, *, progress: Progress | None = None
) -> tuple[list[Entry], list[Refused]]:
    """The entries and the refused rows with the codes that their own words suggest.

    What an entry holds already (it comes from an earlier chronology) is kept, with people's answers.

    Args:
        entries: The entries.
        refused: The refused rows.
        maker: What makes a suggester for the record's people.
        progress: Called as progress(what is done, how many steps are done, of how many).

    Returns:
        Both, in the same order.
    """
    texts = [text for entry in entries for text in _texts(entry)]
    texts += [_row(row) for row in refused if row.text.strip()]
    making = _Making(maker, people_of(entries))
    answers = _answers(list(dict.fromkeys(texts)), making, progress or (lambda *_: None))
    return (
        [_with_answers(entry, answers) for entry in entries],
        [dataclasses.replace(row, suggested=found[0]) if (found := answers.get(_row(row))) else row for row in refused],
    )


def people_of(entries: Iterable[Entry]) -> People:
    """Everyone whom the record names, with each role that the sources give them, sorted."""
    return tuple(sorted({named for entry in entries for one in entry.people for named in _each(one)}))


def _each(one: PersonInEntry) -> Iterator[tuple[str, str]]:
    """Each person of a cell that lists whom an entry is about: "Isla, Jude, Dean" are three."""
    names = one.person.split(",") if one.role == INVOLVED else [one.person]
    return ((name.strip(), one.role) for name in names if name.strip())


def _texts(entry: Entry) -> Iterator[_Text]:
    people = tuple(named for one in entry.people for named in _each(one))
    for field in FIELDS:
        text: str = getattr(entry, field)
        if text and not text.isspace():
            yield field, text, people


def _row(row: Refused) -> _Text:
    return "words", row.text, ()


def _with_answers(entry: Entry, answers: Mapping[_Text, _Answer]) -> Entry:
    found = [answers[text] for text in _texts(entry)]
    codes = found[0][0] if len(found) == 1 else tuple(code for one in found for code in one[0])
    people = found[0][1] if len(found) == 1 else tuple(mention for one in found for mention in one[1])
    if entry.suggested:
        codes = _with_earlier_codes(codes, entry.suggested)
    if entry.mentioned:
        people = _with_earlier_people(people, entry.mentioned)
    if not codes and not people:
        return entry
    return dataclasses.replace(entry, suggested=codes, mentioned=people)


def _with_earlier_codes(codes: tuple[Code, ...], earlier: tuple[Code, ...]) -> tuple[Code, ...]:
    known = {identity(code) for code in earlier}
    return tuple(sorted([*earlier, *(code for code in codes if identity(code) not in known)], key=in_the_text))


def _with_earlier_people(people: tuple[Mention, ...], earlier: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """What is found now wins: more people may be known than when the earlier chronology was made."""
    now = {(one.field, one.start) for one in people}
    both = [*people, *(one for one in earlier if (one.field, one.start) not in now)]
    return tuple(sorted(both, key=lambda one: (FIELDS.index(one.field) if one.field in FIELDS else 3, one.start)))


@dataclasses.dataclass
class _Making:
    """What makes a suggester, and the one that it made here, once it was needed here."""

    maker: Maker
    people: People
    made: Suggester | None = None

    def answers(self, lot: Sequence[_Text]) -> list[_Answer]:
        """What is suggested for each text of a lot."""
        if self.made is None:
            self.made = self.maker(self.people)
        suggest = self.made.suggest
        found = (suggest(text, people=people, field=field) for field, text, people in lot)
        return [(one.codes, one.people) for one in found]

    def packed(self) -> bytes | None:
        """What a worker needs, or None when it cannot be handed to one."""
        try:
            return pickle.dumps((self.maker, self.people))
        except (pickle.PicklingError, TypeError, AttributeError):
            return None


def _answers(texts: Sequence[_Text], making: _Making, progress: Progress) -> Mapping[_Text, _Answer]:
    step = _limits()["texts_at_once"]
    lots = [texts[start : start + step] for start in range(0, len(texts), step)]
    packed = making.packed() if len(texts) >= _limits()["texts"] and (os.cpu_count() or 1) > 1 else None
    done = map(making.answers, lots) if packed is None else _by_workers(lots, packed, making)
    answers: dict[_Text, _Answer] = {}
    for number, (lot, found) in enumerate(zip(lots, done, strict=True), 1):
        answers.update(zip(lot, found, strict=True))
        progress(_SAYS, number, len(lots))
    return answers


def _by_workers(lots: Sequence[Sequence[_Text]], packed: bytes, making: _Making) -> Iterator[list[_Answer]]:
    with ProcessPool(
        max_workers=_limits()["most"], initializer=_begin, initargs=(packed,), context=clean_start()
    ) as pool:
        futures = [_begun(pool, lot) for lot in lots]
        for lot, future in zip(lots, futures, strict=True):
            found = _ended(future)
            yield found if found is not None else making.answers(lot)


def _begun(pool: ProcessPool, lot: Sequence[_Text]) -> concurrent.futures.Future[list[_Answer]] | None:
    try:
        return pool.schedule(_in_a_worker, args=(lot,), timeout=_limits()["seconds"])
    except (concurrent.futures.BrokenExecutor, RuntimeError, OSError):  # no worker can be started
        return None


def _ended(future: concurrent.futures.Future[list[_Answer]] | None) -> list[_Answer] | None:
    """What a worker found; None when it failed, in whatever way: done here, it works or says why not."""
    try:
        return None if future is None else future.result()
    except Exception:  # noqa: BLE001 - as said above
        return None


_WORKERS_OWN: list[_Making] = []


def _begin(packed: bytes) -> None:
    _WORKERS_OWN[:] = [_Making(*pickle.loads(packed))]  # noqa: S301 - our own process has just made it


def _in_a_worker(lot: Sequence[_Text]) -> list[_Answer]:
    return _WORKERS_OWN[0].answers(lot)


@functools.cache
def _limits() -> dict[str, int]:
    data = tomllib.loads(importlib.resources.files(__package__).joinpath("limits.toml").read_text("utf-8"))
    return {**data["suggestions"], "most": data["workers"]["most"]}

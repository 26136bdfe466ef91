"""What people decided of suggested codes, put together and applied to entries.

A person's later answer replaces their earlier one. Where people differ, the suggestion is disputed: it is shown, with
who said what, and nothing here ever settles it. The order in which decisions are given makes no difference.
"""

from __future__ import annotations

import collections
import dataclasses
import datetime
import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from wholepicture.chronology.entry import Answer, Code, Entry

SUGGESTED, CONFIRMED, REJECTED, DISPUTED = "suggested", "confirmed", "rejected", "disputed"
ANSWERS = (CONFIRMED, REJECTED)
FIELDS = ("words", "response", "voice")

NO_SUCH_ENTRY = (
    "No file that was merged gives this entry. Merge the files on which it was decided; if the agency has sent its "
    "file anew, look at the entry and decide again."
)
OTHER_WORDS = (
    "The phrase no longer stands at this place of the entry: its text has changed. Look at the entry and decide again."
)
_NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)  # an answer that does not say when is the earliest


@dataclasses.dataclass(frozen=True, slots=True)
class Decision:
    """What one person answered to one suggestion.

    It is about the suggestion of the same entry, code, polarity, subject, field, start and phrase; the rule may have
    been renamed since.

    Args:
        entry: The entry's id.
        code: As in `Code`.
        polarity: As in `Code`.
        subject: As in `Code`.
        field: As in `Code`.
        start: As in `Code`.
        end: As in `Code`.
        phrase: As in `Code`.
        rule: The rule that had proposed it.
        answer: "confirmed" or "rejected".
        by: Who answered.
        on: When, in ISO 8601; a moment without a zone is taken as UTC.
    """

    entry: str
    code: str
    polarity: str
    subject: str
    field: str
    start: int
    end: int
    phrase: str
    rule: str
    answer: str
    by: str
    on: str


@dataclasses.dataclass(frozen=True, slots=True)
class Unmatched:
    """A decision that could not be applied, and why, in a sentence that says what to do."""

    decision: Decision
    reason: str


@dataclasses.dataclass(frozen=True, slots=True)
class Disputed:
    """A suggestion about which people differ: the entry's id, and the code with everybody's answers."""

    entry: str
    code: Code


@dataclasses.dataclass(frozen=True, slots=True)
class RuleLine:
    """What became of one rule's suggestions; always suggested == confirmed + rejected + disputed + waiting."""

    rule: str
    suggested: int
    confirmed: int
    rejected: int
    disputed: int
    waiting: int

    @property
    def precision(self) -> float | None:
        """The share that people confirmed of those that they agreed on; None while there are none."""
        answered = self.confirmed + self.rejected
        return self.confirmed / answered if answered else None


@dataclasses.dataclass(frozen=True, slots=True)
class Applied:
    """Entries with what people decided.

    Args:
        entries: All entries, in the order given; only `suggested` and `codes` may differ.
        disputed: Suggestions about which people differ, in the order of the entries.
        unmatched: Decisions that could not be applied.
        rules: A line for each rule, sorted by its name.
    """

    entries: tuple[Entry, ...]
    disputed: tuple[Disputed, ...]
    unmatched: tuple[Unmatched, ...]
    rules: tuple[RuleLine, ...]


def apply(entries: Iterable[Entry], decisions: Iterable[Decision]) -> Applied:
    """Apply the decisions of any number of people to entries.

    What people had decided before, and the entries hold as answers, counts with it. A decision whose suggestion is no
    longer made is kept, with its phrase, as long as the phrase stands there: a person decided.

    Args:
        entries: The entries, with their suggestions.
        decisions: Everybody's decisions, in any order; the same decision given twice counts once.

    Returns:
        The entries as decided, and the account of the decisions.
    """
    waiting = _by_entry(decisions)
    decided: list[Entry] = []
    unmatched: list[Unmatched] = []
    for entry in entries:
        answered, missed = _decided(entry, waiting.pop(entry.id, {}))
        decided.append(answered)
        unmatched += [Unmatched(one, OTHER_WORDS) for one in missed]
    unmatched += [
        Unmatched(one, NO_SUCH_ENTRY) for about in waiting.values() for group in about.values() for one in latest(group)
    ]
    return Applied(
        entries=tuple(decided),
        disputed=tuple(
            Disputed(entry.id, code) for entry in decided for code in entry.suggested if code.status == DISPUTED
        ),
        unmatched=tuple(sorted(unmatched, key=lambda one: dataclasses.astuple(one.decision))),
        rules=rule_lines(decided),
    )


def rule_lines(entries: Iterable[Entry]) -> tuple[RuleLine, ...]:
    """What became of each rule's suggestions, sorted by the rule's name."""
    counts: collections.Counter[tuple[str, str]] = collections.Counter(
        (code.rule, code.status) for entry in entries for code in entry.suggested
    )
    of_rule: dict[str, dict[str, int]] = {}
    for (rule, status), count in counts.items():
        of_rule.setdefault(rule, {})[status] = count
    return tuple(_rule_line(rule, statuses) for rule, statuses in sorted(of_rule.items()))


def _rule_line(rule: str, statuses: Mapping[str, int]) -> RuleLine:
    confirmed, rejected, disputed = (statuses.get(status, 0) for status in (CONFIRMED, REJECTED, DISPUTED))
    suggested = sum(statuses.values())
    return RuleLine(rule, suggested, confirmed, rejected, disputed, suggested - confirmed - rejected - disputed)


Identity = tuple[str, str, str, str, int, str]
"""What a suggestion is within its entry: code, polarity, subject, field, start, phrase; not what its rule is called."""


def identity(one: Code | Decision) -> Identity:
    """What a suggestion, or a decision, is about within its entry."""
    return one.code, one.polarity, one.subject, one.field, one.start, one.phrase


def _by_entry(decisions: Iterable[Decision]) -> dict[str, dict[Identity, list[Decision]]]:
    found: dict[str, dict[Identity, list[Decision]]] = {}
    for one in decisions:
        found.setdefault(one.entry, {}).setdefault(identity(one), []).append(one)
    return found


_Given = TypeVar("_Given", Answer, Decision)


def latest(answers: Iterable[_Given]) -> tuple[_Given, ...]:
    """Everybody's latest answer, by name.

    Two different answers of one person at the very same moment are both kept: which came later cannot be known.
    """
    of_person: dict[str, list[_Given]] = {}
    for one in answers:
        of_person.setdefault(_person(one.by), []).append(one)
    return tuple(one for _, given in sorted(of_person.items()) for one in _latest_of_one(given))


def _latest_of_one(given: Sequence[_Given]) -> Iterable[_Given]:
    last = max(_moment(one.on) for one in given)
    by_answer = {one.answer: one for one in sorted(given, key=_in_order) if _moment(one.on) == last}
    return (one for _, one in sorted(by_answer.items()))


def _in_order(one: Answer | Decision) -> tuple[str, ...]:
    """Any fixed order, so that of several ways of writing the same answer it is always the same one that is kept."""
    return one.answer, one.on, one.by, *((one.rule, f"{one.end:020}") if isinstance(one, Decision) else ())


@functools.lru_cache(maxsize=1024)
def _person(name: str) -> str:
    """A name as names are compared: "A. Reviewer" is "a.  reviewer"."""
    return " ".join(name.split()).casefold()


@functools.lru_cache(maxsize=4096)
def _moment(on: str) -> datetime.datetime:
    try:
        moment = datetime.datetime.fromisoformat(on)
    except ValueError:
        return _NEVER
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def _decided(entry: Entry, about: dict[Identity, list[Decision]]) -> tuple[Entry, list[Decision]]:
    """The entry with its codes as decided, and the decisions that do not fit its text."""
    if not about and not entry.suggested:
        return entry, []
    proposed = {identity(code) for code in entry.suggested}
    suggested = [_answered(code, about.get(identity(code), ())) for code in entry.suggested]
    kept, missed = _no_longer_proposed(entry, {key: given for key, given in about.items() if key not in proposed})
    if kept:
        suggested = sorted([*suggested, *kept], key=in_the_text)
    decided = {identity(code) for code in suggested}
    codes = (
        *(code for code in entry.codes if identity(code) not in decided),
        *(code for code in suggested if code.status == CONFIRMED),
    )
    if tuple(suggested) == entry.suggested and codes == entry.codes:
        return entry, missed
    return dataclasses.replace(entry, suggested=tuple(suggested), codes=codes), missed


def _no_longer_proposed(entry: Entry, about: Mapping[Identity, list[Decision]]) -> tuple[list[Code], list[Decision]]:
    """Codes for decisions about what is not proposed now, where the phrase still stands; and the decisions left."""
    confirmed = {identity(code): code for code in entry.codes}
    kept: list[Code] = []
    missed: list[Decision] = []
    for key, given in about.items():
        code = confirmed.get(key)
        if code is not None or _stands(entry, given[0]):
            kept.append(_answered(code or _as_code(given), given))
        else:
            missed += latest(given)
    return kept, missed


def _stands(entry: Entry, one: Decision) -> bool:
    text = getattr(entry, one.field) if one.field in FIELDS else ""
    return bool(one.phrase) and one.start >= 0 and text[one.start : one.start + len(one.phrase)] == one.phrase


def _as_code(given: Sequence[Decision]) -> Code:
    one = max(given, key=lambda each: (_moment(each.on), _in_order(each)))
    end = one.start + len(one.phrase)
    return Code(one.code, one.polarity, one.subject, one.phrase, one.rule, field=one.field, start=one.start, end=end)


def _answered(code: Code, given: Sequence[Decision]) -> Code:
    """The code with everybody's latest answer, old and new; untouched when nobody has answered."""
    before = code.answers
    if not before and given and code.status in ANSWERS:  # of a file that did not keep who answered what
        before = (Answer(code.status, code.by or ""),)
    answers = latest([*before, *(Answer(one.answer, one.by, one.on) for one in given)])
    if not answers:
        return code
    said = {one.answer for one in answers}
    by = ", ".join(dict.fromkeys(" ".join(one.by.split()) for one in answers if one.by.strip())) or None
    return dataclasses.replace(code, status=said.pop() if len(said) == 1 else DISPUTED, by=by, answers=answers)


def in_the_text(code: Code) -> tuple[int, int, int, str, str, str]:
    """Where a code stands in its entry's texts; codes sorted by it are in the order of reading."""
    place = FIELDS.index(code.field) if code.field in FIELDS else len(FIELDS)
    return place, code.start, code.end, code.code, code.polarity, code.subject

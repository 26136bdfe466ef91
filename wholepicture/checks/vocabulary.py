"""The words of which every check is made. Seven, and none of them knows any check.

    Unanswered    a thing that needs an answer, and none came in time
    Repeated      the same again, so many times within so long, and nobody looked at them together
    NotSustained  a thing was said to be better, and it came back
    Silent        while something is open, a thing is expected again and again, and for too long there was none
    Unchanged     while something is open, nothing changed for too long
    MissingFor    one of several (a child, a parent, an agency) was left out
    Contradicted  what was decided does not fit what had been seen

Every word ends in what is expected: which entries answer it, about the same what, and by when. A rule made of these
words is data: both engines (`plain` for one family, `population` for a whole area) read the same rule.

The time for an answer runs from the day on which it was known that one was needed; for a clock of statute or of a
local procedure it runs from the event (`from_the_event`), however late that was written down.
"""

from __future__ import annotations

import dataclasses

from wholepicture.checks.which_entries import Detail, Entries, Value, entries

__all__ = [
    "Check",
    "ChildAtLeast",
    "ChildUnder",
    "Contradicted",
    "Detail",
    "Entries",
    "Expected",
    "Limb",
    "MissingFor",
    "NotOpen",
    "NotSustained",
    "Open",
    "Repeated",
    "Silent",
    "Sooner",
    "Source",
    "Unanswered",
    "Unchanged",
    "Value",
    "answer",
    "entries",
]


@dataclasses.dataclass(frozen=True, slots=True)
class Open:
    """While something is open: from an entry that starts it to one that ends it.

    Args:
        starts: What starts it.
        ends: What ends it; no kinds of entries: nothing ever does.
        called: What it is called ("a plan"); "" to say it by what starts it.
    """

    starts: Entries
    ends: Entries
    called: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class NotOpen:
    """While it is not open."""

    what: Open


@dataclasses.dataclass(frozen=True, slots=True)
class ChildUnder:
    """While the child is younger than a limit, by its name."""

    age: str


@dataclasses.dataclass(frozen=True, slots=True)
class ChildAtLeast:
    """Once the child is as old as a limit, by its name."""

    age: str


Circumstance = Open | NotOpen | ChildUnder | ChildAtLeast


@dataclasses.dataclass(frozen=True, slots=True)
class Sooner:
    """Another limit, by its name, in some circumstance: mostly a shorter one, or the one that a plan itself sets."""

    within: str
    when: Circumstance


@dataclasses.dataclass(frozen=True, slots=True)
class Expected:
    """What is expected, and by when; made with `answer`.

    Args:
        by: The entries that answer.
        also: What is expected besides: the answer is there once there is one of `by` and one of each of these.
        instead: The entries of which one answers in place of all of them.
        names: A list of the answer ("entries_named"): where it is there, it must name all but the last of what is to be
            answered; one that names something else besides may mean them.
        within: The limit, by its name in `limits.toml`.
        same: They must be about the same "person", "topic", "entry" or detail, or name the same "parent" among those
            who were there; "": about the child is enough.
        sooner: Other limits; the first whose circumstance holds.
        by_the_day: A detail that itself says by which day ("review_on"); the limit counts from there.
        needs: Kinds of agency of which one must have been heard before silence means anything.
        needs_of_topic: One of the services that know of the topic must have been heard (`services` in
            `checks/terms.toml`): whether a father drinks, the alcohol service could say; of other topics nobody need.
        later: It must come on a later day: the next of its kind, and not another report of the same.
        earlier: One that surely came before counts as well, by so long at most, by the name of the limit: who is in the
            current assessment is no longer unknown.
        from_the_event: The time runs from the day on which it happened, and not from the day on which it was known.
        unless_another: An answer that does not say what it is about counts; one that says another thing does not.
    """

    by: Entries
    within: str
    also: tuple[Entries, ...] = ()
    instead: Entries | None = None
    names: str = ""
    same: str = ""
    sooner: tuple[Sooner, ...] = ()
    by_the_day: str = ""
    needs: tuple[str, ...] = ()
    needs_of_topic: bool = False
    later: bool = False
    earlier: str = ""
    from_the_event: bool = False
    unless_another: bool = False

    @property
    def parts(self) -> tuple[Entries, ...]:
        """The entries of which there must be one each."""
        others = (self.instead,) if self.instead else ()
        return tuple(part.or_else(*others) for part in (self.by, *self.also))


def answer(
    by: Entries,
    *,
    within: str,
    also: tuple[Entries, ...] = (),
    instead: Entries | None = None,
    names: str = "",
    same: str = "",
    sooner: tuple[Sooner, ...] = (),
    by_the_day: str = "",
    needs: tuple[str, ...] = (),
    needs_of_topic: bool = False,
    later: bool = False,
    earlier: str = "",
    from_the_event: bool = False,
    unless_another: bool = False,
) -> Expected:
    """What is expected, and by when; see `Expected`."""
    return Expected(
        by, within, also, instead, names, same, sooner, by_the_day, needs, needs_of_topic, later, earlier,
        from_the_event, unless_another,
    )  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Unanswered:
    """A thing that needs an answer, and none came in time."""

    trigger: Entries
    expected: Expected
    only: tuple[Circumstance, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Repeated:
    """The same again, and nobody looked at them together.

    Args:
        of: What is repeated; two reports of one event are one.
        times: How often, by the name of the limit.
        during: Within how long, by the name of the limit (days or weeks).
        expected: What answers it, after the last of them.
        alike: They must agree in this ("topic", a detail); "": any of them.
        differ_in: The others must differ from the last in this detail.
        broken_by: Entries after which the counting begins again.
        ended: How each but the last must have ended: the first such entry after it says so, and one of that kind that
            ends nothing recorded stands for what it ended. What nobody ended leaves it untold.
    """

    of: Entries
    times: str
    during: str
    expected: Expected
    alike: str = ""
    differ_in: str = ""
    broken_by: Entries | None = None
    ended: Entries | None = None
    only: tuple[Circumstance, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class NotSustained:
    """A thing was said to be so, and it came back, so many times.

    Args:
        claim: That it is better, or decided.
        then: What came back: the first such entry after a claim.
        within: How soon after the claim, by the name of the limit (days or weeks).
        alike: Both must agree in this ("topic"); "": about the child is enough.
        times: How many such returns, by the name of the limit.
        during: Within how long they must lie, by the name of the limit; used when there are several.
        expected: What answers it, after the last return.
    """

    claim: Entries
    then: Entries
    within: str
    expected: Expected
    alike: str = ""
    times: str = ""
    during: str = ""
    only: tuple[Circumstance, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Silent:
    """While something is open, a thing is expected again and again, and for too long there was none."""

    while_open: Open
    expected: Expected
    only: tuple[Circumstance, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Unchanged:
    """While something is open, nothing changed for too long."""

    while_open: Open
    expected: Expected
    only: tuple[Circumstance, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class MissingFor:
    """One of several was left out.

    Args:
        each: "child" (every child of the family), "parent" (every known parent), "other_parent" (one whom nobody has
            named, while fewer than two are: then it cannot be told), or the name of a list in `checks/terms.toml`
            (kinds of agencies).
        trigger: What should have covered each.
        expected: What covers one of them; the trigger itself may. For a child or an agency it names them in `named_in`.
        named_in: The list of an entry that says whom it covers: "covers", "present".
    """

    each: str
    trigger: Entries
    expected: Expected
    named_in: str = ""
    only: tuple[Circumstance, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Contradicted:
    """What was decided does not fit what had been seen.

    Args:
        said: The decision.
        seen: What had been seen before it, or a return of it.
        before: How long before the decision at most, by the name of the limit (days or weeks).
        expected: What answers it, from the day of the decision.
        alike: Both must agree in this; "": about the child is enough.
        unless_since: What settles it when it came between the two: nothing is open that was met since.
        unless_longer_ago: What settles it when it came longer before the decision than `before`.
        unless_alike: What settles it must agree with what had been seen in this.
        of_family: What had been seen of any child of the family counts, whichever it names.
    """

    said: Entries
    seen: Entries | NotSustained
    before: str
    expected: Expected
    alike: str = ""
    unless_since: Entries | None = None
    unless_longer_ago: Entries | None = None
    unless_alike: str = ""
    of_family: bool = False
    only: tuple[Circumstance, ...] = ()


Word = Unanswered | Repeated | NotSustained | Silent | Unchanged | MissingFor | Contradicted


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """Where it was published that this matters.

    Args:
        title: Of the review, study or guidance.
        says: What it found or asks, in a sentence of ours.
        evidence: "S" confirmed in a published source, "V" to be verified, "P" our proposal.
    """

    title: str
    says: str
    evidence: str = "S"


@dataclasses.dataclass(frozen=True, slots=True)
class Limb:
    """One part of a check: its own condition.

    Args:
        name: Within the check; "" when there is only one.
        when: The condition.
        shows: "The record does not show ..." for this part, without these words.
        off: Why it is switched off, until a partnership gives its own limit for it; "" when it is not.
    """

    name: str
    when: Word
    shows: str
    off: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A practice check.

    Args:
        code: "PC01".
        slug: Its readable name.
        version: Raised when its answers can change.
        notices: What it notices, in one sentence.
        because: The published sources.
        role: Who is asked.
        ask: The question.
        clears_when: What would close it, in words.
        silent_when: When it stays silent, in words.
        cannot_tell_when: When it cannot tell, in words.
        respond: How soon an answer is wanted: "hours", "days" or "weeks"; gaps are shown in this order.
        limbs: Its parts.
        answers: Which failings of published reviews it answers.
    """

    code: str
    slug: str
    notices: str
    because: tuple[Source, ...]
    role: str
    ask: str
    clears_when: str
    limbs: tuple[Limb, ...]
    silent_when: str = ""
    cannot_tell_when: str = ""
    respond: str = "days"
    answers: tuple[str, ...] = ()
    version: int = 1

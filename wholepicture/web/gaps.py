"""The gaps of a child as pages show them: the same prompts as in the documents, for one reader."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable

from wholepicture.checks.facts_of_entries import Reader
from wholepicture.checks.read import GapsOfAChild, gaps_of
from wholepicture.chronology.entry import Entry
from wholepicture.exchange.checking.checked import Checked
from wholepicture.exchange.checking.prompts import Prompt, Prompts, prompts_of
from wholepicture.people.read import Known


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """What to ask about a child.

    Args:
        prompts: The gaps, repeats as one, the most pressing first.
        to_ask: Agencies to ask, for what the reader may not see.
    """

    prompts: Prompts
    to_ask: tuple[str, ...]


def today() -> datetime.date:
    """The day of this office."""
    return datetime.date.today()  # noqa: DTZ011 - a working day is a day of this place, not of Greenwich


def asked_about(child: Known, entries: Iterable[Entry] = ()) -> Asked:
    """What to ask about a child today.

    Args:
        child: The child.
        entries: The entries with their words, when a page shows them.
    """
    found = gaps_of(child.id, child.name, child.born_lower, today())
    return Asked(prompts_of(_checked(found, entries)), found.to_ask)


def _checked(found: GapsOfAChild, entries: Iterable[Entry]) -> Checked:
    return Checked(
        title=found.child.name,
        reader=Reader(found.as_of),
        entries={**found.entries, **{entry.id: entry for entry in entries}},
        children=(found.child,),
        gaps=found.gaps,
        looked=found.looked,
        limits=found.limits,
    )


def key_of(prompt: Prompt) -> str:
    """What names a prompt in an address: check, part, day and about whom, of the first of its gaps.

    Args:
        prompt: The prompt.
    """
    gap = prompt.gaps[0].gap
    return f"{gap.check}|{gap.limb}|{gap.opened_on.isoformat()}|{gap.about}"

"""Of all that the rules propose for one text, what is shown: each thing once, and the rule that says most.

Several rules fire on one sentence, and shorter phrases stand inside longer ones. A reader wants one line for one thing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from wholepicture.chronology.entry import Code
from wholepicture.words.cues import scope


@dataclasses.dataclass(frozen=True, slots=True)
class Proposal:
    """What one rule proposes.

    Args:
        code: The code with its phrase.
        sentence: Where its sentence begins.
        weak: Whether the rule only says what the text is about.
        gives_way_to: A code before which the rule steps back.
        place: The first word of its phrase, and the word after its last.
        now: Whether the sentence says that it is so now.
    """

    code: Code
    sentence: int
    weak: bool
    gives_way_to: str = ""
    place: tuple[int, int] = (0, 0)
    now: bool = False


def settled(proposals: Sequence[Proposal]) -> dict[tuple[str, str, str], Code]:
    """What is shown of the proposals for one text, by code, polarity and subject, in the order of the text."""
    strong = {one.code.code for one in proposals if not one.weak}
    kept = [one for one in proposals if not (one.weak and one.code.code in strong) and one.gives_way_to not in strong]
    kept = _without_those_inside_others(kept)
    kept = _without_what_says_less(kept)
    shown: dict[tuple[str, str, str], Code] = {}
    for one in kept:
        code = one.code
        shown.setdefault((code.code, code.polarity, code.subject), code)
    named = {key[:2] for key in shown if key[2] != "none"}
    return {key: code for key, code in shown.items() if key[2] != "none" or key[:2] not in named}


def _without_those_inside_others(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Without each phrase that stands inside a longer one of the same code; of two that are the same, the first."""
    kept: list[Proposal] = []
    longest: dict[str, Code] = {}
    for one in sorted(proposals, key=lambda one: (one.code.start, -one.code.end)):
        last = longest.get(one.code.code)
        if last is None or one.code.end > last.end or _of_two_people(last, one.code):
            kept.append(one)
            longest[one.code.code] = one.code
    return kept


def _of_two_people(one: Code, other: Code) -> bool:
    """Whether a rule says the same of two people at once: "both parents"."""
    same = (one.rule, one.start, one.end) == (other.rule, other.start, other.end)
    return same and one.subject != other.subject


def _without_what_says_less(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Without what is only named in a sentence that says of it that it is not, or was once: "DASH done, no abuse"."""
    said = {(one.code.code, one.sentence, one.code.polarity) for one in proposals}
    return [
        one
        for one in proposals
        if one.code.polarity != "affirmed"
        or not any((one.code.code, one.sentence, more) in said for more in _says_more(one))
    ]


def _says_more(one: Proposal) -> Sequence[str]:
    """What is said instead of a proposal that only names the thing of which it is said."""
    begins = tuple(scope()["illnesses"])
    signs = one.code.code in scope()["many_signs"] and any(
        word.startswith(begins) for word in one.code.phrase.lower().split()
    )
    return [*([] if signs else ["absent"]), *([] if one.now else ["historical"])]

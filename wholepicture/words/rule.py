"""A rule of the lexicon: which phrases propose a code, and when they do not."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from wholepicture.words.phrase import Phrase
from wholepicture.words.text import Words

_PARTS_WITHOUT_ABOUT = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the lexicon.

    Args:
        code: The code that it proposes.
        name: Its own name within the code.
        phrases: Any of these proposes it.
        beside: At least one of these must stand in the same sentence, when there are any.
        not_beside: None of these may stand in the same sentence.
        polarity: The polarity, when the words themselves settle it; "" for what the words around say.
        subject: The subject, when the words themselves settle it; "" for what the words around say.
        about: What it is about more closely ("alcohol"), for the assessment factor.
        denied: Whether a "not" or "denied" before it turns it round; an absence ("did not attend") is not turned round.
        weak: Whether it only says what the text is about (a test, a kind of worker), and gives way to any other rule.
        gives_way_to: A code before which this rule steps back (the child's distress, not a carer's).
        example: An invented sentence in which it must be found.
        not_example: An invented sentence in which it must not be found; "" when there is none.
        why: Why the phrases mean the code.
        file: The file that it stands in, for messages.
        line: The line on which it begins.
    """

    code: str
    name: str
    phrases: tuple[Phrase, ...]
    beside: tuple[Phrase, ...] = ()
    not_beside: tuple[Phrase, ...] = ()
    polarity: str = ""
    subject: str = ""
    about: str = ""
    denied: bool = True
    weak: bool = False
    gives_way_to: str = ""
    example: str = ""
    not_example: str = ""
    why: str = ""
    file: str = ""
    line: int = 0

    @property
    def id(self) -> str:
        """The name under which its suggestions and its precision are shown: "substance/alcohol/smell"."""
        return "/".join(part for part in (self.code, self.about, self.name) if part)

    def fires_in(self, words: Words) -> bool:
        """Whether the rule proposes its code for a text of one sentence; for looking through examples."""
        if not _any_in(self.phrases, words) or _any_in(self.not_beside, words):
            return False
        return not self.beside or _any_in(self.beside, words)


def _any_in(phrases: Iterable[Phrase], words: Words) -> bool:
    return any(one.end_at(words, place) is not None for one in phrases for place in range(len(words)))


def about_of(rule_id: str) -> str:
    """What a rule is about more closely ("alcohol"), by its id; "" when it says no more than its code."""
    parts = rule_id.split("/")
    return parts[1] if len(parts) > _PARTS_WITHOUT_ABOUT else ""

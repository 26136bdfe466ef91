"""A rule of the lexicon: which phrases propose a code, and when they do not."""

from __future__ import annotations

import dataclasses

from wholepicture.words.phrase import Phrase


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
    example: str = ""
    not_example: str = ""
    why: str = ""
    file: str = ""
    line: int = 0

    @property
    def id(self) -> str:
        """The name under which its suggestions and its precision are shown."""
        return f"{self.code}/{self.name}"

"""Whose conduct or state a phrase tells of."""

from __future__ import annotations

from wholepicture.words.text import Words


def subject_of(words: Words, first: int, end: int, code: str) -> str:
    """The subject of a phrase."""
    return "child" if code in {"injury", "not_brought"} else "none"

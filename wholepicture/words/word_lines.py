"""Texts from other programs, one JSON line each, and on a line of its own what is proposed for each.

A line that cannot be answered never stops the next.
"""

from __future__ import annotations

import json
from typing import Any

from wholepicture.chronology.entry import INVOLVED, Code, Mention
from wholepicture.chronology.terms import role_called
from wholepicture.timescales.question_line import LineRefused, question_on
from wholepicture.words.codes import codes
from wholepicture.words.suggest import Person, Suggester

_SHAPE = '{"id": ..., "text": ...}'
_PEOPLE = 'The "people" must be a list: [{"name": "Kelly Marsh", "role": "mother"}, ...].'


def answer(line: bytes | str, suggester: Suggester) -> str:
    """Answer one line.

    Args:
        line: JSON {"id", "text"}, with an optional "people": names, or {"name", "role"} each.
        suggester: What proposes.

    Returns:
        JSON on one line, without its end: {"id", "codes", "people"} or {"id", "refused": true, "reason"}. The places in
        it ("start", "end") are counted in characters of the text.
    """
    known_id = None
    try:
        question = question_on(line, _SHAPE)
        known_id = question.get("id")
        found = suggester.suggest(_text(question), people=_people(question.get("people")))
        answered = {"codes": [_code(one) for one in found.codes], "people": [_mention(one) for one in found.people]}
        return json.dumps({"id": known_id, **answered}, allow_nan=False)
    except LineRefused as refused:
        return json.dumps({"id": known_id, "refused": True, "reason": str(refused)}, allow_nan=False)


def _text(question: dict[str, Any]) -> str:
    text = question.get("text")
    if text is None:
        raise LineRefused(f'The line has no "text"; write {_SHAPE}.')
    if not isinstance(text, str):
        raise LineRefused('The "text" must be words in quotation marks.')
    return text


def _people(given: object) -> list[Person]:
    if given is None:
        return []
    if isinstance(given, dict):
        given = [{"name": name, "role": role} for name, role in given.items()]
    if not isinstance(given, list):
        raise LineRefused(_PEOPLE)
    return [_person(one) for one in given]


def _person(given: object) -> Person:
    if isinstance(given, str):
        return given, INVOLVED
    if not isinstance(given, dict):
        raise LineRefused(_PEOPLE)
    name, role = given.get("name", given.get("person")), given.get("role") or INVOLVED
    if not isinstance(name, str) or not isinstance(role, str):
        raise LineRefused(_PEOPLE)
    return name, role_called(role) or role.lower()


def _code(code: Code) -> dict[str, object]:
    return {
        "code": code.code,
        "polarity": code.polarity,
        "subject": code.subject,
        "phrase": code.phrase,
        "start": code.start,
        "end": code.end,
        "rule": code.rule,
        "kinds": list(codes()[code.code].kinds),
    }


def _mention(mention: Mention) -> dict[str, object]:
    return {
        "name": mention.name,
        "role": mention.role,
        "known_as": mention.known_as,
        "phrase": mention.phrase,
        "start": mention.start,
        "end": mention.end,
        "rule": mention.rule,
    }

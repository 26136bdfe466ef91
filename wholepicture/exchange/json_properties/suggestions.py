"""Suggested codes and people mentioned, as a data file holds them; what is written is read back the same."""

from __future__ import annotations

from wholepicture.chronology.entry import Answer, Code, Mention
from wholepicture.exchange.json_properties.properties import Properties
from wholepicture.words.codes import codes
from wholepicture.words.rule import about_of


def factors_of(code: Code) -> tuple[str, ...]:
    """The DfE's assessment factors that fit a suggestion; () when none does, or nobody knows the code."""
    known = codes().get(code.code)
    return known.factors_for(code.polarity, code.subject, about_of(code.rule)) if known else ()


def kinds_of(code: Code) -> tuple[str, ...]:
    """The kinds of entry of which a suggestion tells."""
    known = codes().get(code.code)
    return known.kinds if known else ()


def code_as_json(code: Code) -> dict[str, object]:
    """A code with everything that is known of it; its kinds and factors follow from it and are not read back."""
    return {
        "code": code.code,
        "polarity": code.polarity,
        "subject": code.subject,
        "phrase": code.phrase,
        "rule": code.rule,
        "status": code.status,
        "by": code.by,
        "field": code.field,
        "start": code.start,
        "end": code.end,
        "answers": [{"answer": one.answer, "by": one.by, "on": one.on} for one in code.answers],
        "kinds": list(kinds_of(code)),
        "factors": list(factors_of(code)),
    }


def code_from_json(obj: object) -> Code:
    """Read a code; of a file of version 1.0 it has no place in the text and no answers.

    Raises:
        ValueError: When something is missing, unknown or of the wrong kind.
    """
    given = Properties(obj, 'each thing under "codes" and "suggested"')
    given.take("kinds", [])
    given.take("factors", [])
    code = Code(
        code=given.text("code"),
        polarity=given.text("polarity"),
        subject=given.text("subject"),
        phrase=given.text("phrase"),
        rule=given.text("rule"),
        status=given.text("status", "suggested"),
        by=given.optional_text("by"),
        field=given.text("field", "words"),
        start=given.count("start") or 0,
        end=given.count("end") or 0,
        answers=given.several("answers", _answer_from_json),
    )
    given.nothing_else()
    return code


def _answer_from_json(obj: object) -> Answer:
    given = Properties(obj, 'each thing under "answers"')
    answer = Answer(given.text("answer"), given.text("by"), given.text("on", ""))
    given.nothing_else()
    return answer


def mention_as_json(mention: Mention) -> dict[str, object]:
    """A person whom the text mentions."""
    return {
        "name": mention.name,
        "role": mention.role,
        "known_as": mention.known_as,
        "phrase": mention.phrase,
        "rule": mention.rule,
        "field": mention.field,
        "start": mention.start,
        "end": mention.end,
    }


def mention_from_json(obj: object) -> Mention:
    """Read a mention.

    Raises:
        ValueError: When something is missing, unknown or of the wrong kind.
    """
    given = Properties(obj, 'each thing under "mentioned"')
    mention = Mention(
        name=given.optional_text("name"),
        role=given.text("role"),
        known_as=given.optional_text("known_as"),
        phrase=given.text("phrase"),
        rule=given.text("rule"),
        field=given.text("field", "words"),
        start=given.count("start") or 0,
        end=given.count("end") or 0,
    )
    given.nothing_else()
    return mention

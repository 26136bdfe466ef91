"""What people said of gaps, as JSON: gap-answers.json, which the page of gaps saves and anybody can pass on."""

from __future__ import annotations

from wholepicture.checks.answers import GapAnswer, Said
from wholepicture.exchange.json_properties.properties import Properties, shown

GAP_ANSWERS_FORMAT = "wholepicture-gap-answers"
GAP_ANSWERS_VERSION = "1.0"
"""Major.minor, raised as that of the data file."""


def gap_answers_from_json(obj: object) -> tuple[GapAnswer, ...]:
    """Read the whole of a file of answers.

    Args:
        obj: The file, parsed.

    Raises:
        ValueError: When it is something else, or an answer is not whole; the message says which, and what is wrong.
    """
    given = Properties(obj, "the file")
    if given.take("format", None) != GAP_ANSWERS_FORMAT:
        raise ValueError(f'it does not say "format": "{GAP_ANSWERS_FORMAT}"')
    version = given.take("version", None)
    if not isinstance(version, str) or version.partition(".")[0] != GAP_ANSWERS_VERSION.partition(".")[0]:
        raise ValueError(f"it is of version {shown(version)}, and this program reads version {GAP_ANSWERS_VERSION}")
    listed = given.take("answers")
    given.nothing_else()
    if not isinstance(listed, list):
        raise ValueError(f'the "answers" of the file must be a list, and are {shown(listed)}')  # noqa: TRY004
    return tuple(_answer(one, f"answer {number}") for number, one in enumerate(listed, start=1))


def gap_answer_as_json(answer: GapAnswer) -> dict[str, object]:
    """One answer as a file holds it."""
    return {
        "check": answer.check,
        "limb": answer.limb,
        "child": answer.child,
        "about": answer.about,
        "opened_on": answer.opened_on.isoformat(),
        "said": answer.said.value,
        "reason": answer.reason,
        "by": answer.by,
        "on": answer.on.isoformat(),
        "review_on": answer.review_on.isoformat() if answer.review_on else None,
    }


def _answer(obj: object, what: str) -> GapAnswer:
    given = Properties(obj, what)
    said = given.name("said")
    if said not in set(Said):
        raise ValueError(f'the "said" of {what} must be one of {", ".join(Said)}, and is {shown(said)}')
    opened_on, on = given.day("opened_on"), given.day("on")
    if opened_on is None or on is None:
        raise ValueError(f'{what} needs an "opened_on" and an "on", as YYYY-MM-DD')
    answer = GapAnswer(
        check=given.name("check"),
        limb=given.text("limb"),
        child=given.name("child"),
        about=given.text("about"),
        opened_on=opened_on,
        said=Said(said),
        reason=given.name("reason").strip(),
        by=given.name("by").strip(),
        on=on,
        review_on=given.day("review_on"),
    )
    given.nothing_else()
    if not answer.reason or not answer.by:
        raise ValueError(f"{what} needs a reason and a name")
    return answer

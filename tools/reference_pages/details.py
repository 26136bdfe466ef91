"""The page on the details of entries: what each is called, of which kinds, and which words the checks understand."""

from __future__ import annotations

from tools.reference_pages.page import listed, page, table, toml
from wholepicture.checks.details import Closed, closed_details, free_details, implied
from wholepicture.chronology.terms import kinds


def render() -> str:
    """The page of the details."""
    every = closed_details().values()
    plain = [of for of in every if set(of.words) == {"yes", "no"}]
    spelled = toml("checks/details.toml")["spelled"]
    parts = [
        f"## Yes or no\n\n{_spelled(spelled)}\n\n{table(('Detail', 'Kinds of entry', 'Meaning'), map(_row, plain))}",
        *(_of(one) for one in every if one not in plain),
        f"## What one detail says of another\n\n{_implied()}",
        f"## Words of one's own\n\n{table(('Detail', 'Kinds of entry'), _free())}",
    ]
    opening = (
        "What the `details` of an entry are called, and the words that the checks understand. Capitals do not matter, "
        "and a hyphen or an underscore counts as a space. A word that does not stand here is never taken for no: what "
        "depends on it cannot be told, and `wholepicture check` names it. An agency may add details of its own; no "
        "check reads them."
    )
    return page("Details of entries, and their words", opening, "`wholepicture/checks/details.toml`", parts)


def _spelled(spelled: dict[str, list[str]]) -> str:
    return (
        f"Yes: {listed(spelled['yes'])}. No: {listed(spelled['no'])}. "
        f"Not said: {listed(word or 'nothing' for word in spelled['unsaid'])}."
    )


def _row(of: Closed) -> tuple[str, str, str]:
    return f"`{of.name}`", _kinds(of.kinds), of.meaning


def _of(of: Closed) -> str:
    rows = ((f"`{value}`", listed(others)) for value, others in of.words.items())
    more = " Other words are understood as themselves." if of.open else ""
    said = f"{of.meaning} Of: {_kinds(of.kinds)}.{more}"
    return f"## `{of.name}`\n\n{said}\n\n{table(('Value', 'Also written'), rows)}"


def _implied() -> str:
    rows = ((f"`{one.detail}`: {one.value}", f"`{one.says}`: {one.value_said}") for one in implied())
    return table(("Where an entry says", "and nothing of the second, it says"), rows)


def _free() -> list[tuple[str, str]]:
    return [(f"`{name}`", _kinds(of)) for name, of in free_details().items()]


def _kinds(of: tuple[str, ...]) -> str:
    return ", ".join(kinds()[kind].english.lower() for kind in of) or "any"

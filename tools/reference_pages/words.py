"""The pages on words: the headings of agencies' tables, the agencies themselves, and the kinds of entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tools.reference_pages.page import listed, page, sentence, table, toml

_HEADINGS = "exchange/understanding/headings.toml"
_AGENCIES = "agencies/kinds.toml"
_TERMS = "chronology/terms.toml"
_MARKS = {"design": "Whole Picture's own list", "P": "our proposal"}


def _meaning(name: str, one: Mapping[str, Any]) -> str:
    wordings = f"{listed(one.get('wordings', ()))}"
    weak = f"\n\n*Only when nothing else fits better:* {listed(one['weak'])}" if one.get("weak") else ""
    return f"## {one.get('meaning') or sentence(name.replace('_', ' '))}\n\n{wordings}{weak}"


def _roles(known: Mapping[str, Any]) -> str:
    by_role = known.get("people_by_role", {})
    roles = toml(_TERMS).get("roles", {})
    rows = [
        (roles.get(role, {}).get("english", role), listed(words))
        for role, words in by_role.items()
        if isinstance(words, list)
    ]
    return "## People in a role of their own\n\n" + table(("Role", "Headings"), rows) if rows else ""


def _rule(one: Mapping[str, Any], meanings: Mapping[str, str]) -> tuple[str, str]:
    parts = []
    for key, said in (("first", "begins with"), ("last", "ends with")):
        if one.get(key):
            parts.append(f"{said} {_one_of(one[key])}")
    parts += [f"has {_one_of(words)}" for words in one.get("all_of", ())]
    if one.get("none_of"):
        parts.append(f"has none of: {', '.join(one['none_of'])}")
    return meanings.get(one.get("meaning", ""), one.get("meaning", "")), "; ".join(parts)


def _one_of(words: list[str]) -> str:
    return f"“{words[0]}”" if len(words) == 1 else f"one of: {', '.join(words)}"


def headings() -> str:
    """The page of the headings that are known."""
    known = toml(_HEADINGS)
    meanings = {name: one for name, one in known.items() if isinstance(one, dict) and "wordings" in one}
    parts = [_meaning(name, one) for name, one in meanings.items()]
    rules = [one for one in known.get("own_words", ()) if isinstance(one, dict)]
    if rules:
        named = {name: one.get("meaning", name) for name, one in meanings.items()}
        rows = table(("It is taken for", "When the heading"), (_rule(one, named) for one in rules))
        parts.append("## Headings in an agency's own words\n\n" + rows)
    opening = (
        "A chronology is found by the headings of its table. These wordings are known for each meaning; case, "
        "punctuation, plurals, small words such as “the” and small slips of the keyboard make no difference. A column "
        "under any other heading is kept as a note with its heading. To fix what the columns of a file mean, give "
        "`wholepicture merge` a mapping: `wholepicture mapping FILE` proposes one."
    )
    source = f"`wholepicture/{_HEADINGS}`"
    return page("Headings that are known", opening, source, [parts[0], *parts[1:], _roles(known)])


def agencies() -> str:
    """The page of the agencies that are known."""
    kinds = {name: one for name, one in toml(_AGENCIES).items() if isinstance(one, dict) and "name" in one}
    rows = [
        (f"**{one['name']}**", listed(one.get("phrases", ())), listed(one.get("abbreviations", ())))
        for one in kinds.values()
    ]
    opening = (
        "Whose record a file is may be said with `--agency FILE=NAME`. Otherwise it is guessed from a title, a front "
        "sheet, the first words of each source, or the file's name, and the guess is shown. These words tell the kind "
        "of an agency; the longest that fits wins. Short forms count only in capitals or alone. An agency that is not "
        "here is kept under its own name."
    )
    heads = ("Agency", "In words", "Short forms")
    return page("Agencies that are known", opening, f"`wholepicture/{_AGENCIES}`", [table(heads, rows)])


def _kinds(terms: Mapping[str, Any]) -> Iterator[str]:
    kinds = terms.get("kinds", {}).values()
    shown = {"event": "it happened once", "state": "it holds until something ends it"}
    shown["involvement"] = "what an agency has to do with the family"
    rows = [
        (
            f"**{one['english']}**",
            one.get("meaning", ""),
            one.get("class", ""),
            listed(one.get("synonyms", ())),
            one.get("source") or _MARKS.get(one.get("mark", ""), one.get("mark", "")),
        )
        for one in kinds
    ]
    heads = ("Kind", "What it means", "Class", "A type column may say", "Where it comes from")
    yield "## Kinds of entry\n\n" + table(heads, rows)
    yield "Class: " + "; ".join(f"*{name}*, {said}" for name, said in shown.items()) + "."


def kinds() -> str:
    """The page of the words of the chronology."""
    terms = toml(_TERMS)
    titles = {
        "bases": "On what an entry stands",
        "roles": "A person's part in one entry",
        "sensitivities": "Who may see an entry",
    }
    parts = list(_kinds(terms))
    for name, title in titles.items():
        rows = [(f"**{one['english']}**", one.get("meaning", "")) for one in terms.get(name, {}).values()]
        parts.append(f"## {title}\n\n" + table(("Word", "What it means"), rows) if rows else "")
    opening = (
        "Each entry of a chronology is of one kind, so that a reader can find all referrals or all missed "
        "appointments, whatever each agency calls them. A kind is taken from a type column only when the "
        "whole cell is one of the words below; it is never guessed from a sentence. The agency's own words are always "
        "kept."
    )
    return page("Words of the chronology", opening, f"`wholepicture/{_TERMS}`", parts)

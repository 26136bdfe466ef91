"""gaps.html: what the record of the work does not show, for a practitioner or a supervisor to read and answer."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import functools
import importlib.resources
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup

from wholepicture.checks.answers import GapAnswer, Said
from wholepicture.checks.catalogue import every_check
from wholepicture.checks.facts_of_entries import as_known_on
from wholepicture.checks.gap import Answer
from wholepicture.chronology.terms import Term, kinds, sensitivities
from wholepicture.exchange.checking.checked import Checked
from wholepicture.exchange.checking.looked_for import begins_with, kinds_said, looks_for
from wholepicture.exchange.checking.plain_words import checks_by_code
from wholepicture.exchange.checking.prompts import Prompts, has_unconfirmed, prompts_of
from wholepicture.exchange.json_properties.gap_answers import (
    GAP_ANSWERS_FORMAT,
    GAP_ANSWERS_VERSION,
    gap_answer_as_json,
)
from wholepicture.exchange.writing.colours import styles_for
from wholepicture.exchange.writing.dates_in_words import day_in_words, in_words
from wholepicture.exchange.writing.page_shell import agency_styles, policy, templates
from wholepicture.exchange.writing.page_text import as_script_data
from wholepicture.exchange.writing.page_text import part as part_of_writing
from wholepicture.exchange.writing.suggestions_in_words import labels
from wholepicture.words.decisions import SUGGESTED

_OWN = ("checks.css", "gaps.html", "gap.html", "answers.html", "replay.html", "answers_file.js", "gaps.js")


@dataclasses.dataclass(frozen=True, slots=True)
class ClearLine:
    """What a check looks for, and the children for whom it is clear."""

    code: str
    looks_for: str
    children: tuple[str, ...]


def part(name: str) -> str:
    """A file of these pages, or one that they share with the page of the chronology."""
    if name not in _OWN:
        return part_of_writing(name)
    return importlib.resources.files(__package__).joinpath("page_parts", name).read_text(encoding="utf-8")


def write_gaps_page(checked: Checked, path: Path, *, chronology: str = "") -> None:
    """Write the page. The same chronology always gives the same bytes, and nothing in it can reach a network.

    Args:
        checked: What the checks say.
        path: Where to write; an existing file is overwritten.
        chronology: The name of the chronology's page when it stands beside this one; "" for none.
    """
    prompts = prompts_of(checked)
    styles = styles_for(sorted({entry.agency for entry in checked.entries.values()}))
    style = f"{part('page.css')}{agency_styles(styles)}{part('checks.css')}"
    script = part("answers_file.js") + part("gaps.js")
    says = {
        "checked": checked,
        "chronology": chronology,
        "number_of": {entry: number for number, entry in enumerate(checked.entries, start=1)},
        "prompts": prompts,
        "policy": policy(style, [script]),
        "style": Markup(style),  # noqa: S704 - our own
        "script": Markup(script),  # noqa: S704 - our own
        "code_of": {name: (f"a{place}", of.code) for place, (name, of) in enumerate(styles.items())},
        "clear": tuple(_clear(checked)),
        "quiet": _quiet(checked, with_entries=False),
        "undecided": _quiet(checked, with_entries=True),
        "limits": tuple(_limits(checked)),
        "leaning": _leaning(prompts),
        "waiting": sum(map(has_unconfirmed, checked.entries.values())),
        "data": Markup(as_script_data(_data(checked, prompts))),  # noqa: S704 - JSON without "<"
        "said": list(Said),
    }
    path.write_text(environment().get_template("gaps.html").render(says), encoding="utf-8", newline="\n")


@functools.cache
def environment() -> Any:  # noqa: ANN401 - Jinja's own
    """The templates of these pages, with what they need to say days, kinds and codes."""
    found = templates(part)
    found.filters["day"] = day_in_words
    found.filters["date"] = in_words
    found.globals["kind_of"] = lambda kind: kinds()[kind].english if kind in kinds() else kind
    found.globals["suggested_in"] = lambda entry: labels(code for code in entry.suggested if code.status == SUGGESTED)
    found.globals["other_day"] = _other_day
    found.globals["sensitivity_of"] = _sensitivity
    return found


def _sensitivity(code: str) -> Term:
    """Who may see an entry; what no list knows is said as it stands."""
    return sensitivities().get(code) or Term(code, code, "It is not known who may read it.")


def _other_day(entry: Any) -> datetime.date | None:  # noqa: ANN401 - called by the template
    """The day on which an entry was known, when that is another than the one on which it happened."""
    known: datetime.date | None = entry.known_on
    return known if known is not None and known != entry.happened.day else None


def _leaning(prompts: Prompts) -> str:
    """Whether "all", "some" or none ("") of what is shown leans on codes that nobody has confirmed."""
    lean = [one.unconfirmed > 0 for one in (*prompts.first, *prompts.further, *prompts.cannot_tell, *prompts.closed)]
    return "all" if lean and all(lean) else "some" if any(lean) else ""


def _clear(checked: Checked) -> Iterator[ClearLine]:
    by_check: dict[str, list[str]] = collections.defaultdict(list)
    for one in checked.looked:
        if one.answer is Answer.CLEAR:
            by_check[one.check].append(one.child)
    for code in sorted(by_check):
        yield ClearLine(code, looks_for(checks_by_code()[code]), tuple(by_check[code]))


def _quiet(checked: Checked, *, with_entries: bool) -> tuple[ClearLine, ...]:
    """The checks that asked nothing of any child: those for which there were entries to look at, or the others."""
    looked = {one.check for one in checked.looked}
    known = as_known_on(checked.entries.values(), checked.reader)
    recorded = {kind for entry, _day in known for kind in kinds_said(entry)}
    return tuple(
        ClearLine(check.code, looks_for(check), ())
        for check in every_check()
        if check.code not in looked and bool(begins_with(check) & recorded) == with_entries
    )


def _limits(checked: Checked) -> Iterator[tuple[str, str, str, str]]:
    """Each limit of the checks that found anything to look at: its check, name, length and source."""
    looked = {one.check for one in checked.looked}
    for name in checked.limits.names:
        check, _, rest = name.partition(".")
        if check in looked or check == "all":
            of = checked.limits.setting(name)
            yield check, rest.replace("_", " ").replace("-", " "), of.in_words, of.source


def _data(checked: Checked, prompts: Prompts) -> dict[str, object]:
    """What the page needs to write a file of answers: each gap that can be answered, and what was said already."""
    cards = [*prompts.first, *prompts.further, *prompts.cannot_tell, *prompts.answered]
    return {
        "format": GAP_ANSWERS_FORMAT,
        "version": GAP_ANSWERS_VERSION,
        "said": list(Said),
        "cards": [
            [
                {
                    "check": one.gap.check,
                    "limb": one.gap.limb,
                    "child": one.gap.child,
                    "about": one.gap.about,
                    "opened_on": one.gap.opened_on.isoformat(),
                }
                for one in card.gaps
            ]
            for card in cards
        ],
        "answered": [gap_answer_as_json(one) for one in dict.fromkeys(_every_answer(checked))],
    }


def _every_answer(checked: Checked) -> Iterator[GapAnswer]:
    """All that people said, what no longer stands too: a file that is saved anew loses nothing."""
    for one in checked.gaps:
        if one.answer:
            yield one.answer
        yield from (answer for answer, _why in one.past)
    yield from checked.unmatched

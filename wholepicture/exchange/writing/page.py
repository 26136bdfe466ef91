"""chronology.html: one file that works from disk with no network, for reading, sieving and printing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup

from wholepicture.exchange.merged import MergedChronology
from wholepicture.exchange.writing import page_facts as facts
from wholepicture.exchange.writing.colours import AgencyStyle, styles_for
from wholepicture.exchange.writing.extent_in_words import narrowed_in_words, period_in_words
from wholepicture.exchange.writing.layout import layout
from wholepicture.exchange.writing.not_read import how_much_in_words, not_read
from wholepicture.exchange.writing.page_filters import Choices, columns
from wholepicture.exchange.writing.page_rows import COLUMNS, Rows
from wholepicture.exchange.writing.page_shell import agency_styles, policy, templates
from wholepicture.exchange.writing.page_suggested_data import SuggestedHere, suggested_data
from wholepicture.exchange.writing.page_text import part, settings
from wholepicture.exchange.writing.page_timeline import timeline_of
from wholepicture.exchange.writing.suggestions_in_words import labels

SCRIPTS = ("suggestions.js", "filter.js", "decisions.js", "review.js")
"""The page's scripts, in the order in which they run: each uses only what stands before it."""

_PIECES = 64


def write_page(merged: MergedChronology, path: Path) -> None:
    """Write the page, a part at a time, so that its size does not matter to memory.

    The same chronology always gives the same bytes. Nothing in the page can reach the network: its own policy forbids
    it, and only the style and the script that stand here, named by their fingerprints, may run.

    Args:
        merged: The chronology.
        path: Where to write; an existing file is overwritten.

    Raises:
        OSError: When it cannot be written.
    """
    with path.open("w", encoding="utf-8", newline="\n") as out:
        stream = templates(part).get_template("page.html").stream(_what_the_page_says(merged))
        stream.enable_buffering(_PIECES)
        out.writelines(stream)


def _what_the_page_says(merged: MergedChronology) -> dict[str, Any]:
    styles = styles_for((*merged.agencies, *{entry.agency for entry in merged.entries}))
    choices = Choices.of(merged)
    style, scripts = _style(styles), [part(name) for name in SCRIPTS]
    suggested = SuggestedHere.of(merged)
    rows = Rows(merged, styles, suggested.of_entry)
    return {
        "merged": merged,
        "policy": policy(style, scripts),
        "style": Markup(style),  # noqa: S704 - our own
        "scripts": [Markup(script) for script in scripts],  # noqa: S704 - our own
        "agencies": facts.agency_lines(merged, styles),
        "code_of": {name: (f"a{place}", style.code) for place, (name, style) in enumerate(styles.items())},
        "choices": choices,
        "columns": COLUMNS,
        "years": rows.years(),
        "parts": _marked_up(rows.parts()),
        "data": lambda: Markup(columns(merged, styles, choices)),  # noqa: S704 - JSON without "<"
        "suggested": suggested,
        "suggested_data": lambda: Markup(suggested_data(merged, suggested)),  # noqa: S704 - JSON without "<"
        "what_they_are": layout()["suggestions"]["what_they_are"],
        "labels": labels,
        "limits": settings()["review"],
        "timeline": timeline_of(merged, styles),
        "facts": facts,
        "narrowed": narrowed_in_words(merged),
        "period": period_in_words(merged.entries),
        "not_read": not_read(merged),
        "not_read_words": how_much_in_words(merged),
        "open_at_most": settings()["parts"]["open_at_most"],
    }


def _marked_up(parts: Iterator[str]) -> Iterator[Markup]:
    return (Markup(one) for one in parts)  # noqa: S704 - the rows are made safe where they are written


def _style(styles: dict[str, AgencyStyle]) -> str:
    """The style sheet, with a class for each agency and the room to set aside for parts of each size."""
    most: int = settings()["chronology"]["rows_in_a_part"]
    room: float = settings()["chronology"]["room_for_a_row"]
    sizes = "".join(
        f".n{rows}{{contain-intrinsic-block-size:auto {2.5 + rows * room:g}rem}}\n" for rows in range(1, most + 1)
    )
    return f"{part('page.css')}{agency_styles(styles)}@media screen{{\n{sizes}}}\n"

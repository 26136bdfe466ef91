"""replay.html: what could have been noticed when, by what was known then, on one picture and as a table."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from wholepicture.exchange.checking.checked import Replayed
from wholepicture.exchange.checking.gaps_page import environment, part
from wholepicture.exchange.checking.replay_lines import lines_of
from wholepicture.exchange.checking.replay_picture import picture_of
from wholepicture.exchange.writing.colours import styles_for
from wholepicture.exchange.writing.page_shell import agency_styles, policy

_PAGE = 680  # the height of a landscape page, in the picture's units
_LEAST = 0.4  # smaller letters than this could not be read: a taller picture goes on over the page


def write_replay_page(replayed: Replayed, path: Path) -> None:
    """Write the page. The same chronology always gives the same bytes, and nothing in it can reach a network.

    Args:
        replayed: The chronology with when each gap opened and closed.
        path: Where to write; an existing file is overwritten.
    """
    lines = lines_of(replayed)
    styles = styles_for(sorted({entry.agency for entry in replayed.entries.values()}))
    picture = picture_of(replayed, lines, list(styles))
    on_paper = f"@media print {{ .spans {{ zoom: {min(1.0, max(_LEAST, _PAGE / picture.height)):.2f}; }} }}"
    style = f"{part('page.css')}{agency_styles(styles)}{part('checks.css')}{on_paper}"
    says = {
        "replayed": replayed,
        "chronology": "",
        "lines": lines,
        "rows": sorted(
            ((line, span) for line in lines for span in line.spans),
            key=lambda row: (row[1].opened_on, row[0].check, row[0].says),
        ),
        "picture": picture,
        "policy": policy(style, []),
        "style": Markup(style),  # noqa: S704 - our own
        "code_of": {name: (f"a{place}", of.code) for place, (name, of) in enumerate(styles.items())},
    }
    path.write_text(environment().get_template("replay.html").render(says), encoding="utf-8", newline="\n")

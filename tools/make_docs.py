"""Write the pages of `docs/reference` from the data and the tests that the program goes by.

Run it as `python -m tools.make_docs` after a change to a list of words, a limit, the schema or a table of dates.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable

from tools.reference_pages import checks, codes, data, dates, details, limits, tables, words
from tools.reference_pages.page import ROOT
from wholepicture.checks.catalogue import every_check

FOLDER = ROOT / "docs" / "reference"
PAGES: dict[str, Callable[[], str]] = {
    "dates.md": dates.render,
    "headings.md": words.headings,
    "agencies.md": words.agencies,
    "kinds.md": words.kinds,
    "codes.md": codes.render,
    "details.md": details.render,
    "data.md": data.render,
    "gaps.md": data.gaps,
    "replay.md": data.replay,
    "checks/README.md": checks.index,
    **{f"checks/{check.code}.md": functools.partial(checks.render, check.code) for check in every_check()},
    "limits.md": limits.render,
    "tables.md": tables.render,
}


def main() -> None:
    """Write each page whose text has changed, and say which."""
    for name, render in PAGES.items():
        path, text = FOLDER / name, render()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"Wrote docs/reference/{name}\n")


if __name__ == "__main__":
    main()

"""What every page has in common: its templates, its policy, and the colours of its agencies."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence

import jinja2

from wholepicture.exchange.writing.colours import AgencyStyle
from wholepicture.exchange.writing.layout import code_in_words
from wholepicture.exchange.writing.numbers_in_words import count, listed
from wholepicture.exchange.writing.page_text import finalize


def templates(part: Callable[[str], str]) -> jinja2.Environment:
    """The templates of a page, in which every text is made safe where it is written.

    Args:
        part: Gives a file of the page by its name.
    """
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(part),
        autoescape=True,
        finalize=finalize,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["counted"] = count
    environment.filters["listed"] = listed
    environment.filters["in_words"] = code_in_words
    return environment


def agency_styles(styles: Mapping[str, AgencyStyle]) -> str:
    """A class of the style sheet for each agency: a0, a1 ..., in the order of the styles."""
    return "".join(
        f".a{place}{{--line:{style.border};--shade:{style.background};--ink:{style.text};--edge:{style.pattern}}}\n"
        for place, style in enumerate(styles.values())
    )


def policy(style: str, scripts: Sequence[str]) -> str:
    """Nothing but our own style and scripts; a file that is saved is no request, and one that is opened neither.

    Args:
        style: The page's style sheet, as it stands in the page.
        scripts: Its scripts likewise; none: no script may run.
    """
    of_scripts = " ".join(map(_fingerprint, scripts)) or "'none'"
    return (
        f"default-src 'none'; style-src {_fingerprint(style)}; script-src {of_scripts}; base-uri 'none'; "
        "form-action 'none'"
    )


def _fingerprint(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

"""Whether the child was seen, and alone: only where a cell plainly says so."""

from __future__ import annotations

import functools
import re

from wholepicture.exchange.understanding.settings import listed

_NOT_WORD = re.compile(r"[^\w\u2713\u2714\u2717\u2718]+")
_BOTH = re.compile(r"(?:seen|spoken to|sighted)\W*\s*(?:/|and|or|,|\(|\?|&)", re.IGNORECASE)
_ALONE = re.compile(r"\balone\b", re.IGNORECASE)
_ENDS_ALONE = re.compile(r"(?<!\bnot)(?<!\bhome)(?<!\bleft)(?<!\bwas)(?<!\bbeen)(?<!\bmother)(?<!\bmum) alone$")
_OPENING = re.compile(
    r"(?P<said>yes|no|y|n|not seen|child not seen|child seen|seen|\u2713|\u2714|\u2717|\u2718)"
    r"(?P<joint>\s*[-\u2013\u2014:;,.(/]\s*|\s+)(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_A_WORD = 2  # letters; "N/A" is no "No"
_SEEN, _NOT_SEEN = (("seen", True),), (("seen", False),)
_NOT_ALONE = (("seen_alone", False),)
_SEEN_ALONE = (*_SEEN, ("seen_alone", True))
_Said = tuple[tuple[str, bool], ...]


def _bare(text: str) -> str:
    words = _NOT_WORD.sub(" ", text.lower()).split()
    if len(words) > 1:
        words[0] = {"y": "yes", "n": "no"}.get(words[0], words[0])
    return " ".join(words)


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(map(_bare, texts)) for key, texts in listed("seen").items()}


@functools.lru_cache(maxsize=2048)
def seen(cell: str, heading: str) -> _Said:
    """What a cell of a "child seen" column says.

    Args:
        cell: "Yes", "Y - alone", "Not seen", "Y - by HV", "seen with mother".
        heading: Of the column: under "Seen alone?", a "Yes" says that the child was seen alone, and a "No" only that
            the child was not seen alone. Under "Child seen / seen alone?", a "Yes" or a "No" answers whether the child
            was seen.

    Returns:
        ("seen", True or False) and ("seen_alone", True or False), as far as the cell plainly says so.
    """
    text, lists = _bare(cell), _lists()
    if text in lists["seen_alone"]:
        return _SEEN_ALONE
    if text in lists["seen_not_alone"]:
        return _NOT_ALONE if text.startswith("not ") else (*_SEEN, *_NOT_ALONE)
    if text in lists["seen"] or text in lists["not_seen"]:
        answer: bool | None = text in lists["seen"]
    else:
        answer = _opens_with_an_answer(cell)
    if answer is None:
        return ()
    if answer and _ENDS_ALONE.search(text):
        return _SEEN_ALONE
    asks_alone = _ALONE.search(heading) is not None and _BOTH.search(heading) is None
    if answer:
        return _SEEN_ALONE if asks_alone else _SEEN
    return _NOT_ALONE if asks_alone and text != "not seen" else _NOT_SEEN


def _opens_with_an_answer(cell: str) -> bool | None:
    """The answer that a cell begins with ("Y - by HV", "No - asleep"), when nothing after it limits or turns it."""
    match = _OPENING.fullmatch(cell.strip())
    if match is None:
        return None
    said = _bare(match["said"])
    answers_yes = said in _lists()["seen"]
    rest = set(_bare(match["rest"]).split())
    if max(map(len, rest), default=0) < _A_WORD or rest & (
        _lists()["doubts"] | (_lists()["turns_a_yes"] | _lists()["hearsay"] if answers_yes else _lists()["turns_a_no"])
    ):
        return None
    joined_by_a_sign = bool(match["joint"].strip())
    follows = _bare(match["rest"]).split()[0] if rest else ""
    if joined_by_a_sign or "seen" in said or (answers_yes and follows in _lists()["goes_on"]):
        return answers_yes
    return None

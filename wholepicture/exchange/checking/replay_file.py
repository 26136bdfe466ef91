"""replay.json: when each gap opened and closed, for other programs."""

from __future__ import annotations

import json
from pathlib import Path

from wholepicture.checks.replay import Stretch
from wholepicture.exchange.checking.checked import Replayed
from wholepicture.exchange.checking.gaps_file import SAYS, children_as_json, entry_in_gap
from wholepicture.exchange.checking.plain_words import checks_by_code, limb_of, needs_of

REPLAY_FORMAT = "wholepicture-replay"
REPLAY_VERSION = "1.0"
METHOD = (
    "For every day on which anything was learned the checks are asked anew, and see only what was known by then. It "
    "judges the record, not people, and foresees nothing: that something could be noticed does not say what would have "
    "come of it."
)


def write_replay_file(replayed: Replayed, path: Path) -> None:
    """Write when each gap opened and closed.

    Args:
        replayed: The chronology with when each gap opened and closed.
        path: Where to write; an existing file is overwritten.
    """
    text = json.dumps(replay_as_json(replayed), ensure_ascii=False, indent=1) + "\n"
    path.write_bytes(text.encode("utf-8", "backslashreplace"))


def replay_as_json(replayed: Replayed) -> dict[str, object]:
    """When each gap opened and closed, as the file holds it.

    Args:
        replayed: The chronology with when each gap opened and closed.
    """
    return {
        "format": REPLAY_FORMAT,
        "version": REPLAY_VERSION,
        "title": replayed.title,
        "method": METHOD,
        "as_of": replayed.reader.as_of.isoformat(),
        "known_to": replayed.reader.agency,
        "with_suggested": replayed.reader.with_suggested,
        "children": children_as_json(replayed.children),
        "stretches": [_stretch(one, replayed) for one in replayed.stretches],
    }


def _stretch(one: Stretch, replayed: Replayed) -> dict[str, object]:
    gap, check = one.gap, checks_by_code()[one.gap.check]
    needs = needs_of(gap, replayed.entries)
    return {
        "check": check.code,
        "slug": check.slug,
        "version": gap.version,
        "limb": gap.limb,
        "child": gap.child,
        "about": gap.about,
        "opened_on": one.opened_on.isoformat(),
        "closed_on": one.closed_on.isoformat() if one.closed_on else None,
        "answer": one.answer.value,
        "because": gap.because.value if gap.because else None,
        "needs": {"words": needs.words, "agencies": list(needs.agencies)} if needs else None,
        "says": f"{SAYS} {limb_of(check, gap.limb).shows}.",
        "entries": [entry_in_gap(replayed.entries[entry]) for entry in gap.entries],
        "leans_on_suggested": gap.leans,
    }

"""replay.json: when each gap opened and closed, for other programs; `exchange/replay.schema.json` documents it."""

from __future__ import annotations

from pathlib import Path

from wholepicture.checks.replay import Stretch
from wholepicture.exchange.checking.checked import Replayed
from wholepicture.exchange.checking.gaps_file import asked_as_json, gap_itself, write_json

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
    write_json(replay_as_json(replayed), path)


def replay_as_json(replayed: Replayed) -> dict[str, object]:
    """When each gap opened and closed, as the file holds it.

    Args:
        replayed: The chronology with when each gap opened and closed.
    """
    return {
        "format": REPLAY_FORMAT,
        "version": REPLAY_VERSION,
        "method": METHOD,
        **asked_as_json(replayed.title, replayed.reader, replayed.children),
        "stretches": [_stretch(one, replayed) for one in replayed.stretches],
    }


def _stretch(one: Stretch, replayed: Replayed) -> dict[str, object]:
    return {
        **gap_itself(one.gap, replayed.entries),
        "opened_on": one.opened_on.isoformat(),
        "closed_on": one.closed_on.isoformat() if one.closed_on else None,
    }

"""`wholepicture replay`: what could have been noticed when, by what was known then."""

from __future__ import annotations

import functools
from typing import Annotated

import typer

from wholepicture.cli.asked_options import AsOf, Children, Chronology, Decisions, KnownTo, OwnLimits, WithSuggested
from wholepicture.cli.check import folder_of, request_of
from wholepicture.cli.progress import progress, stop


def replay(  # noqa: PLR0917 - one parameter an option is the form that the library asks for
    chronology: Chronology,
    out: Annotated[str, typer.Option("--out", metavar="DIR", help="The folder for replay.html and replay.json.")],
    decisions: Decisions = None,
    as_of: AsOf = None,
    known_to: KnownTo = None,
    limits: OwnLimits = None,
    child: Children = None,
    *,
    with_suggested: WithSuggested = False,
) -> None:
    """Show when each gap opened and closed: what could have been noticed when.

    Writes replay.html and replay.json. It judges the record, not people,
    and foresees nothing. Ends with 0, or with 2 when it was used wrongly.
    """
    from wholepicture.exchange.checking.checked import replay_chronology
    from wholepicture.exchange.checking.chronology_given import CheckRefused
    from wholepicture.exchange.checking.outputs import write_outputs
    from wholepicture.exchange.checking.replay_file import write_replay_file
    from wholepicture.exchange.checking.replay_page import write_replay_page
    from wholepicture.exchange.writing.folder import OutputRefused

    folder = folder_of("replay", out)
    request = request_of("replay", decisions, as_of, known_to, limits, child, with_suggested=with_suggested)
    try:
        with progress() as say:
            replayed = replay_chronology(chronology, request, lambda done, of: say("day after day", done, of))
        writers = {"replay.html": write_replay_page, "replay.json": write_replay_file}
        write_outputs(folder, {name: functools.partial(write, replayed) for name, write in writers.items()})
    except (CheckRefused, OutputRefused) as refused:
        stop("replay", str(refused))
    typer.echo(f"Replayed up to {replayed.reader.as_of}. See {folder / 'replay.html'}.")

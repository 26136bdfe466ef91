"""`wholepicture replay`: what could have been noticed when, by what was known then."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Annotated

import typer

from wholepicture.cli.check import folder_of, request_of
from wholepicture.cli.progress import progress, stop


def replay(  # noqa: PLR0917 - one parameter an option is the form that the library asks for
    chronology: Annotated[Path, typer.Argument(metavar="CHRONOLOGY.json", help="What 'wholepicture merge' wrote.")],
    out: Annotated[str, typer.Option("--out", metavar="DIR", help="The folder for replay.html and replay.json.")],
    decisions: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="What people decided of codes. May be repeated."),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Up to which day; without it, the last on which anything was known."),
    ] = None,
    known_to: Annotated[
        str | None, typer.Option(metavar="AGENCY", help="Only what this agency held or had been told.")
    ] = None,
    limits: Annotated[
        list[Path] | None, typer.Option(metavar="FILE.toml", help="A partnership's own limits. May be repeated.")
    ] = None,
    child: Annotated[
        list[str] | None, typer.Option(metavar="NAME[=BORN]", help="A child, with the day of birth. May be repeated.")
    ] = None,
    *,
    with_suggested: Annotated[
        bool, typer.Option("--with-suggested", help="Also count codes that nobody has confirmed; each gap says so.")
    ] = False,
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

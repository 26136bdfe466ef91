"""The command `wholepicture`. A subcommand imports what it needs when it runs, so that the command starts at once."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from wholepicture import __version__
from wholepicture.cli.check import check
from wholepicture.cli.checks import checks
from wholepicture.cli.dates import dates
from wholepicture.cli.mapping import mapping
from wholepicture.cli.merge import merge
from wholepicture.cli.population import population
from wholepicture.cli.replay import replay
from wholepicture.cli.schema import schema
from wholepicture.cli.serve import demo, serve, stop
from wholepicture.cli.words import words

app = typer.Typer(
    name="wholepicture",
    help="The whole picture that agencies hold of a child between them: one dated, sourced chronology.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(merge)
app.command()(mapping)
app.command()(dates)
app.command()(words)
app.command()(check)
app.command()(replay)
app.add_typer(checks)
app.command()(schema)
app.add_typer(population, name="population")
app.command()(serve)
app.command()(demo)
app.command()(stop)


def _say_version(wanted: bool) -> None:  # noqa: FBT001 - the form that the library asks for
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say the version and stop.")
    ] = False,
) -> None:
    """The whole picture that agencies hold of a child between them: one dated, sourced chronology."""
    del version  # the library has acted on it


def run() -> None:
    """Run the command line; an interruption ends it quietly, with nothing half written."""
    try:
        app()
    except KeyboardInterrupt:
        typer.echo("Stopped. Nothing was half written.", err=True)
        sys.exit(130)


if __name__ == "__main__":
    run()

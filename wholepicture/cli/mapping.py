"""`wholepicture mapping FILE`: how a file would be understood, as a mapping to edit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def mapping(
    file: Annotated[Path, typer.Argument(help="The agency's file.", show_default=False)],
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Write the mapping here instead of printing it; an existing file is kept."),
    ] = None,
) -> None:
    """Propose a mapping for a source: whose record it is, where its table is, what its columns mean.

    Correct the lines that are wrong, and give the file to `wholepicture merge --mapping`.
    """
    from wholepicture.exchange.reading.document import FileRefused
    from wholepicture.exchange.reading.open_file import read_document
    from wholepicture.exchange.understanding.propose import propose_mapping

    try:
        document = read_document(file)
    except FileRefused as refused:
        typer.echo(f"{file.name}: {refused}", err=True)
        raise typer.Exit(3) from refused
    proposal = propose_mapping(document, file.name)
    if out is None:
        typer.echo(proposal)
        return
    try:
        with out.open("x", encoding="utf-8", newline="\n") as target:
            target.write(proposal)
    except FileExistsError as exists:
        typer.echo(f"{out} exists already. Give another name, or move it away.", err=True)
        raise typer.Exit(2) from exists
    except OSError as error:
        typer.echo(
            f"{out} cannot be written ({error.strerror}). Give a folder that exists and that you may write to.",
            err=True,
        )
        raise typer.Exit(2) from error
    typer.echo(f"Wrote {out}.")

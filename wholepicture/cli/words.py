"""`wholepicture words`: codes proposed for texts, a JSON line in, a JSON line out; and lexicon files looked through."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

WRONG_USE = 2


def words(
    lexicon: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE.toml", help="A partnership's own rules, beside the lexicon. May be repeated."),
    ] = None,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Only look through the --lexicon files, and say what is wrong in them.")
    ] = False,
) -> None:
    """Propose codes for texts: JSON lines on standard input, JSON lines on standard output.

    Each line in: {"id", "text"}, with an optional "people": [{"name", "role"}].
    Each line out: {"id", "codes", "people"}, or a refusal with its reason.
    A code is proposed with the phrase that it stands on; a person decides.
    """
    from wholepicture.words.lexicon import LexiconRefused
    from wholepicture.words.suggest import Suggester
    from wholepicture.words.word_lines import answer

    try:
        suggester = Suggester(lexicons=[Path(one) for one in lexicon or []])
    except LexiconRefused as refused:
        typer.echo(f"wholepicture words: the lexicon cannot be used.\n{refused}", err=True)
        raise typer.Exit(WRONG_USE) from None
    if check:
        typer.echo("Nothing is wrong in " + (", ".join(lexicon) if lexicon else "the lexicon") + ".")
        return
    try:
        # Bytes, so that a line that is not UTF-8 is refused alone; each answer is out before the next line is read.
        for line in sys.stdin.buffer:
            sys.stdout.write(answer(line, suggester) + "\n")
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone (a pager, `head`): point standard output elsewhere, so that closing it is quiet too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""How far the work is, shown on a terminal; and how a command ends that cannot do what was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

WRONG_USE = 2
Say = Callable[[str, int, int], None]


@contextmanager
def progress(beginning: str = "") -> Iterator[Say]:
    """Show how far the work is, on a terminal only; what is redirected stays free of it."""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    # Refreshed by hand: refreshing by itself takes a thread, and a process with threads cannot safely be forked.
    quiet = not console.is_terminal
    with Progress(*columns, console=console, transient=True, auto_refresh=False, disable=quiet) as shown:
        task = shown.add_task(beginning, total=None)

        def say(what: str, done: int, steps: int) -> None:
            shown.update(task, description=escape(what), completed=done, total=steps or None)
            shown.refresh()

        yield say


def stop(command: str, why: str) -> NoReturn:
    """Say why it cannot be done, and what to do, and end."""
    typer.echo(f"wholepicture {command}: {why}", err=True)
    raise typer.Exit(WRONG_USE)

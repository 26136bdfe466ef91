"""What the screen says after a merge: the account of each file, what was refused, and where to look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from wholepicture.exchange.merged import FileLine, MergedChronology

_ROWS_SHOWN = 12
_COUNTS = ("rows", "entries", "refused", "blank")


def report(chronology: MergedChronology, written: Sequence[Path], *, console: Console | None = None) -> None:
    """Say what came of every file.

    Args:
        chronology: What was merged.
        written: The outputs.
        console: Where to say it; standard output by default.
    """
    console = console or Console()
    console.print(_reconciliation(chronology.files))
    for line in chronology.files:
        if line.problem:
            mark = "[bold red]refused[/]" if line.status == "refused" else "[bold]note[/]"
            console.print(f"{mark} {escape(line.file)}: {escape(line.problem)}", soft_wrap=True, highlight=False)
    _say_refused(chronology, console)
    _say_written(chronology, written, console)


def _reconciliation(files: Sequence[FileLine]) -> Table:
    table = Table(title="Rows seen = entries + refused + blank", title_justify="left", show_footer=True)
    table.add_column("File", footer=f"{len(files)} file" + ("s" if len(files) != 1 else ""), overflow="fold")
    table.add_column("Agency", overflow="fold")
    for count in _COUNTS:
        total = sum(getattr(line, count) for line in files)
        table.add_column(count.capitalize(), justify="right", footer=str(total))
    table.add_column("Status")
    for line in files:
        counts = (str(getattr(line, count)) for count in _COUNTS)
        table.add_row(escape(line.file), _agency(line), *counts, line.status.replace("_", " "))
    return table


def _agency(line: FileLine) -> str:
    if line.agency is None:
        return "several" if line.entries else "-"
    return escape(line.agency if line.agency_from == "given" else f"{line.agency} (by {line.agency_from})")


def _say_refused(chronology: MergedChronology, console: Console) -> None:
    refused = chronology.refused
    if not refused:
        return
    console.print(f"\n[bold]{len(refused)} row{'s' if len(refused) != 1 else ''} refused[/], each with its reason:")
    for row in refused[:_ROWS_SHOWN]:
        console.print(
            f"  {escape(row.file)}, {escape(row.where)}: {escape(row.reason)}", soft_wrap=True, highlight=False
        )
    if len(refused) > _ROWS_SHOWN:
        by_file = Counter(row.file for row in refused[_ROWS_SHOWN:])
        rest = ", ".join(f"{count} in {name}" for name, count in by_file.items())
        console.print(f"  ... and {escape(rest)}: see refused.csv", soft_wrap=True, highlight=False)


def _say_written(chronology: MergedChronology, written: Sequence[Path], console: Console) -> None:
    count = len(chronology.entries)
    part = f" of {chronology.counted}" if chronology.narrowing else ""
    agencies = len(chronology.agencies)
    console.print(
        f"\n[bold]{count}{part} entries[/] from {agencies} agenc{'ies' if agencies != 1 else 'y'}. Written:",
        highlight=False,
    )
    for path in written:
        console.print(f"  {escape(str(path))}", soft_wrap=True, highlight=False)

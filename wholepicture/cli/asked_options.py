"""What `check` and `replay` both ask: for whom, for which day, by which limits; `merge --check` asks for whom."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Chronology = Annotated[Path, typer.Argument(metavar="CHRONOLOGY.json", help="What 'wholepicture merge' wrote.")]
Decisions = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="What people decided of codes or said of gaps. May be repeated."),
]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="For which day; without it, the last on which anything was known."),
]
KnownTo = Annotated[str | None, typer.Option(metavar="AGENCY", help="Only what this agency held or had been told.")]
OwnLimits = Annotated[
    list[Path] | None, typer.Option(metavar="FILE.toml", help="A partnership's own limits. May be repeated.")
]
Children = Annotated[
    list[str] | None, typer.Option(metavar="NAME[=BORN]", help="A child, with the day of birth. May be repeated.")
]
WithSuggested = Annotated[
    bool, typer.Option("--with-suggested", help="Also count codes that nobody has confirmed; each gap says so.")
]

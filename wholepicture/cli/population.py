"""`wholepicture population`: the checks over a whole area, and invented areas to try them on."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

population = typer.Typer(help="The practice checks over a whole area, from flat tables.", no_args_is_help=True)

_DAY = "%Y-%m-%d"


@population.command()
def run(
    data: Annotated[Path, typer.Option("--data", help="The folder with the flat tables, as Parquet or CSV.")],
    as_of: Annotated[
        datetime.datetime, typer.Option("--as-of", formats=[_DAY], help="The day: nothing known later is read.")
    ],
    out: Annotated[Path, typer.Option("--out", help="The folder for the gaps and the summary.")],
    *,
    engine: Annotated[str, typer.Option(help="duckdb or spark.")] = "duckdb",
    master: Annotated[str, typer.Option(help="Spark's master.")] = "local[2]",
    memory: Annotated[str, typer.Option(help="How much memory the engine may take.")] = "6GB",
    known_to: Annotated[str | None, typer.Option("--known-to", help="Only what this agency held or was told.")] = None,
    with_suggested: Annotated[
        bool, typer.Option("--with-suggested", help="Count codes too that nobody has confirmed.")
    ] = False,
    limits: Annotated[list[Path] | None, typer.Option("--limits", help="A TOML file with limits of your own.")] = None,
) -> None:
    """Check an area, and write its gaps as flat files with a summary by check and answer."""
    from wholepicture.checks.limits import LimitsRefused, limits_with
    from wholepicture.population.engine import EngineRefused
    from wholepicture.population.run import Run
    from wholepicture.population.run import run as run_over
    from wholepicture.population.tables_refused import TablesRefused

    try:
        asked = Run(
            data=data,
            out=out,
            as_of=as_of.date(),
            engine=engine,
            master=master,
            memory=memory,
            agency=known_to,
            with_suggested=with_suggested,
            limits=limits_with(tuple(limits or ())),
        )
        summary = run_over(asked)
    except (TablesRefused, EngineRefused, LimitsRefused) as why:
        typer.echo(str(why), err=True)
        raise typer.Exit(2) from None
    typer.echo(
        f"{summary['gaps']} gaps; see {out / 'summary.json'}. They are gaps in work, and say nothing of a family."
    )


@population.command()
def invent(
    children: Annotated[int, typer.Option("--children", min=1, help="How many children.")],
    out: Annotated[Path, typer.Option("--out", help="The folder for the flat tables.")],
    *,
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same area.")] = 1,
    as_of: Annotated[
        datetime.datetime, typer.Option("--as-of", formats=[_DAY], help="The last day of its record.")
    ] = datetime.datetime(2026, 3, 2),  # noqa: DTZ001 - a day, the same whenever it is asked
    practice: Annotated[str, typer.Option(help="How well the work is done: mixed or good.")] = "mixed",
) -> None:
    """Invent an area: families, moves, agencies, plans, and quiet lives above all. Nobody in it ever lived."""
    from wholepicture.population.invent.settings import settings
    from wholepicture.population.invent.write import invent as invent_area
    from wholepicture.population.invent.write import rows_written

    if practice not in settings()["practice"]:
        typer.echo(f'There is no practice "{practice}". Use {" or ".join(settings()["practice"])}.', err=True)
        raise typer.Exit(2)
    invent_area(children, seed, out, as_of=as_of.date(), practice=practice)
    rows = dict(rows_written(out))
    typer.echo(f"{children} children, {rows['entries']} entries, in {out}. Nobody in them ever lived.")


@population.command()
def tables() -> None:
    """Write the JSON Schema of every flat table."""
    import json

    from wholepicture.population.contract import json_schema
    from wholepicture.population.contract import tables as every_table

    typer.echo(json.dumps({name: json_schema(table) for name, table in every_table().items()}, indent=2))

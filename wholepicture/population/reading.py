"""The flat tables of a folder, read and checked: what cannot be trusted is refused, never read as "nothing wrong"."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv
import pyarrow.parquet as pq

from wholepicture.population.contract import Column, Table, tables
from wholepicture.population.engine import Engine
from wholepicture.population.faults import Fault, faults_of
from wholepicture.population.tables_refused import Place, TablesRefused

_TYPES = {"text": pa.string(), "day": pa.date32(), "number": pa.int64(), "truth": pa.bool_()}
_IS: dict[str, Callable[[pa.DataType], bool]] = {
    "text": lambda of: pa.types.is_string(of) or pa.types.is_large_string(of) or pa.types.is_string_view(of),
    "day": pa.types.is_date,
    "number": pa.types.is_integer,
    "truth": pa.types.is_boolean,
}
_IN_WORDS = {"text": "text", "day": "days", "number": "whole numbers", "truth": "true and false"}


def read(engine: Engine, folder: Path, *, today: datetime.date, work: Path) -> dict[str, ir.Table]:
    """The tables of a folder.

    Args:
        engine: What reads them.
        folder: The folder, with a file NAME.parquet or NAME.csv for every table of the contract.
        today: No entry can be of a later day.
        work: A folder for what is made of CSV files.

    Raises:
        TablesRefused: When a table cannot be trusted; the message names the file, the table, the column and the row.
    """
    files = {name: _file_of(folder, table) for name, table in tables().items()}
    parquet = {name: _as_parquet(file, tables()[name], work) for name, file in files.items()}
    found = {
        name: engine.read(file).select(*(one.name for one in tables()[name].columns)) for name, file in parquet.items()
    }
    for fault in faults_of(engine, found, today):
        place = Place(files[fault.table].name, fault.table, fault.column, _row_of(parquet[fault.table], fault))
        raise TablesRefused(place, fault.says)
    return found


def _file_of(folder: Path, table: Table) -> Path:
    if not folder.is_dir():
        raise TablesRefused(Place(folder.name), "is no folder. Give the folder that holds the tables: --data DIR.")
    both = [file for ending in ("parquet", "csv") if (file := folder / f"{table.name}.{ending}").is_file()]
    if not both:
        raise TablesRefused(
            Place(f"{table.name}.parquet", table.name),
            f"is missing. {table.meaning} When there is none, give a file with its heading alone.",
        )
    if len(both) > 1:
        raise TablesRefused(Place(both[0].name, table.name), f"stands beside {both[1].name}. Give one of them.")
    return both[0]


def _as_parquet(file: Path, table: Table, work: Path) -> Path:
    try:
        if file.suffix == ".csv":
            return _from_csv(file, table, work)
        schema = pq.read_schema(file)
    except (pa.ArrowInvalid, OSError) as error:
        raise TablesRefused(Place(file.name, table.name), f"cannot be read: {str(error).splitlines()[0]}") from None
    _need_columns(schema.names, file, table)
    for column in table.columns:
        of = schema.field(column.name).type
        plain = of.value_type if pa.types.is_dictionary(of) else of
        empty = pa.types.is_null(of) and column.null
        if not empty and not _IS[column.type](plain):
            raise TablesRefused(
                Place(file.name, table.name, column.name), f"holds {of}, and {_IN_WORDS[column.type]} are asked for."
            )
    return file


def _need_columns(names: list[str], file: Path, table: Table) -> None:
    for column in table.columns:
        if column.name not in names:
            raise TablesRefused(Place(file.name, table.name, column.name), f"is missing. {column.meaning}")


def _from_csv(file: Path, table: Table, work: Path) -> Path:
    heading = pcsv.read_csv(file, parse_options=pcsv.ParseOptions(newlines_in_values=True)).schema.names
    _need_columns(heading, file, table)
    options = pcsv.ConvertOptions(
        column_types=dict.fromkeys(heading, pa.string()), null_values=[""], strings_can_be_null=True
    )
    rows = pcsv.read_csv(file, convert_options=options, parse_options=pcsv.ParseOptions(newlines_in_values=True))
    columns = {column.name: _cells(rows.column(column.name), column, file, table) for column in table.columns}
    work.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(columns), work / f"{table.name}.parquet")
    return work / f"{table.name}.parquet"


def _cells(cells: pa.ChunkedArray, column: Column, file: Path, table: Table) -> pa.ChunkedArray:
    """The cells of a column, as what they should be."""
    try:
        return cells.cast(_TYPES[column.type])
    except pa.ArrowInvalid:
        for number, cell in enumerate(cells.to_pylist()):
            try:
                pa.scalar(cell, pa.string()).cast(_TYPES[column.type])
            except pa.ArrowInvalid:
                says = f'holds "{cell}", and {_IN_WORDS[column.type]} are asked for.'
                raise TablesRefused(Place(file.name, table.name, column.name, number + 1), says) from None
        raise


def _row_of(file: Path, fault: Fault) -> int | None:
    """The number of the row, from 1 without the heading; the second of two that have the same key."""
    if not fault.where:
        return None
    rows = pq.read_table(file, columns=list(fault.where))
    is_one = pa.repeat(pa.scalar(value=True), rows.num_rows)
    for name, value in fault.where.items():
        column = rows.column(name).combine_chunks()
        same = pc.is_null(column) if value is None else pc.equal(column, pa.scalar(value).cast(_plain(column.type)))
        is_one = pc.and_(is_one, same)
    places = [number for number, one in enumerate(is_one.to_pylist()) if one]
    return places[-1 if fault.last else 0] + 1 if places else None


def _plain(of: pa.DataType) -> pa.DataType:
    return of.value_type if pa.types.is_dictionary(of) else of

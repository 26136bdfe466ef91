"""Tables that cannot be trusted are refused, with the file, the table, the column and the row."""

from __future__ import annotations

import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pcsv
import pyarrow.parquet as pq
import pytest

from wholepicture.population.contract import json_schema, tables
from wholepicture.population.engine import connect
from wholepicture.population.invent.write import invent
from wholepicture.population.reading import read
from wholepicture.population.tables_refused import TablesRefused

TODAY = datetime.date(2026, 3, 2)


@pytest.fixture
def area(tmp_path: Path) -> Path:
    invent(60, 3, tmp_path / "area", as_of=TODAY)
    return tmp_path / "area"


def refused(area: Path, today: datetime.date = TODAY) -> str:
    with pytest.raises(TablesRefused) as why:
        read(connect(), area, today=today, work=area / "work")
    return str(why.value)


def change(area: Path, name: str, row: int, **cells: object) -> None:
    rows = pq.read_table(area / f"{name}.parquet")
    held = rows.to_pylist()
    held[row] |= cells
    pq.write_table(pa.Table.from_pylist(held, schema=rows.schema), area / f"{name}.parquet")


def first(area: Path, name: str) -> dict[str, object]:
    return pq.read_table(area / f"{name}.parquet").to_pylist()[0]


def test_an_invented_area_is_read(area: Path) -> None:
    assert set(read(connect(), area, today=TODAY, work=area / "work")) == set(tables())


def test_csv_is_read_as_parquet_is(area: Path) -> None:
    for name in tables():
        pcsv.write_csv(pq.read_table(area / f"{name}.parquet"), area / f"{name}.csv")
        (area / f"{name}.parquet").unlink()
    engine = connect()
    found = read(engine, area, today=TODAY, work=area / "work")
    assert engine.fetch(found["entries"]).num_rows > 100


def test_a_missing_table_is_named(area: Path) -> None:
    (area / "stays.parquet").unlink()
    assert refused(area).startswith("stays.parquet, table stays: is missing.")


def test_a_missing_column_is_named(area: Path) -> None:
    rows = pq.read_table(area / "entries.parquet").drop_columns(["known_on"])
    pq.write_table(rows, area / "entries.parquet")
    assert refused(area).startswith("entries.parquet, table entries, column known_on: is missing.")


def test_a_wrong_type_is_named(area: Path) -> None:
    rows = pq.read_table(area / "people.parquet")
    rows = rows.set_column(rows.schema.get_field_index("born"), "born", rows.column("born").cast(pa.string()))
    pq.write_table(rows, area / "people.parquet")
    assert "column born: holds string, and days are asked for." in refused(area)


def test_a_wrong_cell_of_csv_is_named_with_its_row(area: Path) -> None:
    pcsv.write_csv(pq.read_table(area / "people.parquet"), area / "people.csv")
    (area / "people.parquet").unlink()
    lines = (area / "people.csv").read_text().splitlines()
    lines[3] = lines[3].replace(lines[3].split(",")[-1], "last spring")
    (area / "people.csv").write_text("\n".join(lines) + "\n")
    assert refused(area).startswith('people.csv, table people, column born, row 3: holds "last spring"')


@pytest.mark.parametrize(
    ("table", "cells", "said"),
    [
        ("entries", {"kind": "vist"}, 'column kind, row 5: "vist" is none of the kinds'),
        ("entries", {"agency_kind": "tennis"}, 'column agency_kind, row 5: "tennis" is none of the agencies'),
        ("entries", {"basis": None}, "column basis, row 5: is empty"),
        ("entries", {"known_on": datetime.date(2027, 1, 1)}, "lies in the future: today is 2026-03-02."),
        ("entries", {"happened_lower": datetime.date(1899, 1, 1)}, "lies before 1990"),
        ("entries", {"family": "nobody"}, 'column family, row 5: "nobody" is in no row of people.'),
        ("entries", {"replaces": "e9999999"}, 'column replaces, row 5: "e9999999" is in no row of entries.'),
        ("entry_people", {"role": "uncle"}, 'column role, row 5: "uncle" is none of the roles'),
        ("entry_people", {"person": "nobody"}, 'column person, row 5: "nobody" is in no row of people.'),
        ("entry_details", {"entry": "e9999999"}, 'column entry, row 5: "e9999999" is in no row of entries.'),
    ],
)
def test_a_bad_cell_is_named_with_its_row(area: Path, table: str, cells: dict[str, object], said: str) -> None:
    change(area, table, 4, **cells)
    assert said in refused(area)


def test_an_id_that_stands_twice_is_named(area: Path) -> None:
    change(area, "entries", 7, entry=first(area, "entries")["entry"])
    assert "column entry, row 8:" in refused(area)


def test_an_entry_that_replaces_itself_is_refused(area: Path) -> None:
    change(area, "entries", 0, replaces=first(area, "entries")["entry"])
    assert "an entry cannot correct itself" in refused(area)


def test_a_ring_of_corrections_is_refused(area: Path) -> None:
    entries = [row["entry"] for row in pq.read_table(area / "entries.parquet").to_pylist()[:3]]
    for row, replaces in enumerate((entries[1], entries[2], entries[0])):
        change(area, "entries", row, replaces=replaces)
    assert "correct each other in a ring" in refused(area)


def test_stays_that_overlap_are_refused(area: Path) -> None:
    rows = pq.read_table(area / "stays.parquet")
    more = [next(row for row in rows.to_pylist() if row["to_day"] is None)]
    more[0] |= {"household": "another", "from_day": TODAY, "to_day": None}
    pq.write_table(pa.concat_tables([rows, pa.Table.from_pylist(more, schema=rows.schema)]), area / "stays.parquet")
    assert "Two stays cannot overlap." in refused(area)


def test_a_child_in_no_household_is_refused(area: Path) -> None:
    rows = pq.read_table(area / "stays.parquet").to_pylist()
    schema = pq.read_schema(area / "stays.parquet")
    kept = [row for row in rows if row["person"] != "c0"]
    pq.write_table(pa.Table.from_pylist(kept, schema=schema), area / "stays.parquet")
    assert "c0 is a child in no household" in refused(area)


def test_every_table_has_a_schema_that_says_what_each_column_means() -> None:
    for table in tables().values():
        schema = json_schema(table)
        assert set(schema["required"]) == {column.name for column in table.columns}

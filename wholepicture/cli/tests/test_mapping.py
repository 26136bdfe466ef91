"""`wholepicture mapping FILE` proposes a mapping to edit."""

from __future__ import annotations

from pathlib import Path

import typer
from typer.testing import CliRunner

from wholepicture.cli.mapping import mapping
from wholepicture.exchange.understanding.mapping import mapping_from_text

app = typer.Typer()
app.command()(mapping)


def _csv(folder: Path) -> Path:
    file = folder / "HV log.csv"
    file.write_text("Date,Event,RAG\n12/05/2016,Home visit.,x\n13/05/2016,Call from school.,y\n", encoding="utf-8")
    return file


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    empty = tmp_path / "broken.docx"
    empty.write_bytes(b"PK\x03\x04 nothing more")
    result = CliRunner().invoke(app, [str(empty)])
    assert result.exit_code == 3
    assert "broken.docx" in result.output


def test_it_is_printed(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, [str(_csv(tmp_path))])
    assert result.exit_code == 0
    assert '# agency = "Health Visiting"' in result.stdout
    assert dict(mapping_from_text(result.stdout).tables[0].fixed.columns) == {
        "Date": "date",
        "Event": "event",
        "RAG": "note",
    }


def test_it_is_written_once(tmp_path: Path) -> None:
    out = tmp_path / "m.toml"
    first = CliRunner().invoke(app, [str(_csv(tmp_path)), "--out", str(out)])
    again = CliRunner().invoke(app, [str(_csv(tmp_path)), "--out", str(out)])
    assert (first.exit_code, again.exit_code) == (0, 2)
    assert "exists already" in again.output
    assert mapping_from_text(out.read_text(encoding="utf-8")).tables

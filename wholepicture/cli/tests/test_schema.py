"""`wholepicture schema` prints the description of chronology.json, as it is kept."""

from __future__ import annotations

import json

import pytest
import typer
from typer.testing import CliRunner

from wholepicture.cli.schema import schema
from wholepicture.exchange.own_format import schema_text


@pytest.fixture
def app() -> typer.Typer:
    app = typer.Typer()
    app.command()(schema)
    return app


def test_it_prints_the_schema_and_nothing_else(app: typer.Typer) -> None:
    result = CliRunner().invoke(app, [])
    assert result.exit_code == 0
    assert result.stdout == schema_text()
    assert json.loads(result.stdout)["title"] == "An integrated chronology"


def test_it_takes_no_arguments(app: typer.Typer) -> None:
    assert CliRunner().invoke(app, ["extra"]).exit_code == 2

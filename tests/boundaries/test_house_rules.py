"""What every folder and file of Whole Picture keeps to."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = sorted(
    path for folder in ("wholepicture", "tests", "benchmarks", "examples") for path in (ROOT / folder).rglob("*.py")
)
OURS = [path for path in PYTHON if "tests" not in path.relative_to(ROOT).parts]
LINES_IN_A_FILE = 400
LINES_IN_A_FUNCTION = 40
NAMES_THAT_SAY_NOTHING = {"core", "common", "utils", "helpers", "util", "helper", "misc"}
# Loaded only by the subcommand that needs them, so that the command starts at once.
HEAVY = {"lxml", "docx", "python_calamine", "pdfplumber", "xlsxwriter", "jinja2", "pebble", "rich.progress", "dateutil"}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", PYTHON, ids=named)
def test_a_file_is_short_enough_to_be_read_at_one_sitting(path: Path):
    assert len(path.read_text("utf-8").splitlines()) <= LINES_IN_A_FILE


@pytest.mark.parametrize("path", OURS, ids=named)
def test_a_function_fits_a_screen(path: Path):
    functions = [
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    too_long = {
        node.name: lines
        for node in functions
        if (lines := (node.end_lineno or 0) - node.body[0].lineno + 1 - _docstring_lines(node)) > LINES_IN_A_FUNCTION
    }
    assert not too_long


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    docstring = ast.get_docstring(node, clean=False)
    return docstring.count("\n") + 1 if docstring else 0


@pytest.mark.parametrize("path", PYTHON, ids=named)
def test_nothing_is_left_for_later(path: Path):
    unfinished = re.compile(
        r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b|raise NotImplemented" + r"Error|pytest\.mark\.(skip|xfail)"
    )
    assert not unfinished.findall(path.read_text("utf-8"))


def test_every_folder_of_python_says_what_it_is_for():
    folders = {path.parent for path in OURS if named(path).startswith("wholepicture")}
    for folder in folders:
        tree = ast.parse((folder / "__init__.py").read_text("utf-8"))
        assert ast.get_docstring(tree), f"{named(folder)} says nothing of itself"
        assert not any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(tree)), named(folder)


def test_no_folder_or_file_has_a_name_that_says_nothing():
    named_so = {
        part for path in PYTHON for part in path.relative_to(ROOT).with_suffix("").parts
    } & NAMES_THAT_SAY_NOTHING
    assert not named_so


def test_the_command_starts_without_the_heavy_libraries():
    said = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "wholepicture.cli.main", "--version"],
        capture_output=True, text=True, check=True,
    ).stderr  # fmt: skip
    loaded = {line.rpartition("|")[2].strip() for line in said.splitlines()}
    assert "wholepicture.cli.main" in loaded or "typer" in loaded
    assert not loaded & HEAVY


def test_no_tracked_file_names_a_machine_or_a_registry():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    telling = re.compile(r"(?<![\w.])/(work|farm|root|home)/[a-z.]|pypi\.org|pythonhosted|registry\.npmjs|/tmp/")
    for name in tracked:
        path = ROOT / name
        if path.is_file() and path.suffix in {
            ".py",
            ".md",
            ".toml",
            ".yaml",
            ".lock",
            ".json",
            ".html",
            ".css",
            ".js",
            "",
        }:
            found = telling.search(path.read_text("utf-8", errors="replace")) if path != Path(__file__) else None
            assert not found, f"{name}: {found.group() if found else ''}"

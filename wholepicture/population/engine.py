"""The two database engines: DuckDB by default, Spark by connection. Both run the same Ibis expressions."""

from __future__ import annotations

import contextlib
import itertools
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

ENGINES = ("duckdb", "spark")


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """Without the engines' own notes to their developers."""
    with warnings.catch_warnings():
        # Ibis 12 asks DuckDB 2 in a way that DuckDB has begun to call old; Spark does not know pandas 3 yet.
        for category in (DeprecationWarning, FutureWarning):
            warnings.simplefilter("ignore", category)
        yield


class EngineRefused(RuntimeError):
    """An engine that cannot be used; the message says why and what to do."""


class Engine:
    """A database engine, and the tables that it keeps while it works.

    Args:
        connection: The Ibis connection.
        name: "duckdb" or "spark".
    """

    def __init__(self, connection: Any, name: str) -> None:  # noqa: ANN401 - Ibis gives its connections no type
        self.connection = connection
        self.name = name
        self._numbers = itertools.count()
        self._folder = Path(tempfile.mkdtemp(prefix="wholepicture-")) if name == "spark" else None

    def keep(self, expression: ir.Table) -> ir.Table:
        """Work an expression out once, and read the result from then on."""
        with _quietly():
            if self._folder is None:
                name = f"kept_{next(self._numbers)}"
                kept: ir.Table = self.connection.create_table(name, expression, temp=True)
            else:
                # Written down, so that Spark does not plan anew all that led to it. Ibis 12 forgets to hand it what
                # stands in Python.
                self.connection._run_pre_execute_hooks(expression)  # noqa: SLF001
                file = self._folder / f"kept_{next(self._numbers)}"
                self.connection.to_parquet(expression, file)
                kept = self.connection.read_parquet(str(file))
        return kept

    def fetch(self, expression: ir.Table) -> pa.Table:
        """The rows of a table."""
        with _quietly():
            found: pa.Table = self.connection.to_pyarrow(expression)
        return found

    def read(self, file: Path) -> ir.Table:
        """A table from a Parquet file."""
        with _quietly():
            table: ir.Table = self.connection.read_parquet(str(file))
        return table

    def close(self) -> None:
        """Let go of everything."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        if self.name == "duckdb":
            self.connection.disconnect()


def connect(
    name: str = "duckdb", *, master: str = "local[2]", memory: str = "6GB", folder: Path | None = None
) -> Engine:
    """Connect to an engine.

    Args:
        name: "duckdb" or "spark".
        master: Spark's master.
        memory: How much memory the engine may take; what does not fit goes to a folder on the disk.
        folder: That folder; a temporary one when left out.

    Raises:
        EngineRefused: When it is not there.
    """
    if name == "duckdb":
        more = {"temp_directory": str(folder)} if folder else {}
        return Engine(ibis.duckdb.connect(memory_limit=memory, preserve_insertion_order=False, **more), name)
    if name == "spark":
        with _quietly():
            return Engine(_spark(master, memory), name)
    raise EngineRefused(f'There is no engine "{name}". Use {" or ".join(ENGINES)}.')


def _spark(master: str, memory: str) -> Any:  # noqa: ANN401
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - only who asks for Spark needs it
    except ImportError:
        raise EngineRefused("Spark is not installed. Install pyspark, and Java 17, or use --engine duckdb.") from None
    builder = SparkSession.builder.master(master).appName("wholepicture")
    if master.startswith("local"):
        for setting, value in _LOCAL.items():
            builder = builder.config(setting, value)
        builder = builder.config("spark.driver.memory", memory.replace("GB", "g"))
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return ibis.pyspark.connect(session)


# On one machine: nothing listens to other machines, nothing waits for them, and small tables are not cut in pieces.
_LOCAL = {
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "4",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.ansi.enabled": "false",
}

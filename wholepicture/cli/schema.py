"""`wholepicture schema`: what stands in chronology.json, as a JSON Schema in plain words."""

from __future__ import annotations

import sys


def schema() -> None:
    """Print the description (JSON Schema) of chronology.json."""
    from wholepicture.exchange.own_format import schema_text  # late: the command starts fast

    # Written as bytes, so that a Windows console's own code page cannot spoil a file made with ">".
    sys.stdout.flush()
    sys.stdout.buffer.write(schema_text().encode("utf-8"))
    sys.stdout.buffer.flush()

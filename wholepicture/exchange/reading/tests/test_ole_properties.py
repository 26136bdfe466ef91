"""Properties of older Office files: three texts, or nothing; never an error, however damaged they are."""

from __future__ import annotations

import struct

from hypothesis import given, settings
from hypothesis import strategies as st

from wholepicture.exchange.reading.ole_properties import AUTHOR, TITLE, texts_in


def made(*told: tuple[int, bytes], count: int | None = None) -> bytes:
    """A stream of properties; each is its number and its value with the kind in front."""
    pairs, bodies = b"", b""
    for number, body in told:
        pairs += struct.pack("<II", number, 8 + 8 * len(told) + len(bodies))
        bodies += body
    section = struct.pack("<II", 0, len(told) if count is None else count) + pairs + bodies
    return bytes(44) + struct.pack("<I", 48) + section


def text(words: str, encoding: str = "cp1252") -> bytes:
    body = words.encode(encoding) + b"\0"
    return struct.pack("<II", 30, len(body)) + body


def test_title_and_author() -> None:
    assert texts_in(made((TITLE, text("Log of Café")), (AUTHOR, text("A. Example")))) == {
        TITLE: "Log of Café",
        AUTHOR: "A. Example",
    }


def test_a_code_page() -> None:
    page = struct.pack("<II", 2, 65001)
    assert texts_in(made((1, page), (TITLE, text("Café", "utf-8"))))[TITLE] == "Café"


def test_wide_letters() -> None:
    wide = struct.pack("<II", 31, 5) + "Café\0".encode("utf-16-le")
    assert texts_in(made((TITLE, wide)))[TITLE] == "Café"


def test_counts_that_lie_take_no_time() -> None:
    many = struct.pack("<II", 0x101E, 0xFFFFFFFF)  # a list of four thousand million texts
    assert texts_in(made((TITLE, many), (AUTHOR, text("A")), count=2)) == {AUTHOR: "A"}
    assert texts_in(made((TITLE, text("A")), count=0xFFFFFFFF)) == {}


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    assert all(isinstance(words, str) for words in texts_in(data).values())
    assert all(isinstance(words, str) for words in texts_in(bytes(44) + struct.pack("<I", 48) + data).values())

"""The characters of a text file, whatever mixture of encodings it was saved in."""

from __future__ import annotations

import codecs
import re

from wholepicture.exchange.reading.document import FileRefused
from wholepicture.exchange.reading.settings import limit, settings, share

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def text_in(data: bytes) -> tuple[str, list[str]]:
    """The text of a file.

    Args:
        data: Its bytes.

    Returns:
        (text, remarks). Bytes that are not UTF-8 are taken as Windows characters (cp1252); no byte is dropped unsaid.

    Raises:
        FileRefused: It is not text.
    """
    remarks: list[str] = []
    text = _decoded(data, remarks)
    control = len(_CONTROL.findall(text))
    zeros = text.count("\x00")
    if control - zeros > share("text", "control_share") * len(text) or zeros > len(text) // 2:
        raise FileRefused(f"It is not a kind of file that is known. {settings('kinds')['do']['unknown']}")
    if zeros:
        text = text.replace("\x00", "")
        remarks.append(f"{zeros} empty character(s) (NUL) in it were left out; a system's export often holds them.")
    return text, remarks


def _decoded(data: bytes, remarks: list[str]) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            return _utf_8_or_windows(body, remarks) if encoding == "utf-8" else _wide(body, encoding, remarks)
    unmarked = _unmarked_utf_16(data)
    return _wide(data, unmarked, remarks) if unmarked else _utf_8_or_windows(data, remarks)


def _unmarked_utf_16(data: bytes) -> str | None:
    sample = data[: limit("text", "sample_bytes")]
    pairs = len(sample) // 2
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    mostly = share("text", "zero_share")
    if pairs and second > mostly * pairs and first < (1 - mostly) * pairs / 4:
        return "utf-16-le"
    if pairs and first > mostly * pairs and second < (1 - mostly) * pairs / 4:
        return "utf-16-be"
    return None


def _wide(data: bytes, encoding: str, remarks: list[str]) -> str:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode(encoding))
    if lost > 0:
        remarks.append(
            f"{lost} character(s) in it are damaged and stand as \ufffd; it may have been cut short. Check it, or ask "
            "for it again."
        )
    return text


def _utf_8_or_windows(data: bytes, remarks: list[str]) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    found = _Foreign()
    codecs.register_error("wholepicture-windows", found)
    text = data.decode("utf-8", "wholepicture-windows")
    if len(text) - found.count > len(text.encode("ascii", "ignore")):
        remarks.append("It mixes two encodings (UTF-8 and Windows); each character was read by the one it is in.")
    if found.undefined:
        remarks.append(f"{found.undefined} byte(s) in it stand for no character; they were kept as they are. Check it.")
    return text


class _Foreign:
    """Reads bytes that are not UTF-8 as Windows characters, and counts them."""

    def __init__(self) -> None:
        self.count = 0
        self.undefined = 0

    def __call__(self, problem: UnicodeError) -> tuple[str, int]:
        if not isinstance(problem, UnicodeDecodeError):
            raise problem
        wrong = problem.object[problem.start : problem.end]
        self.count += len(wrong)
        return "".join(map(self._character, wrong)), problem.end

    def _character(self, byte: int) -> str:
        try:
            return bytes((byte,)).decode("cp1252")
        except UnicodeDecodeError:
            self.undefined += 1
            return chr(byte)

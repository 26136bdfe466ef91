"""`python -m benchmarks.dates [FILE.jsonl ...]`: read labelled wordings, and print JSON."""

from __future__ import annotations

import argparse
import collections
import importlib
import importlib.util
import json
import platform
import sys
import time
from pathlib import Path

from benchmarks.dates.labelled import Labelled, labelled_in
from wholepicture.timescales.date_known import DateKnown, DateRefused
from wholepicture.timescales.wording import read_wording

_OWN = Path(__file__).parents[2] / "wholepicture" / "timescales" / "tests" / "expressions.tsv"
_MEANS = {
    "right": "the days and the doubt as wanted, or a refusal where one is wanted",
    "refused_wrongly": "refused, though it has a meaning",
    "doubt_wrong": "the days as wanted, but called uncertain when they are not, or the other way round",
    "uncertain_wrong": "other days, or days where a refusal is wanted, and called uncertain",
    "silently_wrong": "other days, or days where a refusal is wanted, with no sign of it",
}


def main() -> None:
    """Read each file of labelled wordings, and say how many were read rightly and how fast."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", nargs="*", type=Path, help="labelled wordings; without any, those of the tests")
    options.add_argument("--failures", action="store_true", help="show each wording that was not read rightly")
    asked = options.parse_args()
    read_wording("about the 22nd of May, 2016")  # the vocabulary is loaded before anything is timed
    result = {
        "python": platform.python_version(),
        "means": _MEANS,
        "files": [_measured(path, show=asked.failures) for path in asked.files or [_OWN]],
    }
    json.dump(result, sys.stdout, indent=2, ensure_ascii=False)
    print()


def _measured(path: Path, *, show: bool) -> dict[str, object]:
    labelled = labelled_in(path)
    started = time.perf_counter()
    got = [_read(one) for one in labelled]
    took = time.perf_counter() - started
    outcomes = [_outcome(one.wanted, given) for one, given in zip(labelled, got, strict=True)]
    counted = collections.Counter(outcomes)
    seen = "seen by the authors: the tests hold all of it" if path == _OWN else "not said: whoever gives it knows"
    result: dict[str, object] = {
        "file": path.name,
        "seen": seen,
        "wordings": len(labelled),
        **{name: counted[name] for name in _MEANS},
        "readings_a_second": round(len(labelled) / took) if took else None,
        "dateparser_readings_a_second": _dateparser(labelled),
    }
    if show:
        wrong = (each for each in zip(labelled, got, outcomes, strict=True) if each[2] != "right")
        result["failures"] = [
            {"text": one.text, "wanted": _shown(one.wanted), "got": _shown(given), "outcome": outcome}
            for one, given, outcome in wrong
        ]
    return result


def _read(one: Labelled) -> DateKnown | None:
    try:
        above = read_wording(one.above, reference=one.reference) if one.above else None
        return read_wording(one.text, reference=one.reference, row_above=above)
    except DateRefused:
        return None


def _outcome(wanted: DateKnown | None, got: DateKnown | None) -> str:
    if wanted is None or got is None:
        wrong = "refused_wrongly" if got is None else _wrong(got)
        return "right" if wanted is got else wrong
    if (wanted.lower, wanted.upper) != (got.lower, got.upper):
        return _wrong(got)
    return "right" if wanted.uncertain == got.uncertain else "doubt_wrong"


def _wrong(got: DateKnown) -> str:
    return "uncertain_wrong" if got.uncertain else "silently_wrong"


def _shown(known: DateKnown | None) -> str:
    if known is None:
        return "refused"
    return f"{known.lower or '..'}/{known.upper or '..'}{'?' * known.uncertain}"


def _dateparser(labelled: list[Labelled]) -> object:
    """The same wordings through the library that is usually taken for dates in words, where it is installed."""
    if importlib.util.find_spec("dateparser") is None:
        return "not installed"
    dateparser = importlib.import_module("dateparser")
    dateparser.parse("22 May 2016", languages=["en"])
    started = time.perf_counter()
    for one in labelled:
        dateparser.parse(one.text, languages=["en"], settings={"DATE_ORDER": "DMY"})
    return round(len(labelled) / (time.perf_counter() - started))


if __name__ == "__main__":
    main()

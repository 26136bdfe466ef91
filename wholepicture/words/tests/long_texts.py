"""Long texts of awkward sorts; `benchmarks.words` says how long each takes."""

from __future__ import annotations

LONG_TEXTS = {
    "one word": "mum " * 50_000,
    "a phrase": "mum did not " * 20_000,
    "short sentences": "no. " * 50_000,
    "whose": "mum's " * 30_000,
    "words without end": " ".join(f"bruis{number}" for number in range(30_000)),
    "no full stop": "mum said that dad was seen alone and smelt of gin and no bruises but did not attend " * 3_000,
}

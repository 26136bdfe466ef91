"""How well dates are read, and how fast: `python -m benchmarks.dates [FILE.jsonl ...]`."""

"""How a wording is read: folded, cut into items, parsed by a small grammar, and settled as days of the calendar.

The words of the grammar are data (`terms.toml`); the meanings are the tables of the tests, as `docs/reference/dates.md`
shows them. A stranger should start at `wholepicture.timescales.wording`, which holds the functions that others call.
"""

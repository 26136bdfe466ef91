"""The command line: `wholepicture merge`, `dates`, `mapping` and `schema`."""

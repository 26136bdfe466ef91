"""Whole Picture: what every agency knows about a child, as one dated, sourced chronology."""

__version__ = "0.1.0"

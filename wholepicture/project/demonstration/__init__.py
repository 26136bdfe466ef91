"""The demonstration: an invented partnership of fourteen agencies, three hundred families, and one family in full."""

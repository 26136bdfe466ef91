"""The demonstration: an invented partnership of fourteen agencies, three hundred invented families, and one family in full."""

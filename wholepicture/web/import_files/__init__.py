"""Bringing in an agency's own files about one child: looked through first, then all at once, and undone as a whole."""

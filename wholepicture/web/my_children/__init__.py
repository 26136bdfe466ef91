"""What a worker sees first: the children in whose circle their agency is, and what the work with each does not show."""

"""A child: who is who, what happened, and what the record does not show."""

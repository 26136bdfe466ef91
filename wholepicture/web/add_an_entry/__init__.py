"""Adding an entry: four fields that must be filled, the rest when it helps; a draft is never lost."""

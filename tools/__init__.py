"""What is run by those who work on Whole Picture, and by nobody who uses it."""

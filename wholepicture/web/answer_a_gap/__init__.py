"""Answering a gap: the work was done, it is known and why, or the check is wrong."""

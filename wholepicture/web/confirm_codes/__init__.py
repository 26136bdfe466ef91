"""Codes that the rules suggest for what was written: shown with their words, confirmed or rejected by a person."""

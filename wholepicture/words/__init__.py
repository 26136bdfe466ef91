"""Codes suggested from what agencies wrote, each with the phrase that it stands on, for a person to confirm or reject.

A lexicon of readable phrases and a few rules of English (who, denied or not, then or now) propose that this sentence
tells of a missed appointment, that one of an improvement which the mother claims, a third of a man whom nobody has
assessed. A suggestion is never a finding. No model and no network: the same words always give the same suggestions.
"""

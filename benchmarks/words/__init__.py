"""How well codes are proposed: on sentences by people who had not seen the lexicon."""

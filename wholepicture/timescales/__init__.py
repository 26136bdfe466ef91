"""When it happened, and how exactly that is known.

Agencies write "22/05/16", "early March", "w/c 9 May" and "about a week before Christmas". This folder reads such
wordings into an interval with the words kept beside it, says openly when the source itself was unsure, and refuses
what cannot be read safely. Nothing here is ever more exact than the source was.
"""

"""Data files read strictly: every property of a JSON object is taken once, checked, and named when it is wrong.

A silent guess would change what an agency said.
"""

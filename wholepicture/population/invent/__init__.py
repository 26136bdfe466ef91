"""Invented areas: families, moves, agencies, plans, and quiet lives above all. Nobody in them ever lived.

What is invented is for measuring and for trying things out. It is no estimate of how often anything happens.
"""

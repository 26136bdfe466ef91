"""Signing in.

With a password and a second factor, a passkey, or the agency's own identity provider; in the demonstration, as anybody.
"""

"""The practice checks, by theme. Each is a sentence, a published reason, a question to a role, and a condition."""

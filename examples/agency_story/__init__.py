"""An invented family, as eleven agencies wrote about it, and the writers of those agencies' files.

The words stand in `files/*.toml`, one file an agency; `files/events.toml` says what really happened, so that the same
event can stand in several agencies' words. Everybody and every place is invented.
"""

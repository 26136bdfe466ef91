"""An invented family, as ten agencies wrote about it, and the writers that turn the story into those agencies' files.

The words stand in `files/*.toml`, one file an agency; `files/events.toml` says what really happened, so that the same
event can stand in several agencies' words. Everybody and every place is invented.
"""

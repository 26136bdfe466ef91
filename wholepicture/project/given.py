"""What a site is told by whoever runs it: a few settings, each checked when it starts."""

from __future__ import annotations

import functools

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Given(BaseSettings):
    """The settings of a site, from the environment (`WHOLEPICTURE_...`).

    Args:
        demo: Whether it shows invented people only, to whom anybody may sign in without a secret.
        hosts: The host names under which it is reached, with commas between them.
        https: Whether it is reached over https, as every site but the demonstration is.
        idle_minutes: After how long without a page a worker is signed out.
        session_hours: After how long a worker is signed out whatever they do.
        reader_seconds: For how long a signed reader holds within a transaction.
    """

    model_config = SettingsConfigDict(env_prefix="WHOLEPICTURE_", frozen=True)

    demo: bool = False
    hosts: str = "127.0.0.1,localhost,[::1]"
    https: bool = True
    idle_minutes: int = Field(default=20, ge=1, le=120)
    session_hours: int = Field(default=10, ge=1, le=24)
    reader_seconds: int = Field(default=60, ge=5, le=600)


@functools.cache
def given() -> Given:
    """The settings that were given, read once."""
    return Given()

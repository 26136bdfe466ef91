"""What holds for every test: none is timed, so that a busy machine fails nothing (speed is measured in `benchmarks/`)."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

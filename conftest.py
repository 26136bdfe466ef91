"""What holds for every test: none is timed, so that a busy machine fails nothing; `benchmarks/` measures speed."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

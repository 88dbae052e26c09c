"""Properties are about numbers, never about time: a busy machine must not fail them."""

from hypothesis import settings

settings.register_profile("analysis", deadline=None)
settings.load_profile("analysis")

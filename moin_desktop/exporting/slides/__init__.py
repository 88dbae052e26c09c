"""Findings as a deck: one slide each with a native chart and presenter notes, which a later export keeps in step."""

from moin_desktop.exporting.slides.deck import Written, refresh, write

__all__ = ["Written", "refresh", "write"]

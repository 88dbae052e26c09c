"""The round-up report: findings, every question with its chart, quotes and notes, and how the numbers were made."""

from moin_desktop.exporting.roundup.document import write
from moin_desktop.exporting.roundup.parts import Part, Picture

__all__ = ["Part", "Picture", "write"]

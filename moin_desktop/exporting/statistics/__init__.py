"""The answers for statistics programs: one table of numbers and texts, and for each program how to read it."""

from moin_desktop.exporting.statistics.files import FILES, write

__all__ = ["FILES", "write"]

"""MOIN Desktop turns a survey spreadsheet into findings that a room agrees on."""

__version__ = "0.1.0"

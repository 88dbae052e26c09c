"""Coding free text in Explore: answers as cards, themes beside them, one key for each."""

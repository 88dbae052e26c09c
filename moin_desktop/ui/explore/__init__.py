"""Explore: one question at a time, large, with its notes and its finding."""

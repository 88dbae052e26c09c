"""Plain report data becomes files: written beside, then moved into place."""

"""The history of a project in words: go back, go forward, undo just one step, name moments."""

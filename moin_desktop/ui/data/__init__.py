"""The Data place: how each column was read, what was doubtful, and putting it right."""

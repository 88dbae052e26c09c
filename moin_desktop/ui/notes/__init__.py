"""Notes wherever they are pinned: what is done to them, the list of all, and where to pin one that has no place."""

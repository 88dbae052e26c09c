"""One module per kind of file; each turns bytes into packed sheets."""

"""Charts as pixels: one drawing function per kind, shared by the window, pictures and the projector."""

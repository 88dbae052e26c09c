"""Charts shown to a room: what is shown, how it lies on a screen, and the window that shows it."""

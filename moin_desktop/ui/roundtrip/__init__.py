"""A workbook that was edited elsewhere comes back; the user's own file gets what was said about it."""

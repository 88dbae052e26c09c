"""One module per sheet of the workbook; each has ``write(book, report, beat)``."""

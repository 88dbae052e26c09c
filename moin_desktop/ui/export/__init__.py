"""The export panel: what a workbook is to hold, and where it goes."""

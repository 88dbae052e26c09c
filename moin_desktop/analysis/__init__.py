"""Numbers: answers by column, filters, tables, charts. No SQL, no Qt, no files."""

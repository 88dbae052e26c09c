"""Finding a question, answer, note, finding, filter or action by a few typed words."""

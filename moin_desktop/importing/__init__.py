"""A file becomes a reading: cells, then proposed questions with reasons and doubts."""

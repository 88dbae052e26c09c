"""The project file: schema, history, and one operation per user intent."""

"""The project file: what it holds, how it is changed and undone. Import from its modules: this stays light."""

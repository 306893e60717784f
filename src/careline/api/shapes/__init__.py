"""What goes in and out: strict where it is told, and of rows only the fields named here are shown."""

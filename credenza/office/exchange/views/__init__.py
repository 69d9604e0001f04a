"""Pages that bring data in."""

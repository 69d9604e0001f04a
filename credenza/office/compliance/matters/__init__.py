"""What this room brings before committees: one module for each kind of matter."""

"""What comes before committees: one module for each kind of matter."""

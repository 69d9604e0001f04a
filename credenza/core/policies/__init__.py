"""Policies and bylaws: their text, what changed between two of them, and who must read them."""

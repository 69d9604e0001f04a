"""The shape of what is typed in. What is allowed is decided by the rules, not here."""

"""Letters, their templates, and the mail that carries them."""

"""The world's registries: what each is, how it is read and what it answers."""

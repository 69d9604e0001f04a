"""The room's acts."""

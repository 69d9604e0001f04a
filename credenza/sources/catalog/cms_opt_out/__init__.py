"""The list of practitioners who opted out of Medicare."""

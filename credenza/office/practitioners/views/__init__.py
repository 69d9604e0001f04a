"""Pages of the practitioners' room: parse, ask or act, show."""

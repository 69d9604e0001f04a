"""Pages of the credentialing room: parse, ask or act, show."""

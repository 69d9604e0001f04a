"""One folder per source; the folder is the registration."""

"""Writes to practitioners' files, one verb a function; each lands in the ledger."""

"""Writes to applications, one verb a function; each lands in the ledger."""

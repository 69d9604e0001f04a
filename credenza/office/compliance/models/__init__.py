"""The tables of standards, audits and policies."""

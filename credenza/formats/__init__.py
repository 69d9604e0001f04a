"""Bytes to plain facts and back: spreadsheets, rosters, uploaded files. No Django, no database."""

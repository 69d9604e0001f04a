"""The field's own knowledge: plain data in, verdicts out. No files, no network, no clock."""

"""Policies as files: DOCX and Markdown in, DOCX and PDF out, redlines among them."""

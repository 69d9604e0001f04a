"""Privilege forms, requests, and what was granted."""

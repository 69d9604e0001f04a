"""Adherence: how an office stands by its standards, how files are drawn, how texts change."""

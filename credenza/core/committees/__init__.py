"""Committees: who sits, when they meet, what makes a quorum, how a vote comes out."""

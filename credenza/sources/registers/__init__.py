"""Registers of practitioners by NPI: they tell something of somebody, and clear nobody."""

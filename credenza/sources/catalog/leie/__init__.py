"""The List of Excluded Individuals/Entities of the HHS Office of Inspector General."""

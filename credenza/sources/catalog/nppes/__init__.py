"""NPPES, the registry of National Provider Identifiers: the monthly file and the live API."""

"""Applications, what was answered in them, and the way they go."""

from credenza.office.credentialing.models.applications import Application, Cohort, Passage

__all__ = ["Application", "Cohort", "Passage"]

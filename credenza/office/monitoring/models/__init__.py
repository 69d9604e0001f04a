"""The room's tables."""

from credenza.office.monitoring.models.notices import Notice

__all__ = ["Notice"]

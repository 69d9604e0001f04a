"""Privilege forms, requests, what was granted, and focused evaluations."""

from credenza.office.privileging.models.evaluations import Case, Conclusion, Evaluation
from credenza.office.privileging.models.forms import Approval, FormVersion
from credenza.office.privileging.models.grants import Grant, Suspension
from credenza.office.privileging.models.requests import (
    Line,
    Recommendation,
    Request,
    RequestedForm,
)

__all__ = [
    "Approval",
    "Case",
    "Conclusion",
    "Evaluation",
    "FormVersion",
    "Grant",
    "Line",
    "Recommendation",
    "Request",
    "RequestedForm",
    "Suspension",
]

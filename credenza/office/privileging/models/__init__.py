"""Privilege forms, requests, what was granted, focused evaluations, links and the on-call list."""

from credenza.office.privileging.models.evaluations import Case, Conclusion, Evaluation
from credenza.office.privileging.models.forms import Approval, FormVersion
from credenza.office.privileging.models.grants import Grant, Suspension
from credenza.office.privileging.models.lookup import DeviceLink
from credenza.office.privileging.models.oncall import CallService, Shift
from credenza.office.privileging.models.requests import (
    Line,
    Recommendation,
    Request,
    RequestedForm,
)

__all__ = [
    "Approval",
    "CallService",
    "Case",
    "Conclusion",
    "DeviceLink",
    "Evaluation",
    "FormVersion",
    "Grant",
    "Line",
    "Recommendation",
    "Request",
    "RequestedForm",
    "Shift",
    "Suspension",
]

"""Requests for privileges: what is asked on which forms, and what was recommended."""

from django.db import models


class Request(models.Model):
    """One practitioner's request at one facility.

    ``kind``: initial, renewal or addition; ``snapshot`` holds how each line's criteria stood
    when it was handed in, by item.
    """

    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.PROTECT, related_name="privilege_requests"
    )
    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=12)
    state = models.CharField(max_length=12)
    snapshot = models.JSONField(default=dict, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=120)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-opened_at", "-id"]
        indexes = [
            models.Index(fields=["facility", "state"], name="request_by_state"),
            models.Index(fields=["practitioner", "facility", "state"], name="request_by_file"),
        ]


class RequestedForm(models.Model):
    """A form, in the version that was in force, on which something is asked."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="forms")
    form_version = models.ForeignKey(
        "privileging.FormVersion", models.PROTECT, related_name="requested"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "form_version"], name="form_once_in_a_request"
            )
        ]


class Line(models.Model):
    """One item of a form as it was answered.

    ``without`` are keys of procedures that are struck out of a core. ``cases`` in ``months`` at
    ``place`` are what the practitioner states.
    """

    request = models.ForeignKey(Request, models.CASCADE, related_name="lines")
    item = models.CharField(max_length=120)
    answer = models.CharField(max_length=12)
    without = models.JSONField(default=list, blank=True)
    cases = models.PositiveIntegerField(null=True, blank=True)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["request", "item"], name="item_once_in_a_request")
        ]


class Recommendation(models.Model):
    """What one station recommends on one line; the last of them is the decision."""

    line = models.ForeignKey(Line, models.CASCADE, related_name="recommendations")
    station = models.CharField(max_length=40)
    says = models.CharField(max_length=12)
    without = models.JSONField(default=list, blank=True)
    conditions = models.JSONField(default=list, blank=True)
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "station"], name="recommendation_once_at_a_station"
            )
        ]

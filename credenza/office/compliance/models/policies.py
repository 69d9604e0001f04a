"""Policies and bylaws, their versions, and how each was approved."""

import uuid

from django.db import models


class Policy(models.Model):
    """A policy of one facility; its text is in its versions.

    ``kind`` is a key of ``packs/policies.toml``. ``route`` are the ids of the committees that
    approve it, in their order; 0 stands for a ballot of the members. ``standards`` are ids of
    rules that it proves. ``review_months`` and ``notice_days`` are the policy's own numbers.
    ``reviewed_on`` is the day when somebody looked it over and found nothing to change.
    """

    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="policies")
    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=30, blank=True)
    title = models.CharField(max_length=200)
    owner = models.ForeignKey("team.User", models.PROTECT, null=True, blank=True, related_name="+")
    route = models.JSONField(default=list, blank=True)
    standards = models.JSONField(default=list, blank=True)
    review_months = models.PositiveSmallIntegerField()
    notice_days = models.PositiveSmallIntegerField(default=0)
    reviewed_on = models.DateField(null=True, blank=True)
    retired_on = models.DateField(null=True, blank=True)
    retired_why = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["facility", "number"],
                condition=~models.Q(number=""),
                name="policy_number_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class PolicyVersion(models.Model):
    """One text of a policy.

    ``blocks`` are those of ``core.policies.text``, ``digest`` the fingerprint of their exact
    bytes. ``document`` is the file as it was handed in, ``lost`` sentences on what of it the text
    does not show. ``change`` says what is new. ``state`` is one of ``core.policies.steps``;
    ``route`` and ``stage`` tell before whom it lies. ``noticed_on`` is the day on which a ballot
    opened. ``wished_on`` is when it should take effect, ``effective_on`` when it does.
    """

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12)
    blocks = models.JSONField()
    digest = models.CharField(max_length=64)
    title = models.CharField(max_length=200)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, blank=True, related_name="+"
    )
    lost = models.JSONField(default=list, blank=True)
    change = models.TextField(blank=True)
    route = models.JSONField(default=list, blank=True)
    stage = models.PositiveSmallIntegerField(default=0)
    noticed_on = models.DateField(null=True, blank=True)
    wished_on = models.DateField(null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField(null=True, blank=True)
    proposed_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["policy", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "number"], name="policy_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.policy}, version {self.number}"


class PolicyApproval(models.Model):
    """What one body said about a version; ``says`` is "approved" or "returned"."""

    version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="approvals")
    stage = models.PositiveSmallIntegerField()
    body = models.CharField(max_length=200)
    says = models.CharField(max_length=12)
    on = models.DateField()
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        ordering = ["version", "at", "id"]

"""Who is asked to read and sign what: campaigns, packs for new members, signatures."""

import uuid

from django.db import models
from django.db.models import Q

from credenza.office.compliance.models.policies import Policy, PolicyVersion


class OrientationPack(models.Model):
    """What new members are given to read and sign.

    With ``starts_on`` it is given by itself to whoever is appointed from that day on; ``days`` is
    how long they have.
    """

    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    policies = models.ManyToManyField(Policy, related_name="packs")
    days = models.PositiveSmallIntegerField()
    starts_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["title", "id"]

    def __str__(self) -> str:
        return self.title


class Campaign(models.Model):
    """One asking: these versions, by that day, of those people.

    ``audience`` is who was chosen, as ``queries.audience`` reads it. The campaign of a ``pack``
    stays open, and everybody in it has a day of their own.
    """

    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    versions = models.ManyToManyField(PolicyVersion, related_name="campaigns")
    audience = models.JSONField(default=dict, blank=True)
    due_on = models.DateField(null=True, blank=True)
    pack = models.OneToOneField(
        OrientationPack, models.PROTECT, null=True, blank=True, related_name="campaign"
    )
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=120)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at", "-id"]

    def __str__(self) -> str:
        return self.title


class Attestation(models.Model):
    """One version given to one person, who signs it or is excused.

    Whoever has a file but no sign-in yet is known by ``practitioner`` alone. ``record`` and
    ``seal`` are those of ``credenza.signatures``; ``digest`` is the fingerprint of what was
    signed.
    """

    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="attestations")
    policy_version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="attestations")
    user = models.ForeignKey("team.User", models.PROTECT, null=True, blank=True, related_name="+")
    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=120)
    email = models.CharField(max_length=254, blank=True)
    given_at = models.DateTimeField()
    due_on = models.DateField()
    reminded_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_name = models.CharField(max_length=120, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    record = models.TextField(blank=True)
    seal = models.CharField(max_length=128, blank=True)
    excused_at = models.DateTimeField(null=True, blank=True)
    excused_by = models.CharField(max_length=120, blank=True)
    excused_why = models.TextField(blank=True)

    class Meta:
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["user", "signed_at"], name="attestation_by_user")]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "policy_version", "user"],
                condition=Q(user__isnull=False),
                name="attestation_once_of_a_user",
            ),
            models.UniqueConstraint(
                fields=["campaign", "policy_version", "practitioner"],
                condition=Q(practitioner__isnull=False),
                name="attestation_once_of_a_file",
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False) | Q(practitioner__isnull=False),
                name="attestation_of_somebody",
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None) | Q(excused_at=None),
                name="attestation_signed_or_excused",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.policy_version} by {self.name}"

"""People outside who are asked about an applicant, and the links by which they answer."""

import uuid

from django.db import models
from django.db.models import Q

from credenza.office.credentialing.models.applications import Application


class Reference(models.Model):
    """Somebody who is asked about an applicant: a peer, a director, a chair, another office.

    ``speaker`` and ``form`` are keys of the reference packs, ``state`` one of
    ``queries.references.STATES``. ``credential`` is what an answer proves; ``source`` the one who
    proposed this person in their place. ``privileges`` holds what is asked for, as (key, title),
    as it stood when the question went out. ``answers_sealed`` is opened through queries alone:
    it is peer review. ``origin_index`` tells equal network addresses without keeping them.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="references")
    practitioner = models.ForeignKey("practitioners.Practitioner", models.CASCADE, related_name="+")
    speaker = models.CharField(max_length=12)
    form = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=160, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    profession = models.CharField(max_length=20, blank=True)
    relation = models.CharField(max_length=20, blank=True)
    known_since = models.DateField(null=True, blank=True)
    last_worked_on = models.DateField(null=True, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    credential = models.ForeignKey(
        "practitioners.Credential", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    source = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="proposed"
    )
    state = models.CharField(max_length=10)
    named_at = models.DateTimeField()
    named_by = models.CharField(max_length=120)
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.CharField(max_length=120, blank=True)
    in_spite_of = models.TextField(blank=True)
    privileges = models.JSONField(default=list, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)
    remind_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    answers_sealed = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_via = models.CharField(max_length=10, blank=True)
    taken_by = models.CharField(max_length=120, blank=True)
    signed_name = models.CharField(max_length=120, blank=True)
    signed_title = models.CharField(max_length=200, blank=True)
    origin_index = models.CharField(max_length=64, blank=True)
    flagged = models.PositiveSmallIntegerField(default=0)
    counts = models.BooleanField(default=False)
    why = models.TextField(blank=True)
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, blank=True)
    verification = models.ForeignKey(
        "practitioners.Verification", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["named_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "email"],
                condition=Q(speaker="peer") & ~Q(email="") & ~Q(state="withdrawn"),
                name="peer_named_once",
            )
        ]
        indexes = [
            models.Index(fields=["state", "remind_on"], name="reference_by_reminder"),
            models.Index(fields=["state", "asked_at"], name="reference_by_age"),
        ]

    def __str__(self) -> str:
        return self.name


class ReferenceLink(models.Model):
    """One mailed way to the form: the fingerprint of its token, never the token.

    Each message carries a link of its own, so that a reminder does not break the first one.
    """

    reference = models.ForeignKey(Reference, models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "id"]

"""What an applicant is asked, answers, is offered, and lets others fill in."""

import uuid

from django.db import models
from django.db.models import Q

from credenza.office.credentialing.models.applications import Application


class Invitation(models.Model):
    """A link by which an applicant comes in. ``fingerprint`` is the SHA-256 of its secret part;
    the secret itself is kept nowhere.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="invitations")
    email = models.EmailField()
    fingerprint = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=120)
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-sent_at", "-id"]


class Answers(models.Model):
    """One entry of a section with its answers, by the key of the question, as they were typed.

    Sealed answers lie in it sealed. ``none``: the applicant says that there is nothing to tell.
    ``origin`` tells where the entry came from: "typed", "file", "registry" or "cv".
    ``credential`` is the row of the file that the office made or changed from it.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="answers")
    section = models.CharField(max_length=40)
    position = models.PositiveIntegerField()
    none = models.BooleanField(default=False)
    values = models.JSONField(default=dict, blank=True)
    origin = models.CharField(max_length=10, default="typed")
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=120)
    credential = models.ForeignKey(
        "practitioners.Credential", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["section", "position", "id"]
        indexes = [models.Index(fields=["application", "section"], name="answers_by_section")]


class Upload(models.Model):
    """A document that the applicant handed in with one answer."""

    answers = models.ForeignKey(Answers, models.CASCADE, related_name="uploads")
    question = models.CharField(max_length=60)
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]


class Suggestion(models.Model):
    """Answers that somebody else knows, offered to the applicant, never stored as theirs unasked.

    ``values`` answer one question of a page, or make a whole entry of a page that repeats.
    ``origin``: "file", "registry" or "cv"; ``source`` says it in words. ``state``: offered, taken
    or dismissed.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="suggestions")
    section = models.CharField(max_length=40)
    values = models.JSONField()
    origin = models.CharField(max_length=10)
    source = models.CharField(max_length=120)
    state = models.CharField(max_length=10, default="offered")
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["section", "id"]
        indexes = [models.Index(fields=["application", "state"], name="suggestion_by_state")]


class Assistant(models.Model):
    """Somebody whom a practitioner asked to fill in applications for them.

    ``sees_private``: also health, disclosures, claims and what is optional by law.
    """

    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.CASCADE, related_name="assistants"
    )
    user = models.ForeignKey("team.User", models.PROTECT, related_name="+")
    sees_private = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["practitioner", "user"],
                condition=Q(ended_at=None),
                name="assistant_once",
            )
        ]


class Signature(models.Model):
    """One act of signing: who, when, in what words, over which exact content.

    ``record`` is the JSON text of all that and ``seal`` the office's own signature over its bytes.
    ``content`` is the stored content whose fingerprint the record names, ``copy`` the page for
    people. Rows are never changed but by voiding.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="signatures")
    signer = models.ForeignKey("team.User", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    signed_at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    record = models.TextField()
    seal = models.CharField(max_length=128)
    content = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    copy = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, blank=True, related_name="+"
    )
    voided_at = models.DateTimeField(null=True, blank=True)
    voided_by = models.CharField(max_length=120, blank=True)
    voided_why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-signed_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(voided_at=None), name="one_standing_signature"
            )
        ]


class Correction(models.Model):
    """A practitioner says that what a source said of them is wrong; the office answers."""

    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.CASCADE, related_name="corrections"
    )
    verification = models.ForeignKey(
        "practitioners.Verification", models.CASCADE, related_name="corrections"
    )
    words = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=120)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]

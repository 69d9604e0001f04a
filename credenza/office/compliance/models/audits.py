"""Audits by sampling: what was drawn, how each file was scored, and what followed."""

from django.db import models


class Audit(models.Model):
    """One audit of one facility's files, or of those that a delegate credentialed.

    ``sheet`` and ``method`` are keys of the audit packs. The files decided from ``since`` to
    ``until`` were drawn from by ``seed``; ``population`` says how many of each group there were.
    ``delegate`` names the organisation that credentials for the office, where it is its audit.
    ``follows`` is the audit whose corrective action this one tests.
    """

    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    sheet = models.CharField(max_length=40)
    method = models.CharField(max_length=40)
    seed = models.CharField(max_length=60)
    since = models.DateField()
    until = models.DateField()
    population = models.JSONField(default=dict)
    delegate = models.CharField(max_length=160, blank=True)
    follows = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    drawn_at = models.DateTimeField()
    drawn_by = models.CharField(max_length=120)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.CharField(max_length=120, blank=True)
    conclusion = models.TextField(blank=True)

    class Meta:
        ordering = ["-drawn_at", "-id"]
        indexes = [models.Index(fields=["facility", "closed_on"], name="audit_by_state")]

    def __str__(self) -> str:
        return self.title


class AuditFile(models.Model):
    """A file of the sample: its group and its place in it. An alternate stands by until a file
    before it is set aside, for ``set_aside_why``.
    """

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="files")
    practitioner = models.ForeignKey("practitioners.Practitioner", models.PROTECT, related_name="+")
    group = models.CharField(max_length=12)
    place = models.PositiveSmallIntegerField()
    alternate = models.BooleanField(default=False)
    decided_on = models.DateField()
    set_aside_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["audit", "group", "place"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "group", "place"], name="audit_place_once"),
            models.UniqueConstraint(fields=["audit", "practitioner"], name="audit_file_once"),
        ]


class AuditAnswer(models.Model):
    """How one element of the score sheet stands in one file: "yes", "no" or "na"."""

    file = models.ForeignKey(AuditFile, models.CASCADE, related_name="answers")
    element = models.CharField(max_length=40)
    answer = models.CharField(max_length=4)
    words = models.CharField(max_length=400, blank=True)
    by = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        ordering = ["file", "id"]
        constraints = [
            models.UniqueConstraint(fields=["file", "element"], name="audit_answer_once")
        ]


class AuditFinding(models.Model):
    """An element that fell short when an audit was closed, and its corrective action: what is
    done, by whom and until when.
    """

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="findings")
    element = models.CharField(max_length=40)
    group = models.CharField(max_length=12)
    passed = models.PositiveSmallIntegerField()
    failed = models.PositiveSmallIntegerField()
    plan = models.TextField(blank=True)
    owner = models.ForeignKey("team.User", models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.CharField(max_length=120, blank=True)
    done_words = models.TextField(blank=True)

    class Meta:
        ordering = ["audit", "id"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "element", "group"], name="audit_finding_once")
        ]

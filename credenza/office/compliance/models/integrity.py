"""Signs that documentation was not honest, what people found of them, and the yearly look."""

from django.db import models


class IntegritySign(models.Model):
    """Something in the ledger to look at. ``key`` names it for good, so that it is found once.

    ``file`` is the practitioner whose file it is in: not in that file's history, which its own
    editors read. ``ruling`` is empty, "justified" or "unjustified", with who said so and why.
    """

    key = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=20)
    act = models.BigIntegerField()
    file = models.ForeignKey("practitioners.Practitioner", models.CASCADE, related_name="+")
    actor = models.BigIntegerField()
    name = models.CharField(max_length=120)
    done_at = models.DateTimeField()
    words = models.TextField()
    found_at = models.DateTimeField()
    ruling = models.CharField(max_length=12, blank=True)
    reason = models.TextField(blank=True)
    ruled_by = models.CharField(max_length=120, blank=True)
    ruled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-done_at", "-id"]
        indexes = [
            models.Index(fields=["ruling", "kind", "-done_at"], name="integrity_sign_open"),
            models.Index(fields=["file", "-done_at"], name="integrity_sign_by_file"),
        ]


class IntegrityAudit(models.Model):
    """The yearly look of one facility: what was drawn by ``seed``, what it showed, what follows.

    ``sample`` lists the practitioners drawn, ``counts`` the signs among their files by ruling.
    """

    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    method = models.CharField(max_length=40)
    seed = models.CharField(max_length=60)
    sample = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    conclusion = models.TextField()
    follow_up = models.TextField(blank=True)
    held_on = models.DateField()
    held_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["-held_on", "-id"]


class IntegrityTraining(models.Model):
    """That a colleague was taught how files are honestly kept, which is asked for every year."""

    user = models.ForeignKey("team.User", models.PROTECT, related_name="+")
    subject = models.CharField(max_length=160)
    taught_on = models.DateField()
    recorded_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["-taught_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "taught_on"], name="integrity_training_once")
        ]

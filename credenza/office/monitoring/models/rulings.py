"""What people say of matches, and what follows where it is the one who is listed."""

from django.db import models


class Ruling(models.Model):
    """One person's word on a match, and what it stands on.

    It counts for all matches of the practitioner with that ``act``. ``says`` is "same",
    "different" or "unsure". ``evidence`` names what was looked at, each as {"kind", "words"} and
    maybe "document". A ruling "waits" for a second person, "stands", was "replaced" by a later
    one, or has "fallen" because what it stood on changed (``fell_why``). ``theirs_marks`` holds
    the marks of the entries that were there, by "list entry"; ``stood_on_sealed`` keeps both
    sides, so that it can be told what changed.
    """

    match = models.ForeignKey("monitoring.Match", models.CASCADE, related_name="rulings")
    practitioner = models.ForeignKey("practitioners.Practitioner", models.CASCADE, related_name="+")
    act = models.CharField(max_length=200)
    says = models.CharField(max_length=10)
    reason = models.TextField()
    evidence = models.JSONField(default=list)
    state = models.CharField(max_length=10)
    ours_mark = models.CharField(max_length=64)
    theirs_marks = models.JSONField()
    stood_on_sealed = models.TextField()
    ruled_at = models.DateTimeField()
    ruled_by = models.CharField(max_length=120)
    ruler = models.ForeignKey("team.User", models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.CharField(max_length=120, blank=True)
    agreer = models.ForeignKey("team.User", models.PROTECT, null=True, related_name="+")
    fell_at = models.DateTimeField(null=True, blank=True)
    fell_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-ruled_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["practitioner", "act"],
                condition=models.Q(state__in=["waits", "stands"]),
                name="one_ruling_in_force",
            )
        ]


class Duty(models.Model):
    """What must be done because a practitioner is the one on a list: a task with its ground.

    ``kind`` is a key of the pack of duties. One for a match at each facility; ``state`` is
    "open", "done", or "lifted" (it does not follow, or the ruling fell).
    """

    match = models.ForeignKey("monitoring.Match", models.CASCADE, related_name="duties")
    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.CASCADE, related_name="duties"
    )
    facility = models.ForeignKey("team.Facility", models.PROTECT, related_name="+")
    ruling = models.ForeignKey(Ruling, models.PROTECT, related_name="duties")
    kind = models.CharField(max_length=30)
    due_on = models.DateField()
    state = models.CharField(max_length=10, default="open")
    opened_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["ruling", "facility", "kind"], name="duty_once")
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="duty_by_state")]

"""Screenings: what was searched, what was alike, and who was found on no list."""

import uuid

from django.db import models


class Run(models.Model):
    """One screening of people against lists. Written when it was done, never changed.

    ``number`` counts runs and is taken by one alone, so that two that were begun on the same
    state cannot both be written. ``on`` is the day at the office, ``seconds`` how long it took;
    ``looked_at`` counts the people compared with every entry, the others were with what is new;
    ``opened``, ``fallen`` and ``gone`` count acts, ``cleared`` people; it ``remembers`` as what
    people were compared, unless a list was left out;
    ``everybody`` tells that afterwards the whole staff stood compared with the lists named in
    ``searched``. ``edition`` is the fingerprint of the names and weights that compared.
    """

    number = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=10)
    everybody = models.BooleanField()
    at = models.DateTimeField()
    on = models.DateField()
    by = models.CharField(max_length=120)
    seconds = models.FloatField()
    edition = models.CharField(max_length=64)
    practitioners = models.PositiveIntegerField()
    looked_at = models.PositiveIntegerField()
    opened = models.PositiveIntegerField(default=0)
    fallen = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    cleared = models.PositiveIntegerField(default=0)
    remembers = models.BooleanField(default=False)

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"Screening {self.number}"


class Searched(models.Model):
    """One list in a run: which copy, and how much of it was compared.

    ``new`` counts the entries that were new or changed since the run before, ``found`` the pairs
    that were alike among what was compared. ``trouble`` says why the list could not be searched,
    ``stale`` why nobody is cleared by it though it was; ``clears`` that neither is so.
    """

    run = models.ForeignKey(Run, models.CASCADE, related_name="searched")
    source = models.CharField(max_length=30)
    sha256 = models.CharField(max_length=64, blank=True)
    published_on = models.DateField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    entries = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    clears = models.BooleanField(default=False)
    trouble = models.TextField(blank=True)
    stale = models.TextField(blank=True)

    class Meta:
        ordering = ["run", "source"]
        constraints = [models.UniqueConstraint(fields=["run", "source"], name="searched_once")]


class Match(models.Model):
    """One practitioner and one entry of a list that may be the same person.

    ``act`` is equal on two lists for one federal act; of several matches of a practitioner with
    one act the others are ``beside`` the first, and what is ruled on it counts for them.
    ``entry`` is the list's side as it was printed, in the list's own columns.
    ``evidence_sealed`` holds the words for and against and the practitioner's side, which tell
    the birth date. ``ours_mark`` and ``theirs_mark`` are keyed fingerprints of what each side
    says: a ruling stands while both hold. ``why`` says what brought it into its state, where
    that was no ruling. ``answered_on`` is the last day on which the checks of the file were
    answered by it, the practitioner being the one.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.CASCADE, related_name="matches"
    )
    source = models.CharField(max_length=30)
    entry_id = models.CharField(max_length=80)
    act = models.CharField(max_length=200)
    beside = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="others"
    )
    entry = models.JSONField()
    score = models.FloatField()
    band = models.CharField(max_length=30)
    evidence_sealed = models.TextField()
    ours_mark = models.CharField(max_length=64)
    theirs_mark = models.CharField(max_length=64)
    state = models.CharField(max_length=10)
    why = models.CharField(max_length=300, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    opened_in = models.ForeignKey(Run, models.PROTECT, related_name="+")
    changed_in = models.ForeignKey(Run, models.PROTECT, related_name="changes")

    class Meta:
        ordering = ["-score", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["practitioner", "source", "entry_id"], name="match_once"
            )
        ]
        indexes = [
            models.Index(fields=["state", "-score"], name="match_by_state"),
            models.Index(fields=["source", "entry_id"], name="match_by_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.practitioner_id} and {self.source} {self.entry_id}"


class Clearance(models.Model):
    """That a practitioner was found on none of ``lists`` in a calendar month, and by which run.

    ``month`` is its first day. ``digest`` is the keyed fingerprint of who was searched for, as
    the file said it, in which copies: a copy of the list and of the file can be checked by it.
    ``after`` is the ruling without which it would not have been written.
    """

    practitioner = models.ForeignKey(
        "practitioners.Practitioner", models.CASCADE, related_name="clearances"
    )
    run = models.ForeignKey(Run, models.PROTECT, related_name="clearances")
    month = models.DateField()
    on = models.DateField()
    lists = models.JSONField()
    digest = models.CharField(max_length=64)
    after = models.ForeignKey(
        "monitoring.Ruling", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-month", "-id"]
        indexes = [models.Index(fields=["month", "practitioner"], name="clearance_by_month")]


class Screened(models.Model):
    """The mark of a practitioner's side as it was last compared with all lists, and by which
    edition of names and weights.

    Derived from the files; can be emptied, and then the next run compares everybody.
    """

    practitioner = models.OneToOneField(
        "practitioners.Practitioner", models.CASCADE, primary_key=True
    )
    mark = models.CharField(max_length=64)
    edition = models.CharField(max_length=64)

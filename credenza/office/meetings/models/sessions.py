"""A meeting as it was held: who was there, who left for which item, what was moved and voted."""

from django.db import models
from django.db.models import Q

from credenza.office.meetings.models.agenda import AgendaItem
from credenza.office.meetings.models.committees import Seat
from credenza.office.meetings.models.meetings import Meeting


class Session(models.Model):
    """A meeting that was called to order.

    ``item`` is before the body now, ``presiding`` who has the chair. ``pulse`` rises with every
    act, so that pages know whether something happened; the row is held during each act, so that
    one act follows another.
    """

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="session")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="+")
    presiding = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+")
    pulse = models.PositiveIntegerField(default=0)


class Attendance(models.Model):
    """A stretch of time in which somebody was there: the holder of a seat, or a guest by name.

    ``how`` is "room" or "remote".
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    guest = models.CharField(max_length=120, blank=True)
    how = models.CharField(max_length=8, default="room")
    arrived_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["arrived_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat"],
                condition=Q(left_at=None),
                name="attendance_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(seat__isnull=False, guest="") | Q(seat=None) & ~Q(guest=""),
                name="attendance_of_a_seat_or_a_guest",
            ),
        ]

    def __str__(self) -> str:
        return self.guest or str(self.seat)


class Discussion(models.Model):
    """A stretch of time in which an item was before the body."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="discussions")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["began_at", "id"]


class Disclosure(models.Model):
    """A conflict that the holder of a seat declared for good: it counts at every item about that
    practitioner until it ends. ``kind`` is one of ``core.committees.conflicts``.
    """

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="disclosures")
    practitioner = models.ForeignKey("practitioners.Practitioner", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    words = models.CharField(max_length=300, blank=True)
    made_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["made_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "practitioner"],
                condition=Q(ended_on=None),
                name="disclosure_once_at_a_time",
            )
        ]


class Recusal(models.Model):
    """That the holder of a seat takes no part in an item.

    ``kind`` is one of ``core.committees.conflicts``; ``found``: from the files, not declared.
    ``lifted_at`` with its reason where it was taken back.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="recusals")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="recusals")
    kind = models.CharField(max_length=12)
    words = models.CharField(max_length=300, blank=True)
    found = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.CharField(max_length=120, blank=True)
    lifted_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "seat"], condition=Q(lifted_at=None), name="recused_once"
            )
        ]


class Motion(models.Model):
    """A motion, from its mover to how it came out.

    ``kind``, ``state`` and ``method`` are keys of ``core.committees.motions``. ``item`` is empty
    for business of its own; ``covers`` are the items of the consent agenda that it decides. ``on``
    is the motion it bears on. ``choice`` is how it would decide the item's matter, a key of the
    matter's choices. ``closes_at`` ends a vote between meetings; ``ballot_asked``: a
    member asked that it be secret. The counts, ``quorum`` and ``result`` are written when the vote
    closes.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="motions")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="motions"
    )
    covers = models.ManyToManyField(AgendaItem, blank=True, related_name="consent_motions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    on = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=12)
    text = models.TextField()
    choice = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    mover = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    seconder = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+")
    method = models.CharField(max_length=8, blank=True)
    ballot_asked = models.BooleanField(default=False)
    moved_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    yes = models.PositiveSmallIntegerField(default=0)
    no = models.PositiveSmallIntegerField(default=0)
    abstained = models.PositiveSmallIntegerField(default=0)
    recused = models.PositiveSmallIntegerField(default=0)
    present = models.PositiveSmallIntegerField(default=0)
    quorum = models.CharField(max_length=300, blank=True)
    result = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="motion_number_once")
        ]

    def __str__(self) -> str:
        return self.text


class Vote(models.Model):
    """That a seat's vote was cast: ``place`` is the seat whose vote it is, ``seat`` who cast it.

    ``choice`` is empty in a secret ballot, whose papers lie in the urn.
    """

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="votes")
    place = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    choice = models.CharField(max_length=8, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        ordering = ["motion", "id"]
        constraints = [
            models.UniqueConstraint(fields=["motion", "place"], name="one_seat_one_vote"),
            models.UniqueConstraint(fields=["motion", "seat"], name="one_person_one_vote"),
        ]


class Urn(models.Model):
    """How many papers of a kind lie in the urn of a secret ballot.

    Counts alone, and not followed by the ledger: nothing here tells who put a paper in, or when.
    Votes say who voted; the vote is counted only while both agree in number.
    """

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="urns")
    choice = models.CharField(max_length=8)
    papers = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["motion", "choice"]
        constraints = [
            models.UniqueConstraint(fields=["motion", "choice"], name="one_urn_for_a_choice")
        ]


class Decision(models.Model):
    """What a carried motion decided about an item: once for each, which the database holds.

    The counts are those of this item, which on the consent agenda differ by who was recused.
    """

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="decision")
    motion = models.ForeignKey(Motion, models.PROTECT, related_name="decisions")
    choice = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    yes = models.PositiveSmallIntegerField()
    no = models.PositiveSmallIntegerField()
    abstained = models.PositiveSmallIntegerField()
    recused = models.JSONField(default=list, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

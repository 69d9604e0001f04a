"""The office's own people and places: facilities, departments, committees, users and roles."""

from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac


class Facility(models.Model):
    """A place with its own medical staff or roster."""

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    city = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=2)
    zone = models.CharField(max_length=40, default="America/New_York")
    bodies = models.JSONField(default=list)
    opened_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="facility_name_once")]

    def __str__(self) -> str:
        return self.short_name


class Department(models.Model):
    """A department of one facility's staff, or a section of a department."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="departments")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    name = models.CharField(max_length=120)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint("facility", Lower("name"), name="department_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class Committee(models.Model):
    """A body that recommends or decides."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="committees")
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Bylaw(models.Model):
    """A limit that a facility's own bylaws set, stricter than the rules it is subject to."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="bylaws")
    requirement = models.CharField(max_length=60)
    limit = models.PositiveIntegerField()
    citation = models.CharField(max_length=200)
    effective_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["requirement", "-effective_on"]


class Edition(models.Model):
    """A new edition of a pack of standards that the office received: its text, as it came.

    ``fingerprint`` is the SHA-256 of the text; ``pack`` the key of the pack it replaces.
    """

    pack = models.CharField(max_length=40)
    edition = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["-received_at", "-id"]

    def __str__(self) -> str:
        return f"{self.pack} {self.edition}"


class Adoption(models.Model):
    """A facility's adoption of an edition, from a day."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="adoptions")
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="adoptions")
    from_on = models.DateField()
    adopted_by = models.CharField(max_length=120)
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["from_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "facility"], name="edition_adopted_once")
        ]


class Setting(models.Model):
    """One of the office's own choices, such as its schedule of notices."""

    key = models.CharField(max_length=60, primary_key=True)
    value = models.JSONField()


class UserManager(BaseUserManager):
    """Makes users; e-mail addresses are compared without regard to case."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """A person who signs in. Every session carries ``generation``; raising it ends them all."""

    # The ledger keeps each signing-in; a column here would only be a second history.
    last_login = None
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    generation = models.PositiveIntegerField(default=0)
    joined_at = models.DateTimeField(auto_now_add=True)
    # No foreign key: people's files are a room above this one.
    practitioner_id = models.BigIntegerField(null=True, blank=True, unique=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def check_password(self, raw_password: str) -> bool:
        """As Django's, without hashing anew: that is a change, and needs an act."""
        return check_password(raw_password, self.password)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        value = f"{self.generation}:{self.password}"
        return salted_hmac(
            "team.User.session", value, secret=secret, algorithm="sha256"
        ).hexdigest()


class RoleGrant(models.Model):
    """A role that a user holds at one facility, or at every one; until ``ends_at``, if that is
    set, and not a moment longer.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20)
    facility = models.ForeignKey(Facility, models.CASCADE, null=True, blank=True)
    department = models.ForeignKey(Department, models.SET_NULL, null=True, blank=True)
    committee = models.ForeignKey(Committee, models.SET_NULL, null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["role"]

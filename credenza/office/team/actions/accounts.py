"""What people do to their own account."""

from datetime import datetime

from django.contrib.auth.hashers import make_password

from credenza.core.permissions import Actor
from credenza.office.ledger.actions import act
from credenza.office.team.models import User


@act("account:rename")
def rename(*, user: User, name: str, by: Actor, at: datetime, reason: str = "") -> None:
    """Change the name under which a person acts; earlier entries keep the earlier name."""
    user.name = name
    user.save(update_fields=["name"])


@act("account:password")
def change_password(
    *, user: User, password: str, by: Actor, at: datetime, reason: str = ""
) -> None:
    """Set a password that its owner chose; every other session of theirs ends."""
    user.set_password(password)
    user.save(update_fields=["password"])


@act("account:share-password")
def share_password(
    *, users: list[User], password: str, by: Actor, at: datetime, reason: str = ""
) -> None:
    """Give people who do not exist one password, which everybody is told; hashed once."""
    ids = [user.pk for user in users]
    User.objects.filter(pk__in=ids).update(password=make_password(password))


@act("account:rehash")
def hash_again(*, user: User, password: str, by: Actor, at: datetime, reason: str = "") -> None:
    """Store the same password by the present way of hashing."""
    user.set_password(password)
    user.save(update_fields=["password"])

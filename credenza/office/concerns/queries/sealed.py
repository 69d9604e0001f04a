"""What was told, opened and sealed: each text is bound to its row and column.

Whoever calls this has asked the wall first.
"""

from uuid import UUID

from django.conf import settings


def sealed(text: str, table: str, uid: UUID, column: str) -> str:
    """``text`` as it is stored in ``column`` of that row."""
    return settings.VAULT.seal(text.strip(), table, str(uid), column)


def told(text: str, table: str, uid: UUID, column: str) -> str:
    """The text again. Raises Unsealable where it was altered or moved."""
    return settings.VAULT.unseal(text, table, str(uid), column)

"""How often one network address may do what needs no account."""

from django.core.cache import cache
from django.http import HttpRequest

from credenza.office.ledger.middleware import address


def too_often(request: HttpRequest, what: str, *, times: int, seconds: int) -> bool:
    """Count this doing of ``what``; whether its address did it more than ``times`` in ``seconds``.

    The seconds begin with the first.
    """
    return counted(f"{what}:{address(request)}", seconds) > times


def counted(key: str, seconds: int) -> int:
    """Count one more under ``key``; how many since the first, which is forgotten after
    ``seconds``.
    """
    if cache.add(key, 1, seconds):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # its time has just ended
        return 1

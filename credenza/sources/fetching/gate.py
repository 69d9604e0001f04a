"""Which addresses may be asked, and the one machine that is asked then.

Addresses are typed into a page, and servers send on to others: none may lead to a machine of
the office's own network. A name is looked up once; the machine it named is the one that is
asked, so that another answer a moment later changes nothing.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import httpx

from credenza.sources.base import SourceError
from credenza.sources.fetching.patience import TryAgain

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_PORTS = {"https": 443, "http": 80}


class Forbidden(SourceError):
    """An address that is not asked, whoever wants it."""


@dataclass(frozen=True, slots=True)
class Target:
    """The machine to ask: ``url`` names it by number, ``host`` and ``name`` as it was named."""

    url: httpx.URL
    host: str
    name: str


def looked_up(name: str, port: int) -> list[str]:
    """The numbers of a machine by its name. Raises OSError."""
    return [info[4][0] for info in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets through HTTPS addresses of public machines at the usual port.

    ``private`` lets through HTTP, other ports and machines of private networks too: for an
    office whose lists lie on a server of its own.
    """

    private: bool = False
    look_up: Callable[[str, int], Iterable[str]] = looked_up

    def target(self, address: str) -> Target:
        """The machine that an address leads to.

        Raises Forbidden where it may not be asked, TryAgain where its name is not known.
        """
        url = checked(address, private=self.private)
        numbers = self._numbers(url)
        for number in numbers:
            if not (self.private or is_public(number)):
                raise Forbidden(
                    f"{url.host} is {number}, no machine of the public internet: it is not "
                    "asked. Type the publisher's own address."
                )
        first = min(numbers, key=lambda number: number.version)
        host = url.netloc.decode("ascii")
        return Target(url.copy_with(host=str(first)), host, url.host)

    def _numbers(self, url: httpx.URL) -> list[IP]:
        try:
            found = self.look_up(url.host, url.port or _PORTS[url.scheme])
            numbers = [ipaddress.ip_address(one) for one in found]
        except (OSError, UnicodeError):
            numbers = []
        if not numbers:
            raise TryAgain(f"no machine is known as {url.host}")
        return numbers


def checked(address: str, *, private: bool = False) -> httpx.URL:
    """An address that may be asked as far as its wording tells.

    Raises Forbidden naming what is wrong with it.
    """
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError):
        raise Forbidden(f"“{address[:100]}” is not an address.") from None
    if url.scheme not in (_PORTS if private else ("https",)) or not url.host:
        raise Forbidden(f"“{address[:100]}” does not begin with https://.")
    if url.userinfo:
        raise Forbidden("An address must not hold a name or a password.")
    if url.port is not None and not private:
        raise Forbidden(f"{url.host} is not asked at port {url.port}, but at the usual one.")
    return url


def is_public(number: IP) -> bool:
    """Whether an address is of the public internet, an IPv4 address inside one included."""
    if isinstance(number, ipaddress.IPv6Address):
        within = number.ipv4_mapped or number.sixtofour
        if number in _NAT64:
            within = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
        if number.teredo or (within and not is_public(within)):
            return False
    return number.is_global and not number.is_multicast

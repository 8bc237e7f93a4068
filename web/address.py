"""Where the web section lives, who is asking, and whether a request is meant for us. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

Number = IPv4Address | IPv6Address
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Address:
    """`trusted_proxies`: addresses or networks; `widget_origins`: sites that may frame us."""

    host: str
    port: int
    public_url: str = ""
    trusted_proxies: tuple[str, ...] = ()
    widget_origins: tuple[str, ...] = ()

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")

    def url(self) -> str:
        """What people type, without a slash at the end."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"

    def typed(self) -> str:
        """The same as it is read on paper: browsers know the beginning themselves."""
        return self.url().removeprefix("https://").removeprefix("http://")

    def is_ours(self, host: str) -> bool:
        """Is this Host header one of our names? A bare IP address is, until PUBLIC_URL is set:
        a page of another site cannot make a browser send one."""
        name = _name(host)
        named = {_name(urlsplit(self.public_url).netloc), self.host.lower(), *LOCAL} - {""}
        return name in named or (not self.public_url and _is_number(name))

    def is_our_origin(self, origin: str, host: str) -> bool:
        """`host` is the Host header, known to be ours."""
        told = urlsplit(self.public_url)
        return origin in {f"{told.scheme}://{told.netloc}", f"http://{host}", f"https://{host}"}

    def client(self, peer: str, forwarded: str) -> str:
        """Who is asking: the rightmost hop of X-Forwarded-For that is no proxy of ours."""
        hops = [peer, *(hop.strip() for hop in reversed(forwarded.split(",")) if hop.strip())]
        return next((hop for hop in hops if not self._is_proxy(hop)), hops[-1])

    def _is_proxy(self, hop: str) -> bool:
        if not self.trusted_proxies or (told := _number(hop)) is None:
            return False
        return any(told in ip_network(one, False) for one in self.trusted_proxies)


def household(client: str) -> str:
    """Whoever has one IPv6 address has its whole /64, and is one for a budget.

    >>> household("2001:db8::1"), household("::ffff:192.0.2.1"), household("192.0.2.1")
    ('2001:db8::/64', '192.0.2.1', '192.0.2.1')
    """
    return _household(client, _number(client))


def abroad(client: str) -> str:
    """The household of whoever comes from elsewhere; "" for this very machine.

    >>> abroad("127.0.0.1"), abroad("::1"), abroad("192.0.2.1"), abroad("unknown")
    ('', '', '192.0.2.1', 'unknown')
    """
    told = _number(client)
    return "" if told is not None and told.is_loopback else _household(client, told)


def network(household: str) -> str:
    """What is rented in one piece: a /24 of IPv4, a /48 of IPv6.

    >>> network("192.0.2.1"), network("2001:db8::/64"), network("unknown")
    ('192.0.2.0/24', '2001:db8::/48', 'unknown')
    """
    bare = household.partition("/")[0]
    if not _is_number(bare):
        return household
    return str(ip_network((bare, 24 if ip_address(bare).version == 4 else 48), strict=False))


def is_local(client: str) -> bool:
    told = _number(client)
    return told is not None and told.is_loopback


def _name(host: str) -> str:
    """Without port, lower case; "" for what is no host.

    >>> _name("Town.Example.:8080"), _name("[::1]:80"), _name("a b@c")
    ('town.example', '::1', '')
    """
    try:
        told = urlsplit(f"//{host}")
    except ValueError:
        return ""
    clean = told.netloc == host and "@" not in host
    return (told.hostname or "").rstrip(".") if clean else ""


def _household(client: str, told: Number | None) -> str:
    if not isinstance(told, IPv6Address) or told.is_loopback:
        return client
    return str(told.ipv4_mapped or ip_network((int(told), 64), strict=False))


def _is_number(name: str) -> bool:
    return _number(name) is not None


def _number(name: str) -> Number | None:
    try:
        return ip_address(name)
    except ValueError:
        return None

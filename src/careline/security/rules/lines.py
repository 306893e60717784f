"""Which addresses are one line's: whoever has one of them has them all, so that a bound holds for all together."""

from ipaddress import IPv4Address, ip_address, ip_network

LINE = 64
"""Bits of an IPv6 address that say which line it is; as many say which of its addresses (RFC 4291, section 2.5.1)."""


def line_of(address: str) -> tuple[str, str]:
    """Return the first and last address that count as one with this one: of IPv6 the /64, of IPv4 itself.

    A bound that each of somebody's 2⁶⁴ addresses has for itself is none. An IPv4 address in the spelling of IPv6 is
    still one of many people's.
    """
    one = ip_address(address)
    if isinstance(one, IPv4Address) or one.ipv4_mapped:
        return address, address
    line = ip_network((int(one) >> LINE << LINE, LINE))
    return str(line[0]), str(line[-1])


def same_line(address: str) -> dict[str, str | tuple[str, str]]:
    """Return what rows must fit to be of the same line; a single address is asked for as such, for its index's sake."""
    first, last = line_of(address)
    return {"address": address} if first == last else {"address__range": (first, last)}

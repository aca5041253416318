"""Loaded by every Python that the tests start: whatever reaches for the network fails at once."""

import sys


def _is_here(address: object) -> bool:
    """Whether an address is of this machine: a file, a loopback address, or nothing yet."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    return host in ("", "localhost", "0.0.0.0", "::", "::1") or host.startswith(("127.", "::ffff:127."))


def guard(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook that allows no address but this machine's."""
    if event in ("socket.connect", "socket.sendto", "socket.bind") and not _is_here(arguments[1]):
        raise RuntimeError(f"the network was reached for: {event} {arguments[1]}")
    if event in ("socket.getaddrinfo", "socket.gethostbyname") and not _is_here((arguments[0],)):
        raise RuntimeError(f"a name was looked up: {arguments[0]}")


sys.addaudithook(guard)

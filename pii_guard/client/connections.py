"""Connections to one sidecar: to the address that was given and nowhere else, whatever the environment says."""

import ssl

from pii_guard.sentences import host as say

try:
    import httpx
except ImportError as error:
    raise ImportError(say.NOT_INSTALLED(name="httpx", package="'pii-guard[client]'")) from error

_LONGEST_WAIT = 5  # digits of seconds in a Retry-After that is taken for one


def connections(url: str, key: str | None, seconds: float, tls: ssl.SSLContext | None) -> httpx.AsyncClient:
    """Connections to http://…, https://… or unix:/path/to/socket, with a bearer key and a time-out.

    Proxies of the environment are not used and redirects not followed. Raises ValueError for an address that is none,
    without repeating it: it may hold a password.
    """
    if not url.startswith(("http://", "https://", "unix:/")):
        raise ValueError(say.ADDRESS)
    uds = url.removeprefix("unix:") if url.startswith("unix:") else None
    headers = {"content-type": "application/json", "accept-encoding": "identity"}
    return httpx.AsyncClient(
        base_url="http://localhost" if uds else url,
        headers=headers | ({"authorization": f"Bearer {key}"} if key else {}),
        transport=httpx.AsyncHTTPTransport(uds=uds, verify=tls or True, trust_env=False),
        timeout=seconds,
        trust_env=False,
    )


def retry_after(answer: httpx.Response) -> float | None:
    """The seconds after which to ask again, 0 unless it says; None for a date, never within a chat's patience."""
    said = answer.headers.get("retry-after", "0")
    return float(said) if said.isascii() and said.isdigit() and len(said) <= _LONGEST_WAIT else None

"""The event loop of a serving process: ends a TLS handshake that does not come on.

uvicorn sees a connection only behind its handshake, for which the loop would wait a minute.
"""

import asyncio
import sys
from typing import Any

if sys.platform == "win32":
    from asyncio import ProactorEventLoop as _Loop
else:
    from uvloop import Loop as _Loop

HANDSHAKE_SECONDS = 5.0
GOODBYE_SECONDS = 2.0  # in which the other side says that it has understood the end


class Loop(_Loop):
    """As everywhere, but for the patience of its TLS servers."""

    async def create_server(self, *args: Any, **options: Any) -> asyncio.AbstractServer:  # type: ignore[override]
        """A listening server. uvicorn gives all options by name, and no times."""
        if options.get("ssl") is not None:
            options.update(ssl_handshake_timeout=HANDSHAKE_SECONDS, ssl_shutdown_timeout=GOODBYE_SECONDS)
        return await super().create_server(*args, **options)

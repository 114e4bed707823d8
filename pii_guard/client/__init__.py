"""A client of the sidecar that fails closed: trouble of any kind is a block with a code, never an exception.

Only a topic, channel or direction that the policy does not know raises: RequestError, at once.

client = Client("http://127.0.0.1:8787")        # or Client("unix:/run/pii-guard.sock"); extra [client]
decision = client.check("제 번호는 010-1234-5678이에요")

decision.code   what happened
UNAVAILABLE     nobody listens, the connection broke, or the sidecar failed (5xx)
BUSY            it asked to come back later (503, 429), and there was no time left to do so
DEADLINE        the time budget is used up
REFUSED         it does not take this request: key, size, address (3xx, 4xx)
UNREADABLE      it answered something that is no decision, or one that contradicts itself
"""

from pii_guard.client.asynchronous import AsyncClient as AsyncClient
from pii_guard.client.blocking import Client as Client

__all__ = ["AsyncClient", "Client"]

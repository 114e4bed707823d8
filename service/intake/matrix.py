"""Events in a room of a Matrix server, as an application service: https://spec.matrix.org/latest/application-service-api.

The transaction of each request is named after its event, so that a repetition makes no second one. What is retracted
is redacted there, and the new text is sent. A server keeps redacted text in its database: so hold first.
"""

from typing import Any
from urllib.parse import quote

import orjson

from .outbox import Claimed, Outcome
from .sending import Said, Sender

ABOUT = "kr.pii_guard"  # member and event type of our own, as the specification wants it named


async def deliver(sender: Sender, claimed: Claimed, token: str) -> Outcome:
    """Redact what it takes back, then send what there is to read."""
    for count, earlier in enumerate(claimed.earlier):
        path = f"redact/{quote(earlier, safe='')}/{claimed.event}-{count}"
        said = await _put(sender, claimed, token, path, {})
        if isinstance(said, Outcome):
            return said
    kind, content = _content(claimed.document)
    if kind is None:
        return Outcome()
    said = await _put(sender, claimed, token, f"send/{kind}/{claimed.event}", content)
    if isinstance(said, Outcome):
        return said
    receipt = said.document.get("event_id") if isinstance(said.document, dict) else None
    return Outcome((receipt,) if isinstance(receipt, str) else ())


def _content(document: dict[str, Any]) -> tuple[str | None, dict[str, Any]]:
    message = document.get("message")
    about = {key: value for key, value in document.items() if key not in ("message", "receipts")}
    if document["type"] == "conversation.erased":
        return None, {}
    if message is None:
        return f"{ABOUT}.event", about
    if message["text"] is None:
        return None, {}
    told = {key: message[key] for key in ("message_id", "sequence", "revision", "direction", "officer", "reply_to")}
    return "m.room.message", {"msgtype": "m.text", "body": message["text"], ABOUT: {**about, **told}}


async def _put(sender: Sender, claimed: Claimed, token: str, path: str, content: Any) -> Said | Outcome:
    room = quote(claimed.upstream.room, safe="")
    url = f"{claimed.upstream.url.rstrip('/')}/_matrix/client/v3/rooms/{room}/{path}"
    headers = {"content-type": "application/json", "authorization": f"Bearer {token}"}
    return await sender.send("PUT", url, headers, orjson.dumps(content), claimed.upstream.timeout)

"""Events as signed webhooks (https://www.standardwebhooks.com): a desk knows who sent them, and drops a repetition."""

from datetime import UTC, datetime
from functools import lru_cache

import orjson
from standardwebhooks import Webhook

from .outbox import Claimed, Outcome
from .sending import Sender


async def deliver(sender: Sender, claimed: Claimed, secret: str) -> Outcome:
    """POST the event. Its id is `webhook-id` and `Idempotency-Key`: the same one each time it is tried."""
    body = orjson.dumps(claimed.document)
    now = datetime.now(UTC)
    headers = {
        "content-type": "application/json",
        "webhook-id": claimed.event,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": _signing(secret).sign(claimed.event, now, body.decode()),
        "idempotency-key": claimed.event,
    }
    said = await sender.send("POST", claimed.upstream.url, headers, body, claimed.upstream.timeout)
    return said if isinstance(said, Outcome) else Outcome()


@lru_cache(maxsize=64)
def _signing(secret: str) -> Webhook:
    return Webhook(secret)


def is_secret(secret: str) -> bool:
    """Whether events can be signed with it: base64, with or without `whsec_` in front."""
    try:
        Webhook(secret).sign("evt", datetime.now(UTC), "")
    except Exception:  # noqa: BLE001 - the package raises what its base64 and its checks raise
        return False
    return True

"""A chat backend as small as one can be: what a resident wrote is stored only as the sidecar gave it back.

POST /messages {"text": "…"}     201 stored, 422 with the notice when it may not be stored
GET  /messages                   what is stored
"""

import os

from fastapi import FastAPI, Response
from pydantic import BaseModel

from pii_guard.client import Client

app = FastAPI(title="sample backend")
guard = Client(os.environ.get("PII_GUARD_URL", "unix:/run/pii-guard/guard.sock"))
stored: list[str] = []


class Message(BaseModel):
    """What a resident sends."""

    text: str


@app.post("/messages", status_code=201)
def receive(message: Message, response: Response) -> dict[str, str | None]:
    """Store the cleaned text; a sidecar that is down is a block like any other."""
    decision = guard.check(message.text, channel="website")
    if decision.text is None:
        response.status_code = 422
        return {"notice": decision.notice.ko if decision.notice else None}
    stored.append(decision.text)
    return {"stored": decision.text, "notice": decision.notice.ko if decision.notice else None}


@app.get("/messages")
def messages() -> list[str]:
    """Everything that was stored."""
    return stored

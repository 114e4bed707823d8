"""A client of the sidecar that fails closed: trouble of any kind is a block with a code, never an exception.

Only a topic, channel or direction that the policy does not know raises: RequestError, at once.

client = Client("http://127.0.0.1:8787")        # or Client("unix:/run/pii-guard.sock"); extra [client]
decision = client.check("제 번호는 010-1234-5678이에요")

consultation = client.conversation("room-7")     # its messages are read together
decision = consultation.check("6789예요", message_id="m2")

decision.code   what happened
UNAVAILABLE     nobody listens, the connection broke, or the sidecar failed (5xx)
BUSY            it asked to come back later (503, 429), and there was no time left to do so
DEADLINE        the time budget is used up
REFUSED         it does not take this request: key, size, address (3xx, 4xx)
UNREADABLE      it answered something that is no decision, or one that contradicts itself
"""

from pii_guard.client.asynchronous import AsyncClient as AsyncClient
from pii_guard.client.blocking import Client as Client
from pii_guard.client.intake import AsyncIntake as AsyncIntake
from pii_guard.client.intake_blocking import Intake as Intake
from pii_guard.client.posted import IntakeError as IntakeError
from pii_guard.client.posted import Posted as Posted
from pii_guard.client.posted import Retracted as Retracted
from pii_guard.client.wire import Event as Event

__all__ = ["AsyncClient", "AsyncIntake", "Client", "Event", "Intake", "IntakeError", "Posted", "Retracted"]

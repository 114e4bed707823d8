"""What a backend says of a message that it posts."""

from dataclasses import dataclass
from typing import Any

from pii_guard.model import Setting


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: the name of the key, the officer and the address that its holder vouches for."""

    who: str
    officer: str | None
    address: str


@dataclass(frozen=True, slots=True, repr=False)
class Attachment:
    """A file that came with a message; its content never comes here."""

    name: str
    media_type: str
    bytes: int

    def as_json(self) -> dict[str, Any]:
        """As it stands in answers and events."""
        return {"name": self.name, "media_type": self.media_type, "bytes": self.bytes}


@dataclass(frozen=True, slots=True, repr=False)
class Posted:
    """One message. `body` is the request as it came: its keyed HMAC tells a repetition from another message."""

    conversation: str
    key: str
    body: bytes
    text: str
    setting: Setting
    officer: str | None = None
    message_id: str | None = None
    edit_of: str | None = None
    reply_to: str | None = None
    attachments: tuple[Attachment, ...] = ()
    resident: str | None = None

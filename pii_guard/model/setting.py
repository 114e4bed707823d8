"""What is known of a message before it is read: what the caller says of it, and whose office reads it."""

from typing import Literal, NamedTuple

Direction = Literal["citizen", "officer", "bot"]


class Setting(NamedTuple):
    """The caller's word on a message: who writes it, about what, and where. Nothing that the message says."""

    direction: Direction = "citizen"
    topic: str | None = None
    channel: str | None = None


CITIZEN = Setting()  # of a caller that says nothing: a resident writes


class Office(NamedTuple):
    """All that a rule may know of the office whose messages it reads.

    `home` is its region ("전북 고창군"), in which a bare road, 읍 or 면 is certain; empty where the policy names none.
    """

    home: str = ""


ANY_OFFICE = Office()

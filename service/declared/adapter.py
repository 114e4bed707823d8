"""A channel's documents: where its text stands, and how it is told that a message was stopped."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pii_guard.json.channels import Places
from pii_guard.model import Direction, Notice

from ..http.exchange import Answer

NOWHERE = Places()
BODY_LIMIT = 64 << 10  # bytes of a chat request; the longest KakaoTalk utterance takes a twentieth
Refusal = Callable[[Any, Notice, int], Answer]  # (document or None, notice, status a plain client would get) -> Answer


@dataclass(frozen=True, slots=True)
class Adapter:
    """One channel's contract.

    request    places of the text that a writer sent; a document without the required ones is not this channel's
    answer     the same for the answer of the upstream; empty: it is passed on as it comes
    refuse     the channel's own way of saying that nothing was passed on
    writer     who wrote a request document (a channel may deliver an officer's messages too)
    replaces   on block, pass the document on with the labels of what was found in place of each blocked text: for
               events that have happened already and whose answer nobody reads
    forwards   whether there is an upstream at all; a hook answers the cleaned document itself
    returns    the one member of the document that such a hook answers; empty: all of it
    rewrites   whether the caller takes the cleaned document; one that does not is told to stop whatever is not
               clean, may come with any method and path, and with a query alone
    html       members of this name hold HTML, which is examined as a reader sees it too
    drops      pointers of members that are taken out before the document is passed on
    shields    the channel understands nothing but its own shape: any other answer of the upstream is refused
    channel    the policy's name for this channel, where it has one: notices differ in a KakaoTalk room
    utterance  where one person's message stands: what a route with a `conversation` reads together with those before
    budget_ms  the whole time a client of this channel waits, less a margin for the way back
    """

    name: str
    source: str
    request: Places
    refuse: Refusal
    answer: Places = NOWHERE
    writer: Callable[[Any], Direction] = lambda _: "citizen"
    replaces: bool = False
    forwards: bool = True
    returns: str = ""
    rewrites: bool = True
    html: frozenset[str] = frozenset()
    drops: tuple[str, ...] = ()
    shields: bool = False
    channel: str | None = None
    utterance: str = ""
    budget_ms: int = 4_500

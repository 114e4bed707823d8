"""`gateway.toml`: which routes there are, what of each document is cleaned, and what happens in trouble.

[[route]]
name = "kakao"                                  # served as POST /gateway/kakao
adapter = "kakao-skill"
upstream = "http://127.0.0.1:9000/skill"
topic = "local-tax"
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field

from pii_guard import PolicyError, RequestError
from pii_guard.json.channels import Places
from pii_guard.json.pointer import Tokens, parse_pointer
from pii_guard.model import Direction, Setting
from pii_guard.policy import Policy
from pii_guard.policy.strict import Name, TomlTable, Words, as_table
from pii_guard.policy.toml import read_toml
from pii_guard.sentences import Sentence
from pii_guard.sentences import policy as say

from .adapter import BODY_LIMIT, Adapter
from .channels import ADAPTERS

BELOW = "/gateway/"  # the name of a route follows
MAX_BODY = 1 << 20  # bytes, of a request or of an answer that is examined
MAX_BUDGET_MS = 60_000
UNCHECKED = "DELIVER_UNCHECKED"
Fault = tuple[str, Sentence]  # the key of a route that is wrong, and why


class RouteTable(TomlTable):
    """One `[[route]]`. Members left out take the adapter's own value."""

    name: Name
    adapter: str
    upstream: str = Field(default="", description="http or https address, without query and password")
    method: Literal["POST", "PUT", "PATCH"] = "POST"
    fields: list[str] = Field(default=[], description="JSON pointers to clean in requests, besides the adapter's")
    answer_fields: list[str] = Field(default=[], description="the same in the answers of the upstream")
    topic: str | None = None
    channel: str | None = None
    direction: Direction | None = Field(default=None, description="who writes the requests")
    answer_direction: Direction = Field(default="officer", description="who writes the answers")
    on_block: Literal["answer", "replace"] | None = None
    on_trouble: Literal["REFUSE", "DELIVER_UNCHECKED"] = "REFUSE"
    approved_by: str = Field(default="", description="required for DELIVER_UNCHECKED")
    why: str | Words = Field(default="", description="required for DELIVER_UNCHECKED")
    callback: Literal["strip", "pass"] = Field(default="strip", description="KakaoTalk callbacks are not examined")
    conversation: str = Field(default="", description="JSON pointer of what names the conversation, such as its user")
    message_id: str = Field(default="", description="the same of the message; without it each gets an id of ours")
    utterance: str = Field(default="", description="the same of the message's text; left out: where the adapter has it")
    retract_url: str = Field(default="", description="told which earlier messages a later one has completed")
    budget_ms: int | None = Field(default=None, ge=100, le=MAX_BUDGET_MS)
    body_limit: int = Field(default=BODY_LIMIT, ge=1_024, le=MAX_BODY)


class GatewayTable(TomlTable):
    """The whole file."""

    route: list[RouteTable] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Following:
    """How a route reads the messages of a conversation together: where its document names what, by pointers."""

    conversation: Tokens
    utterance: Tokens
    message_id: Tokens | None
    retract_url: str


@dataclass(frozen=True, slots=True)
class GatewayRoute:
    """A declared route: its adapter, and what the file says differently. `following` is None where it says nothing."""

    name: str
    adapter: Adapter
    upstream: str
    method: str
    request: Places
    answer: Places
    topic: str | None
    channel: str | None
    direction: Direction | None
    answer_direction: Direction
    replaces: bool
    unchecked: bool
    drops: tuple[str, ...]
    budget_ms: int
    body_limit: int
    following: Following | None = None

    @property
    def setting(self) -> Setting:
        """What is said of every message by this route: a resident writes where the file does not say who."""
        return Setting(self.direction or "citizen", self.topic, self.channel)


@dataclass(frozen=True, slots=True)
class Gateway:
    """All declared routes by name, and the sha256 of the file; without a file there are none."""

    routes: dict[str, GatewayRoute] = field(default_factory=dict)
    sha256: str = ""


def load_gateway(path: Path, policy: Policy) -> Gateway:
    """The declarations in a file. Raises PolicyError with every fault at once, each with file and key."""
    file = read_toml(path)
    table = as_table(GatewayTable, file)
    faults = [fault.at(file.name) for fault in _faults(table, policy)]
    if faults:
        raise PolicyError(faults)
    return Gateway({route.name: _route(route, policy) for route in table.route}, file.sha256)


def _route(r: RouteTable, policy: Policy) -> GatewayRoute:
    adapter = ADAPTERS[r.adapter]
    usual = adapter.channel if adapter.channel in policy.channels else None
    return GatewayRoute(
        name=r.name,
        adapter=adapter,
        upstream=r.upstream,
        method=r.method,
        request=adapter.request.with_more(tuple(r.fields)),
        answer=adapter.answer.with_more(tuple(r.answer_fields)),
        topic=r.topic,
        channel=r.channel or usual,
        direction=r.direction,
        answer_direction=r.answer_direction,
        replaces=adapter.replaces if r.on_block is None else r.on_block == "replace",
        unchecked=r.on_trouble == UNCHECKED,
        drops=adapter.drops if r.callback == "strip" else (),
        budget_ms=r.budget_ms or adapter.budget_ms,
        body_limit=r.body_limit,
        following=_following(r, adapter),
    )


def _following(r: RouteTable, adapter: Adapter) -> Following | None:
    if not r.conversation:
        return None
    message_id = parse_pointer(r.message_id) if r.message_id else None
    utterance = parse_pointer(r.utterance or adapter.utterance)
    return Following(parse_pointer(r.conversation), utterance, message_id, r.retract_url)


def _faults(table: GatewayTable, policy: Policy) -> Iterator[Sentence]:
    names = [r.name for r in table.route]
    for i, r in enumerate(table.route, 1):
        at = f"route[{i}]"
        if names.index(r.name) != i - 1:
            yield say.ROUTE_TWICE.at(f"{at}.name")
        if r.adapter not in ADAPTERS:
            yield say.NOT_ONE_OF(expected=", ".join(ADAPTERS)).at(f"{at}.adapter")
            continue
        for key, fault in (
            *_place_faults(r),
            *_field_faults(r),
            *_closed_set_faults(r, policy),
            *_risk_faults(r),
            *_following_faults(r),
        ):
            yield fault.at(f"{at}.{key}")


def _place_faults(r: RouteTable) -> Iterator[Fault]:
    adapter = ADAPTERS[r.adapter]
    if not adapter.forwards:
        if r.upstream:
            yield "upstream", say.NO_UPSTREAM
        return
    if not _is_address(r.upstream):
        yield "upstream", say.NEEDS_UPSTREAM
        return
    parts = urlsplit(r.upstream)
    if parts.username or parts.password or parts.query or parts.fragment:
        yield "upstream", say.BARE_ADDRESS


def _field_faults(r: RouteTable) -> Iterator[Fault]:
    if not (ADAPTERS[r.adapter].request or r.fields):
        yield "fields", say.NO_FIELDS
    for key in ("fields", "answer_fields"):
        for pointer in getattr(r, key):
            try:
                parse_pointer(pointer)
            except RequestError as error:
                yield key, error.said


def _following_faults(r: RouteTable) -> Iterator[Fault]:
    for key in ("conversation", "message_id", "utterance"):
        try:
            parse_pointer(getattr(r, key))
        except RequestError as error:
            yield key, error.said
        else:
            if "*" in parse_pointer(getattr(r, key)):
                yield key, say.ONE_PLACE
    if r.conversation and not (r.utterance or ADAPTERS[r.adapter].utterance):
        yield "utterance", say.NEEDS_UTTERANCE
    for key in ("message_id", "utterance", "retract_url"):
        if getattr(r, key) and not r.conversation:
            yield key, say.NEEDS_CONVERSATION
    if r.retract_url and not _is_address(r.retract_url):
        yield "retract_url", say.NEEDS_UPSTREAM


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


def _closed_set_faults(r: RouteTable, policy: Policy) -> Iterator[Fault]:
    if r.topic is not None and r.topic not in policy.topics:
        yield "topic", say.NOT_DECLARED
    if r.channel is not None and r.channel not in policy.channels:
        yield "channel", say.NOT_DECLARED


def _risk_faults(r: RouteTable) -> Iterator[Fault]:
    adapter = ADAPTERS[r.adapter]
    if r.on_trouble == UNCHECKED and not (r.approved_by.strip() and r.why.strip()):
        yield "on_trouble", say.UNCHECKED_NEEDS_A_NAME(name=UNCHECKED)
    if r.budget_ms is not None and r.budget_ms > adapter.budget_ms and adapter.name != "json":
        yield "budget_ms", say.LATE(budget=adapter.budget_ms)
    if r.callback == "pass" and not adapter.drops:
        yield "callback", say.NO_CALLBACK

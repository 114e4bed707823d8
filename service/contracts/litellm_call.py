"""A call of LiteLLM's generic guardrail, as it comes: its texts, and what of it cannot be given back rewritten."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pii_guard import RequestError
from pii_guard.json.pointer import get, leaves
from pii_guard.model import Direction, Setting
from pii_guard.redact.notices import undelivered
from pii_guard.sentences import problem as say

from ..http import fields
from .native import DIRECTIONS

DIRECTION: dict[str, Direction] = {"request": "citizen", "response": "bot"}
READABLE = frozenset({"text", "refusal", "thinking"})  # kinds of content part; any other is an attachment

Member = tuple[str, str | float]


@dataclass(frozen=True, slots=True, repr=False)
class Call:
    """One call of the guardrail. `fixed` are values that cannot be given back rewritten, with their members' names."""

    is_answer: bool
    texts: list[str]
    fixed: list[Member]
    attached: bool
    setting: Setting
    conversation: str | None  # LiteLLM's trace
    roles: list[str]  # who says each of the texts, as far as the messages tell


class StoppedError(Exception):
    """Nothing may be passed on; its text is what the writer is told."""


def read_call(body: Any) -> Call:
    """A validated call. Raises ProblemError 400 for wrong types, and StoppedError where it is nested too deep."""
    document = fields.an_object(body)
    kind = fields.string(document, "input_type")
    if kind not in DIRECTION:
        raise fields.wrong("input_type", say.REQUEST_OR_RESPONSE)
    texts = fields.strings(document, "texts")
    messages, calls = fields.objects(document, "structured_messages"), fields.objects(document, "tool_calls")
    try:
        fixed = [*_leaves(calls), *_beside(texts, _leaves(messages))]
    except RequestError:
        raise StoppedError(undelivered("TOO_DEEP").ko) from None
    return Call(
        kind == "response",
        texts,
        fixed,
        bool(fields.strings(document, "images")) or any(map(_has_attachment, messages)),
        _setting(document, DIRECTION[kind]),
        fields.string(document, "litellm_trace_id"),
        list(_roles(texts, messages)),
    )


def _setting(document: dict[str, Any], direction: Direction) -> Setting:
    """The operator's word on the calls; `direction` unless it says otherwise."""
    params = fields.members(document, "additional_provider_specific_params")
    given: Any = fields.string(params, "direction", direction)
    if given not in DIRECTIONS:
        raise fields.wrong("direction", say.ONE_OF(names=", ".join(DIRECTIONS)))
    return Setting(given, fields.string(params, "topic"), fields.string(params, "channel"))


def _roles(texts: list[str], messages: list[dict[str, Any]]) -> Iterator[str]:
    """Who says each text: the role of the next message that holds it, "" where none does."""
    said = defaultdict[str, deque[str]](deque)
    for message in messages:
        role = message.get("role")
        for path in leaves(message, ()) or ():
            if isinstance(value := get(message, path), str):
                said[value].append(role if isinstance(role, str) else "")
    for text in texts:
        yield said[text].popleft() if said.get(text) else ""


def _has_attachment(message: dict[str, Any]) -> bool:
    content = message.get("content")
    parts = content if isinstance(content, list) else []
    return any(isinstance(part, dict) and part.get("type", "text") not in READABLE for part in parts)


def _leaves(messages: list[dict[str, Any]]) -> Iterator[Member]:
    """The strings and numbers of messages or calls of tools, each with the name of its member."""
    for path in leaves(messages, ()) or ():
        yield path[-1], get(messages, path)


def _beside(texts: list[str], members: Iterable[Member]) -> Iterator[Member]:
    """The members that are not literally among the texts; each text stands for one member."""
    left = Counter(texts)
    for name, value in members:
        if isinstance(value, str) and left[value] > 0:
            left[value] -= 1
        else:
            yield name, value

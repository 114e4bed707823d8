"""A module of Matrix Synapse: what local users write is examined before it is stored.

In homeserver.yaml:

    modules:
      - module: pii_guard.integrations.synapse.PiiGuardModule
        config: { policy: office-example, channel: website }

Runs inside Synapse's process and imports Synapse, which is under the AGPL; nothing else here does.
"""

from collections.abc import Mapping
from typing import Any

from synapse.module_api import EventBase, ModuleApi, StateMap
from synapse.module_api.errors import SynapseError

from pii_guard import Action, Decision, Guard
from pii_guard.json_pointer import parse_pointer, replaced
from pii_guard.redact.notices import told

# Event types that hold no free text, by the Matrix specification; every other type is examined.
STRUCTURAL_TYPES = frozenset(
    f"m.room.{name}"
    for name in (
        "aliases",
        "avatar",
        "canonical_alias",
        "create",
        "encryption",
        "guest_access",
        "history_visibility",
        "join_rules",
        "pinned_events",
        "power_levels",
        "redaction",
        "server_acl",
        "tombstone",
    )
)
# Members whose value a client or server makes: identifiers, addresses of media, names of formats.
STRUCTURAL_MEMBERS = frozenset(
    ("algorithm", "avatar_url", "event_id", "format", "membership", "mimetype", "msgtype", "rel_type", "url")
)


class PiiGuardModule:
    """Redacts an event, or refuses it with the notice. Whatever fails here stops the event: Synapse answers 500."""

    def __init__(self, config: dict[str, Any], api: ModuleApi) -> None:
        self._guard = Guard(config.get("policy", "default"))
        self._channel = config.get("channel")
        self._guard.check("", channel=self._channel)  # an unknown channel stops the start, not the first message
        api.register_third_party_rules_callbacks(check_event_allowed=self.check_event_allowed)

    async def check_event_allowed(self, event: EventBase, _: StateMap[EventBase]) -> tuple[bool, dict[str, Any] | None]:
        """Synapse's callback: whether the event is allowed, and what to store in its place.

        Raises SynapseError 403 with the notice for what may not be stored, an encrypted message among it.
        """
        if event.type in STRUCTURAL_TYPES:
            return True, None
        if event.type == "m.room.encrypted":
            raise SynapseError(403, "암호로 잠긴 글은 살필 수 없어 전달하지 않았습니다.", "KR.PII_GUARD.ENCRYPTED")
        content = _thawed(event.content)
        found = self._guard.check_json(_texts(content), [""], channel=self._channel)
        if found.action is Action.ALLOW:
            return True, None
        if found.action is Action.BLOCK:
            raise _refusal(next(d for d in found.decisions.values() if d.action is Action.BLOCK))
        cleaned = {parse_pointer(p): d.text for p, d in found.decisions.items() if d.action is Action.REDACT}
        return True, {**event.get_dict(), "content": replaced(content, cleaned)}


def _texts(value: Any) -> Any:
    """The content without the members that hold no free text."""
    if isinstance(value, list):
        return [_texts(member) for member in value]
    if not isinstance(value, dict):
        return value
    return {key: None if key in STRUCTURAL_MEMBERS else _texts(member) for key, member in value.items()}


def _thawed(value: Any) -> Any:
    """The content as JSON values: Synapse freezes an event into tuples, and mappings that are no dict."""
    if isinstance(value, list | tuple):
        return [_thawed(member) for member in value]
    return {key: _thawed(member) for key, member in value.items()} if isinstance(value, Mapping) else value


def _refusal(decision: Decision) -> SynapseError:
    entities = sorted({f.entity for f in decision.findings if f.action is Action.BLOCK})
    more = {"kr.pii_guard": {"code": decision.code, "entities": entities, "decision_id": decision.decision_id}}
    return SynapseError(403, told(decision).ko, "KR.PII_GUARD.BLOCKED", more)

"""A module of Matrix Synapse: what local users write is examined before it is stored.

In homeserver.yaml:

    modules:
      - module: pii_guard.integrations.synapse.PiiGuardModule
        config: { policy: office-example, channel: website, officers: ["@officer-*:county.test"] }

The messages of a room are read together: a number that is cut over several is hidden in the last, and the earlier ones
are redacted. What `officers` write is no resident's; their questions make an answer personal. This process remembers,
unless a Redis does: `state_url: redis://…` and `state_key_file: …`, which workers need.

Runs inside Synapse's process and imports Synapse, which is under the AGPL; nothing else here does.
"""

import logging
from collections.abc import Mapping
from fnmatch import fnmatchcase
from time import monotonic
from typing import Any

from synapse.module_api import EventBase, ModuleApi, StateMap
from synapse.module_api.errors import ConfigError, SynapseError

from pii_guard import Action, Decision, Guard
from pii_guard.conversation.documents import DEADLINE_MS, Together, read_together
from pii_guard.conversation.ids import LONGEST_ID
from pii_guard.conversation.window import Turn, Window
from pii_guard.errors import SettingsError, StateError
from pii_guard.json.pointer import Tokens, parse_pointer, replaced
from pii_guard.model import Setting, strongest
from pii_guard.redact.notices import told
from pii_guard.sentences import host as say
from pii_guard.sentences import settings
from pii_guard.state.memory import MemoryStore
from pii_guard.state.store import StateStore

log = logging.getLogger("pii_guard.synapse")

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
    """Rewrites an event, or refuses it with the notice. Whatever fails here stops the event: Synapse answers 500."""

    def __init__(self, config: dict[str, Any], api: ModuleApi) -> None:
        """Raises RequestError for an unknown channel, ConfigError where rooms cannot be remembered."""
        self._api, self._guard = api, Guard(config.get("policy", "default"))
        self._channel = config.get("channel")
        self._officers = tuple(config.get("officers", ()))
        self._guard.check("", channel=self._channel)  # an unknown channel stops the start, not the first message
        self._store = _store(config, api)
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
        decided = await self._decided(event, content)
        action = strongest(decided.values())
        if action is Action.ALLOW:
            return True, None
        if action is Action.BLOCK:
            raise _refusal(next(d for d in decided.values() if d.action is Action.BLOCK))
        cleaned = {path: d.text for path, d in decided.items() if d.action is Action.REDACT}
        return True, {**event.get_dict(), "content": replaced(content, cleaned)}

    async def _decided(self, event: EventBase, content: dict[str, Any]) -> Mapping[Tokens, Decision]:
        """The decisions on its texts, behind what was written in the room before."""
        is_officer = any(fnmatchcase(event.sender, pattern) for pattern in self._officers)
        setting = Setting("officer" if is_officer else "citizen", None, self._channel)
        texts = _texts(content)
        found = self._guard.check_json(texts, [""], **setting._asdict())
        decided = {parse_pointer(pointer): decision for pointer, decision in found.decisions.items()}
        utterance, edited = _utterance(content)
        if not (self._store and utterance in decided):
            return decided
        said = Turn("", event.event_id, setting, edited, _quoted(content))

        def step(window: Window, lost: bool) -> tuple[Together, Window]:
            until = monotonic() + DEADLINE_MS / 1_000
            together = read_together(self._guard, texts, decided, utterance, said, window, lost, until)
            return together, together.window

        conversation = self._guard.conversation(event.room_id, self._store)
        try:
            together: Together = await self._api.defer_to_thread(conversation.follow, step)
        except StateError:
            return {**decided, utterance: self._guard.refused("STATE_UNAVAILABLE", setting)}
        for earlier in together.retract:
            self._api.run_as_background_process(
                "pii_guard", self._redact, event.room_id, event.sender, earlier.message_id
            )
        return together.decided

    async def _redact(self, room: str, sender: str, event_id: str) -> None:
        """Redact an event, in the name of whoever wrote what it was completed by: the same resident."""
        told = {"redacts": event_id, "reason": say.COMPLETED.ko}
        redaction = {
            "type": "m.room.redaction",
            "room_id": room,
            "sender": sender,
            "content": told,
            "redacts": event_id,
        }
        try:
            await self._api.create_and_send_event_into_room(redaction)
        except SynapseError as error:
            log.error("an event that a later one completed is not redacted: %s", error.code)


def _store(config: Mapping[str, Any], api: ModuleApi) -> StateStore | None:
    """Where rooms are remembered. Raises ConfigError in a worker that would remember for itself, or for a bad key."""
    if not config.get("conversations", True):
        return None
    if "state_url" not in config:
        if api.worker_name is not None:
            raise ConfigError(say.ONE_PROCESS)
        return MemoryStore()
    from pii_guard.state.redis import RedisStore
    from pii_guard.state.sealing import Sealer

    try:
        return RedisStore(config["state_url"], Sealer.from_file(config["state_key_file"]))
    except KeyError:
        raise ConfigError(settings.NEEDS_STATE_KEY.at("state_key_file")) from None
    except SettingsError as error:
        raise ConfigError(str(error)) from None


def _quoted(content: Mapping[str, Any]) -> str | None:
    """The event that a reply quotes."""
    relation = content.get("m.relates_to")
    reply = relation.get("m.in_reply_to") if isinstance(relation, dict) else None
    return _event_id(reply.get("event_id")) if isinstance(reply, dict) else None


def _event_id(given: object) -> str | None:
    return given if isinstance(given, str) and 0 < len(given) <= LONGEST_ID else None


def _utterance(content: dict[str, Any]) -> tuple[Tokens, str | None]:
    """Where the message stands that is remembered, and the event that it replaces."""
    relation = content.get("m.relates_to")
    if not isinstance(relation, dict) or relation.get("rel_type") != "m.replace":
        return ("body",), None
    return ("m.new_content", "body"), _event_id(relation.get("event_id"))


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

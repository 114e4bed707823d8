"""A JSON document that is asked about, and the decision on it. What the sidecar did not examine does not pass."""

from collections.abc import Mapping, Sequence
from typing import Any

from pii_guard.client.answers import NOBODY, NoDecisionError, blocked, read_as, read_object
from pii_guard.json.decided import as_one
from pii_guard.json.pointer import Tokens, all_leaves, as_pointer, get
from pii_guard.json.values import as_text, whole_characters
from pii_guard.model import Action, Code, Decision, JsonDecision, Notice, Trouble
from pii_guard.redact.notices import undelivered

_PASSED: dict[str, Any] = {"action": "allow", "text": "", "code": None, "took_us": 0, "findings": [], "notice": None}


class Asked:
    """A document and where in it people write; raises RequestError as `Guard.check_json`."""

    def __init__(self, payload: Any, pointers: Sequence[str], optional: Sequence[str]) -> None:
        self._payload, self._pointers, self._optional = payload, list(pointers), list(optional)
        paths = all_leaves(payload, pointers, optional)
        self.texts: Mapping[str, str] = {as_pointer(path): as_text(get(payload, path)) for path in paths}
        self._paths: Mapping[str, Tokens] = {as_pointer(path): path for path in paths}

    def request(self) -> dict[str, Any]:
        """Its members of a request."""
        return {"document": self._payload, "pointers": self._pointers, "optional": self._optional}

    def decided(self, decisions: Mapping[str, Decision], notice: Notice | None) -> JsonDecision:
        """The decision on the document, from those on each of its strings and numbers."""
        by = next((d.provenance for d in decisions.values()), NOBODY)
        return as_one(self._payload, {self._paths[at]: d for at, d in decisions.items()}, notice, "", by)

    def blocked(self, code: Code | Trouble) -> JsonDecision:
        """Of a document that got no decision."""
        return self.decided({at: blocked(code) for at in self.texts}, undelivered(code))


def read_document(body: bytes, asked: Asked) -> JsonDecision:
    """The decision in an answer of `/v1/check/json`. Raises NoDecisionError where it is none on what was asked.

    The answer holds the decisions on places with findings, and how many were examined: all must have been.
    """
    answer = read_object(body)
    given = answer.get("decisions")
    if not isinstance(given, dict) or not given.keys() <= asked.texts.keys():
        raise NoDecisionError("the decisions are on places that were asked about")
    if answer.get("examined") != len(asked.texts):
        raise NoDecisionError("every place was examined")
    shared = {name: answer.get(name) for name in ("policy", "catalog")}
    passed = read_as({**_PASSED, **shared, "decision_id": answer.get("decision_id")}, "")
    decided = {
        at: read_as({**shared, **_object(given[at])}, whole_characters(text)) if at in given else _of(passed, text)
        for at, text in asked.texts.items()
    }
    notice = answer.get("notice")
    found = asked.decided(decided, None if notice is None else _notice(_object(notice)))
    if answer.get("action") != found.action.value or (notice is None and found.action is not Action.ALLOW):
        raise NoDecisionError("the answer agrees with its decisions, and the writer is told")
    return found


def _of(passed: Decision, text: str) -> Decision:
    """The decision on a place in which nothing was found."""
    return Decision(passed.action, text, (), None, None, passed.decision_id, passed.provenance)


def _notice(notice: Mapping[str, Any]) -> Notice:
    told = [notice.get(name) for name in ("code", "ko", "easy_ko", "en")]
    if not all(isinstance(one, str) for one in told):
        raise NoDecisionError("a notice is in three languages")
    return Notice(*map(str, told))


def _object(member: Any) -> dict[str, Any]:
    if not isinstance(member, dict):
        raise NoDecisionError("decisions and notices are objects")
    return member

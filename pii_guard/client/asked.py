"""What is asked of an intake, as HTTP has it: paths, queries, bodies, and on whose behalf."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from pii_guard.client.posted import IntakeError


def object_in(body: bytes) -> dict[str, Any]:
    """The object that an answer holds. Raises IntakeError where it holds none."""
    try:
        document = json.loads(body)
    except ValueError:
        document = None
    if not isinstance(document, dict):
        raise IntakeError("UNREADABLE")
    return document


def as_body(document: Any) -> bytes:
    """A document as it is sent; half a character that no encoding knows becomes a question mark."""
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "replace")


def path_of(conversation: str, *steps: str) -> str:
    """The path of a consultation, or of something of it; ids may hold any character."""
    return "/".join(("/v1/conversations", quote(conversation, safe=""), *(quote(step, safe="") for step in steps)))


def query_of(asked: Mapping[str, Any]) -> str:
    """The query, of what was given."""
    given = {name: value for name, value in asked.items() if value not in (None, "")}
    return f"?{urlencode(given)}" if given else ""


def on_behalf(officer: str | None, address: str | None) -> dict[str, str]:
    """On whose behalf: header fields that stand in the access record."""
    named = {"pii-guard-officer": officer, "pii-guard-address": address}
    return {name: value for name, value in named.items() if value}

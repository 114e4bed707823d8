"""The documents of a KakaoTalk skill, and their limits: three outputs of 1,000 characters, ten quick replies."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MAX_OUTPUTS, MAX_TEXT, MAX_QUICK, MAX_LABEL = 3, 1_000, 10, 14


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """What a resident wrote, who it is for KakaoTalk, and where a later answer may go. No `repr`: it holds the text."""

    user: str
    utterance: str
    callback: str
    was_redacted: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What the skill says: texts, and the words that can be touched instead of typed."""

    texts: tuple[str, ...]
    quick: tuple[str, ...] = ()

    @property
    def document(self) -> dict[str, Any]:
        """As KakaoTalk reads it. Texts that are too long are cut; what three outputs do not hold must come later."""
        pieces = [piece for text in self.texts for piece in cut(text)][:MAX_OUTPUTS]
        quick = [{"label": q[:MAX_LABEL], "action": "message", "messageText": q} for q in self.quick[:MAX_QUICK]]
        template = {"outputs": [{"simpleText": {"text": piece}} for piece in pieces], "quickReplies": quick}
        return {"version": "2.0", "template": template}

    @property
    def waiting(self) -> dict[str, Any]:
        """The same as the first half of an answer that comes by callback."""
        return {"version": "2.0", "useCallback": True, "data": {"text": "\n".join(self.texts)[:MAX_TEXT]}}


def read(body: bytes, was_redacted: bool = False) -> Asked | None:
    """A request of the skill; None for any other document."""
    try:
        document: Any = json.loads(body)
        told = document["userRequest"]
        user, utterance, callback = told["user"]["id"], told["utterance"], told.get("callbackUrl") or ""
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    if not (user and all(isinstance(value, str) for value in (user, utterance, callback))):
        return None
    return Asked(user, utterance.strip(), callback, was_redacted)


def cut(text: str) -> Iterator[str]:
    """The text in pieces that one output holds, cut between lines or words where there are any.

    Counted as KakaoTalk counts, in UTF-16; a piece never ends inside a character.
    """
    rest = text.strip()
    while rest:
        end = _fitting(rest)
        if end < len(rest):
            gap = max(rest.rfind("\n", 0, end), rest.rfind(" ", 0, end))
            end = gap if gap > end // 2 else end
        yield rest[:end].rstrip()
        rest = rest[end:].lstrip()


def _fitting(text: str) -> int:
    units = 0
    for i, character in enumerate(text):
        units += 1 + (character > "\uffff")
        if units > MAX_TEXT:
            return i
    return len(text)

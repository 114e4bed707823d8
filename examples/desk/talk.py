"""A talk as its pages show it: who said what when, with every hidden part marked.

A part is marked because the intake says so, never because of how it looks: `[전화번호]` that somebody typed is plain.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from examples.desk import spoken
from examples.desk.office import Office

RATINGS = (
    (5, "아주 도움이 되었어요"),
    (4, "도움이 되었어요"),
    (3, "보통이에요"),
    (2, "아쉬워요"),
    (1, "많이 아쉬워요"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a text; `label` says what is hidden or stopped there, and is empty for the rest."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a talk."""

    sequence: int
    is_citizen: bool
    by: str
    at: str
    clock: str
    segments: tuple[Part, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why something was not passed on: what the page says first. `parts` is the writer's own text, marked."""

    title: str
    sentence: str
    parts: tuple[Part, ...] = ()
    decision_id: str = ""
    rule: str = ""


def marked(text: str, marks: Iterable[tuple[int, int, str]]) -> tuple[Part, ...]:
    """The text in parts; marks are (start, end, label) in code points and do not overlap."""
    parts, at = [], 0
    for start, end, label in sorted(marks):
        if at <= start < end <= len(text):
            parts += [Part(text[at:start]), Part(text[start:end], label)]
            at = end
    return tuple(part for part in (*parts, Part(text[at:])) if part.text)


def shown(messages: Sequence[Mapping[str, Any]], office: Office, names: Mapping[str, str], mine: str) -> list[Said]:
    """The messages for a reader: `mine` is the direction that the reader writes in."""
    return [_said(message, office, names, mine) for message in messages]


def _said(message: Mapping[str, Any], office: Office, names: Mapping[str, str], mine: str) -> Said:
    at = spoken.local(message["at"], office.zone)
    direction = message["direction"]
    return Said(
        sequence=message["sequence"],
        is_citizen=direction == "citizen",
        by="나" if direction == mine == "citizen" else _by(message, office, names),
        at=at.isoformat(timespec="minutes"),
        clock=_when(at, office.now),
        segments=marked(
            message["text"], [(start, end, _label(message["text"][start:end])) for start, end, *_ in message["masks"]]
        ),
        after=_after(message, mine),
    )


def _label(placeholder: str) -> str:
    """What a placeholder hides, without its brackets and number: 전화번호 of [전화번호1]."""
    return placeholder.strip("[]").rstrip("0123456789") or "개인정보"


def _by(message: Mapping[str, Any], office: Office, names: Mapping[str, str]) -> str:
    """Residents read the department of an officer, officers the name."""
    if message["direction"] == "citizen":
        return "주민"
    officer = message["officer"] or ""
    department = next((d.name for d in office.departments if officer in d.officers), office.name)
    return names.get(officer, f"{department} 담당자")


def _when(at: datetime, now: datetime) -> str:
    return spoken.clock(at) if at.date() == now.date() else f"{at.month}월 {at.day}일 {spoken.clock(at)}"


def _after(message: Mapping[str, Any], mine: str) -> str:
    """What became of a message, where its writer must know."""
    if message["retracted"]:
        return "개인정보가 이어져 있어 나중에 가렸습니다."
    if message["direction"] != mine:
        return ""
    if message["held_until"]:
        return "이어지는 글이 있는지 잠시 보고 전합니다."
    return "표시한 곳은 가리고 전했습니다." if message["masks"] else ""


def as_text(said: Sequence[Said], title: str) -> str:
    """The whole talk, to keep: already without what was hidden."""
    lines = [f"{one.by} ({one.clock})\n{''.join(part.text for part in one.segments)}\n" for one in said]
    return "\r\n".join("\n".join([title, "", *lines]).splitlines()) + "\r\n"


def code(conversation: str) -> str:
    """Four digits by which a resident and an officer can speak of the same talk; nothing can be read from them."""
    return f"{int.from_bytes(hashlib.sha256(conversation.encode()).digest()[:4]) % 10_000:04}"

"""What is written in a policy file, with what it leaves out filled in; `schema` says what may be written.

No pydantic is needed to read it, whose import is a quarter of a start: a policy of ours was checked when it was
committed, and is known by its sha256 (policies/checked.txt, in the form of `sha256sum`).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from pii_guard.model import Direction, Style

POLICIES = "pii_guard.policies"
_CHECKED = "checked.txt"


class WrittenClause(NamedTuple):
    """`[[clause]]`."""

    id: str
    entities: Sequence[str]
    action: Literal["allow", "redact", "block"]
    why: str
    kinds: Sequence[str] = ()
    topics: Sequence[str] = ()
    channels: Sequence[str] = ()
    direction: Direction | None = None
    legal_basis: str = ""
    approved_by: str = ""


class WrittenAllow(NamedTuple):
    """`[[allow]]`."""

    entity: str
    owner: str
    until: date
    why: str
    id: str | None = None
    values: Sequence[str] = ()
    prefixes: Sequence[str] = ()
    direction: Direction | None = None
    detail: bool = False


class WrittenDeny(NamedTuple):
    """`[[deny]]`."""

    id: str
    entity: str
    owner: str
    why: str
    values: Sequence[str] = ()
    file: str | None = None


class WrittenNames(NamedTuple):
    """`[names]`."""

    never: Sequence[str]
    owner: str
    until: date
    why: str


class WrittenStyle(NamedTuple):
    """`[style]`."""

    placeholder: Style = "label"
    keep: str | None = None


class WrittenNotice(NamedTuple):
    """`[notice]`."""

    show_id: bool = False


class WrittenChannel(NamedTuple):
    """A channel; in the file its name alone may stand for it."""

    name: str
    bubble_stays: bool = False


class WrittenPolicy(NamedTuple):
    """The file."""

    id: str
    version: str
    approved_by: str = ""
    effective: date | None = None
    supersedes: str = ""
    otherwise: Literal["redact", "block"] = "redact"
    home: str = ""
    topics: Sequence[str] = ()
    channels: Sequence[WrittenChannel] = ()
    clause: Sequence[WrittenClause] = ()
    allow: Sequence[WrittenAllow] = ()
    deny: Sequence[WrittenDeny] = ()
    names: WrittenNames | None = None
    style: WrittenStyle = WrittenStyle()
    notice: WrittenNotice = WrittenNotice()

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> "WrittenPolicy":
        """From the content of a file that was checked."""
        read: dict[str, Any] = {**content, "channels": [_channel(channel) for channel in content.get("channels", ())]}
        for key, kind in _TABLES.items():
            if key in content:
                read[key] = kind(**content[key])
        for key, kind in _LISTS.items():
            read[key] = [kind(**table) for table in content.get(key, ())]
        return cls(**read)

    @property
    def channel_names(self) -> list[str]:
        """The names of its channels, in order."""
        return [channel.name for channel in self.channels]


_LISTS: Mapping[str, Callable[..., Any]] = {"clause": WrittenClause, "allow": WrittenAllow, "deny": WrittenDeny}
_TABLES: Mapping[str, Callable[..., Any]] = {"names": WrittenNames, "style": WrittenStyle, "notice": WrittenNotice}


def _channel(channel: str | Mapping[str, Any]) -> WrittenChannel:
    return WrittenChannel(channel) if isinstance(channel, str) else WrittenChannel(**channel)


def was_checked(sha256: str) -> bool:
    """Whether a file with this sha256 is one of ours, whose keys and types were right when it was committed."""
    return sha256 in _checked()


@cache
def _checked() -> frozenset[str]:
    listed = files(POLICIES).joinpath(_CHECKED).read_text("ascii")
    return frozenset(line.partition(" ")[0] for line in listed.splitlines())

"""Reads a TOML file; whatever is wrong becomes one PolicyError with file and key."""

import tomllib
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pii_guard.errors import PolicyError
from pii_guard.policy.written import POLICIES
from pii_guard.sentences import policy as say


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file as read: its name for messages, its content, and the sha256 of its bytes."""

    name: str
    content: dict[str, Any]
    sha256: str


def bundled_policies() -> tuple[str, ...]:
    """Names of the policies that come with the package, sorted."""
    names = (entry.name for entry in files(POLICIES).iterdir())
    return tuple(sorted(n[:-5] for n in names if n.endswith(".toml") and not n.endswith(".cases.toml")))


def read_toml(source: str | Path, suffix: str = ".toml") -> TomlFile:
    """A bundled file by its bare name, or the file at a path. Raises PolicyError."""
    return parse_toml(*read_bytes(source, suffix))


def read_bytes(source: str | Path, suffix: str = ".toml") -> tuple[str, bytes]:
    """Name and content of a bundled file or the file at a path. Raises PolicyError."""
    place: Traversable = Path(source)
    if isinstance(source, str) and source in bundled_policies():
        place = files(POLICIES).joinpath(source + suffix)
    try:
        return place.name, place.read_bytes()
    except OSError as error:
        known = ", ".join(bundled_policies())
        raise PolicyError([say.UNREADABLE(reason=error.strerror, known=known).at(str(source))]) from None


def parse_toml(name: str, data: bytes) -> TomlFile:
    """The content of a file of that name. Raises PolicyError."""
    try:
        return TomlFile(name, tomllib.loads(data.decode("utf-8-sig")), sha256(data).hexdigest())
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PolicyError([say.NOT_UTF8(line=line).at(name)]) from None
    except tomllib.TOMLDecodeError as error:
        raise PolicyError([say.NOT_TOML(reason=error).at(name)]) from None

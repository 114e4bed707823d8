"""Reads a TOML file into a table of ours; whatever is wrong becomes one PolicyError with file and key."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pii_guard.errors import PolicyError
from pii_guard.sentences import Sentence
from pii_guard.sentences import policy as say
from pii_guard.sentences.values import wrong_value

T = TypeVar("T", bound=BaseModel)
_BUNDLED = "pii_guard.policies"

_PLAIN = {
    "missing": say.MISSING,
    "extra_forbidden": say.UNKNOWN_KEY,
    "string_type": say.NEEDS_TEXT,
    "bool_type": say.NEEDS_BOOLEAN,
    "date_type": say.NEEDS_DATE,
    "list_type": say.NEEDS_LIST,
    "model_type": say.NEEDS_TABLE,
    "string_too_long": say.TOO_LONG,
    "too_short": say.EMPTY_LIST,
}


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file as read: its name for messages, its content, and the sha256 of its bytes."""

    name: str
    content: dict[str, Any]
    sha256: str


def bundled_policies() -> tuple[str, ...]:
    """Names of the policies that come with the package, sorted."""
    names = (entry.name for entry in files(_BUNDLED).iterdir())
    return tuple(sorted(n[:-5] for n in names if n.endswith(".toml") and not n.endswith(".cases.toml")))


def read_toml(source: str | Path, suffix: str = ".toml") -> TomlFile:
    """A bundled file by its bare name, or the file at a path. Raises PolicyError."""
    return parse_toml(*read_bytes(source, suffix))


def read_bytes(source: str | Path, suffix: str = ".toml") -> tuple[str, bytes]:
    """Name and content of a bundled file or the file at a path. Raises PolicyError."""
    place: Traversable = Path(source)
    if isinstance(source, str) and source in bundled_policies():
        place = files(_BUNDLED).joinpath(source + suffix)
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


def as_table(kind: type[T], file: TomlFile) -> T:
    """The content as a table of that kind. Raises PolicyError that names every key that does not fit."""
    try:
        return kind.model_validate(file.content)
    except ValidationError as error:
        raise PolicyError(fault.at(file.name) for fault in _faults(error)) from None


def _faults(error: ValidationError) -> Iterator[Sentence]:
    for detail in error.errors(include_url=False, include_input=False):
        yield _plain(detail).at(_key(detail["loc"]))


def _key(place: tuple[int | str, ...]) -> str:
    """`clause[2].action`: counted from 1, as people count."""
    key = ""
    for step in place:
        key += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if key else step
    return key or say.THE_FILE


def _plain(detail: ErrorDetails) -> Sentence:
    kind, place, limits = detail["type"], detail["loc"], detail.get("ctx", {})
    if place == ("otherwise",):
        return say.OTHERWISE_ALLOW
    if kind == "string_pattern_mismatch":
        return say.EMPTY if limits["pattern"] == r"\S" else say.NOT_A_NAME
    return _PLAIN.get(kind) or wrong_value(kind, limits)

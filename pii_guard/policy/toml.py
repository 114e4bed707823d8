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

T = TypeVar("T", bound=BaseModel)
_BUNDLED = "pii_guard.policies"

_PLAIN = {
    "missing": "is missing",
    "extra_forbidden": "is no known key",
    "string_type": "must be text in quotes",
    "bool_type": "must be true or false",
    "date_type": "must be a date without quotes, such as 2027-12-31",
    "list_type": "must be a list in [ ]",
    "model_type": "must be a table",
    "string_too_long": "is too long",
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
    place: Traversable = Path(source)
    if isinstance(source, str) and source in bundled_policies():
        place = files(_BUNDLED).joinpath(source + suffix)
    try:
        data = place.read_bytes()
        return TomlFile(place.name, tomllib.loads(data.decode("utf-8-sig")), sha256(data).hexdigest())
    except OSError as error:
        known = ", ".join(bundled_policies())
        raise PolicyError([f"{source}: cannot be read ({error.strerror}); bundled are {known}"]) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PolicyError([f"{place.name}: line {line}: is not UTF-8"]) from None
    except tomllib.TOMLDecodeError as error:
        raise PolicyError([f"{place.name}: is not TOML: {error}"]) from None


def as_table(kind: type[T], file: TomlFile) -> T:
    """The content as a table of that kind. Raises PolicyError that names every key that does not fit."""
    try:
        return kind.model_validate(file.content)
    except ValidationError as error:
        raise PolicyError(f"{file.name}: {fault}" for fault in _faults(error)) from None


def _faults(error: ValidationError) -> Iterator[str]:
    for detail in error.errors(include_url=False, include_input=False):
        yield f"{_key(detail['loc'])}: {_plain(detail)}"


def _key(place: tuple[int | str, ...]) -> str:
    """`clause[2].action`: counted from 1, as people count."""
    key = ""
    for step in place:
        key += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if key else step
    return key or "the file"


def _plain(detail: ErrorDetails) -> str:
    kind, place, limits = detail["type"], detail["loc"], detail.get("ctx", {})
    if place == ("otherwise",) and kind == "literal_error":
        return "must be 'redact' or 'block': 'allow' would pass on whatever no clause names"
    if kind == "literal_error":
        return f"must be one of {limits['expected']}"
    if kind == "string_pattern_mismatch":
        return "is empty" if limits["pattern"] == r"\S" else "must be lower-case letters, digits and hyphens"
    if kind == "too_short":
        return "is an empty list"
    return _PLAIN.get(kind, detail["msg"])

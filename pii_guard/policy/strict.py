"""Tables of TOML files as pydantic reads them: closed, frozen and strict; a fault names every key that does not fit."""

from collections.abc import Iterator
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from pii_guard.errors import PolicyError
from pii_guard.policy.toml import TomlFile
from pii_guard.sentences import Sentence
from pii_guard.sentences import policy as say
from pii_guard.sentences.values import wrong_value

T = TypeVar("T", bound=BaseModel)
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$", description="lower case, digits, hyphens")]
Words = Annotated[str, Field(pattern=r"\S", max_length=500)]


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


class TomlTable(BaseModel):
    """Closed and frozen: an unknown key is a fault, and 'true' is not 1."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True, defer_build=True)


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

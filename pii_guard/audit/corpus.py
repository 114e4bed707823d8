"""A corpus of messages to compare or evaluate with: lines of text, JSONL, or a spreadsheet.

A line of JSONL is `{"text", "spans"?: [{"start", "end", "entity"}], "form"?, "direction"?, "topic"?, "channel"?}`,
offsets in code points. Faults name file and line, never the message.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from pii_guard.audit.sheets import is_sheet, rows_of
from pii_guard.errors import PolicyError
from pii_guard.model import Direction, Setting
from pii_guard.sentences import Sentence
from pii_guard.sentences import audit as say

MANY = 20  # faults that are told at once


class Gold(BaseModel):
    """What somebody marked as personal: code points of the text, and of which entity."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, extra="ignore")

    start: int = Field(ge=0)
    end: int
    entity: str = Field(min_length=1)


class Message(BaseModel):
    """One message. `gold` is None where nobody marked anything; `form` says how it is written, for the tables."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, extra="ignore")

    text: str
    spans: tuple[Gold, ...] | None = None
    form: str = ""
    direction: Direction = "citizen"
    topic: str | None = None
    channel: str | None = None

    def __repr__(self) -> str:
        return f"Message({len(self.text)} code points)"

    @model_validator(mode="after")
    def _inside(self) -> "Message":
        if any(not gold.start < gold.end <= len(self.text) for gold in self.spans or ()):
            raise ValueError("spans")
        return self

    @property
    def setting(self) -> Setting:
        """The caller's word on it."""
        return Setting(self.direction, self.topic, self.channel)


class Placed(NamedTuple):
    """A message and its place in the corpus, such as a line: by that it is named in every report."""

    place: str
    message: Message

    def __repr__(self) -> str:
        return f"Placed({self.place})"


def read_corpus(path: Path) -> list[Placed]:
    """Every message of a corpus. Raises PolicyError with the first 20 faults at once."""
    try:
        rows = list(_rows(path))
    except OSError as error:
        raise PolicyError([say.NO_FILE(reason=error.strerror).at(path.name)]) from None
    except UnicodeError:
        raise PolicyError([say.NOT_UTF_8.at(path.name)]) from None
    read = [(place, _message(given)) for place, given in rows]
    faults = [fault.at(f"{path.name}: {place}") for place, fault in read if isinstance(fault, Sentence)]
    if not rows:
        faults = [say.NO_MESSAGES.at(path.name)]
    if faults:
        raise PolicyError(faults[:MANY])
    return [Placed(place, message) for place, message in read if isinstance(message, Message)]


def _rows(path: Path) -> Iterator[tuple[str, Any]]:
    if is_sheet(path):
        for row in rows_of(path):
            yield row.place, _marked(row.cells.get("message", ""), row.cells.get("form", ""), row.cells)
        return
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        if not line.strip():
            continue
        if path.suffix != ".jsonl":
            yield str(number), {"text": line}
            continue
        try:
            yield str(number), json.loads(line)
        except ValueError:
            yield str(number), say.NO_JSON


def _marked(text: str, form: str, cells: dict[str, str]) -> dict[str, Any]:
    """A row of a sheet: «…» stands round what is personal, its entities are listed in their order."""
    entities = [e.strip() for e in cells.get("entities", "").split(",") if e.strip()]
    spans, plain = list[dict[str, Any]](), ""
    for piece in text.split("«"):
        inside, closed, after = piece.partition("»")
        if closed:
            entity = entities[min(len(spans), len(entities) - 1)] if entities else ""
            spans.append({"start": len(plain), "end": len(plain) + len(inside), "entity": entity})
        plain += inside + after
    return {"text": plain, "form": form, "spans": spans}


def _message(given: Any) -> Message | Sentence:
    if isinstance(given, Sentence):
        return given
    if isinstance(given, dict) and "text" not in given and "message" in given:
        given = {**given, "text": given["message"]}
    try:
        return Message.model_validate(_with_entities(given))
    except ValidationError as error:
        wrong = error.errors(include_input=False, include_url=False)[0]["loc"]
        field = str(wrong[0]) if wrong else "spans"
        return say.WRONG_FIELD(field=field) if field in Message.model_fields else say.NO_MESSAGE


def _with_entities(given: Any) -> Any:
    """Corpora call it entity, type or label."""
    if not isinstance(given, dict) or not isinstance(given.get("spans"), list):
        return given
    spans = [_with_entity(span) if isinstance(span, dict) else span for span in given["spans"]]
    return {**given, "spans": spans}


def _with_entity(span: dict[str, Any]) -> dict[str, Any]:
    return {**span, "entity": span.get("entity") or span.get("type") or span.get("label")}

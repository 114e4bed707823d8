"""Reads why the sidecar refused a request (RFC 9457): what the caller did wrong, and what the log may say of it."""

import logging
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pii_guard.errors import RequestError
from pii_guard.json.strict import NotJsonError, read_json
from pii_guard.sentences import Sentence

ARGUMENTS = ("direction", "topic", "channel")
MAX_DETAIL = 300  # characters; the sidecar's own sentences are shorter

log = logging.getLogger("pii_guard.client")


class _Place(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, hide_input_in_errors=True)

    pointer: str


class _Problem(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, hide_input_in_errors=True)

    status: int
    detail: Annotated[str, Field(max_length=MAX_DETAIL)]
    code: Annotated[str, Field(pattern="^[A-Z_]{1,30}$")]
    errors: Sequence[_Place] = ()


def heed(body: bytes) -> None:
    """Raise RequestError where the policy does not know a direction, topic or channel; log what else is wrong.

    The problem's own sentence never holds what was sent. Nothing is said of what is no problem of ours.
    """
    problem = _read(body)
    if problem is None:
        return
    if any(place.pointer.rpartition("/")[2] in ARGUMENTS for place in problem.errors):
        raise RequestError(Sentence(problem.detail, problem.detail))
    log.warning("the sidecar refused the request: %s", problem.detail)


def _read(body: bytes) -> _Problem | None:
    try:
        document: Any = read_json(body)
        return _Problem.model_validate(document)
    except (NotJsonError, ValidationError):
        return None

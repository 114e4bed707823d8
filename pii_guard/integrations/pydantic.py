"""A type for pydantic models that holds cleaned text only.

    class Message(BaseModel):
        text: GuardedText                                               # the bundled default
        answer: Annotated[str, Guarded("office-example", direction="officer")]

A blocked text is a validation error whose message is the notice for the writer. It does not hold the text; errors of
*other* fields can, since pydantic puts whole inputs into them: see `install_safe_errors` of the module fastapi.
"""

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, core_schema

from pii_guard.guard import Guard
from pii_guard.model import Action, Direction, Setting
from pii_guard.redact.notices import told

BLOCKED = "pii_guard_blocked"  # the `type` of the error


@dataclass(frozen=True, slots=True)
class Guarded:
    """Marks a `str` in a model: validated text is what may be stored. `guard` is a bundled name or a guard of yours."""

    guard: str | Guard = "default"
    direction: Direction = "citizen"
    topic: str | None = None
    channel: str | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Raises RequestError for a topic, channel or direction that the policy does not know."""
        guard = _bundled(self.guard) if isinstance(self.guard, str) else self.guard
        setting = Setting(self.direction, self.topic, self.channel)
        guard.policy.check_setting(setting)

        def clean(text: str) -> str:
            decision = guard.decide(text, setting)
            if decision.action is Action.BLOCK or decision.text is None:
                notice = told(decision)
                raise _without_input(notice.ko, {"code": notice.code, "easy_ko": notice.easy_ko, "en": notice.en})
            return decision.text

        return core_schema.no_info_after_validator_function(clean, handler(source))


GuardedText = Annotated[str, Guarded()]


@cache
def _bundled(policy: str) -> Guard:
    return Guard(policy)


def _without_input(notice: str, context: dict[str, Any]) -> ValidationError:
    """An error of its own: pydantic takes over its parts as they are, and would add the input to any other."""
    error = PydanticCustomError(BLOCKED, "{notice}", {"notice": notice, **context})
    return ValidationError.from_exception_data("GuardedText", [InitErrorDetails(type=error, input=None)])

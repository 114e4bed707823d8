"""What is decided on a message: the decision, and the notice, the retractions and the provenance that it holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from pii_guard.model.ruling import Action, Ruling
from pii_guard.model.span import Span, Utf16

Code = Literal["TOO_LONG", "DEADLINE", "RECOGNIZER_FAILED", "STATE_UNAVAILABLE", "STATE_LOST"]
Trouble = Literal["UNAVAILABLE", "BUSY", "REFUSED", "UNREADABLE"]  # of a client that got no decision from a sidecar
Style = Literal["label", "numbered", "partial", "fixed"]  # of placeholders


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice to the writer, in plain Korean, easier Korean and English."""

    code: str
    ko: str
    easy_ko: str
    en: str

    def as_json(self) -> dict[str, str]:
        """As it stands in every answer and problem."""
        return {"code": self.code, "ko": self.ko, "easy_ko": self.easy_ko, "en": self.en}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Which rules decided: sha256 over the policy file, and over recognizer sources and data files."""

    policy_id: str
    policy_version: str
    policy_sha256: str
    catalog_sha256: str


class Segment(NamedTuple):
    """A stretch of the cleaned text: plain words (`entity` is None) or a placeholder."""

    span: Span
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Retraction:
    """An earlier message of a conversation that holds a part of what a later one completed.

    `spans` are the places of that part in the message's own cleaned text, none where it was blocked; `placeholder` is
    what should stand there. Naming a message again is no contradiction. An id may be somebody's telephone number, so
    it is kept out of the `repr`.
    """

    message_id: str = field(repr=False)
    entity: str
    spans: tuple[Span, ...]
    placeholder: str

    def as_json(self) -> dict[str, Any]:
        """As it stands in every answer."""
        spans = [[span.start, span.end] for span in self.spans]
        return {
            "message_id": self.message_id,
            "entity": self.entity,
            "spans": spans,
            "placeholder": self.placeholder,
        }


@dataclass(frozen=True, init=False)
class Decision:
    """The answer for one message.

    `text` is what may be stored or routed: None when blocked. `code` says why a message could
    not be examined (then the action is BLOCK and a caller may retry). Offsets are code points.
    `took_us` is microseconds; `masks` are the placeholders in `text`, in order.
    In a conversation `retract` names what earlier messages must not keep, and `open` the places in `text` of what may
    be the beginning of more: who delivers may hold such a message until the next one.
    """

    action: Action
    text: str | None = field(repr=False)
    findings: tuple[Ruling, ...]
    code: Code | Trouble | None
    notice: Notice | None
    decision_id: str
    provenance: Provenance
    took_us: int = 0
    masks: tuple[Segment, ...] = ()
    retract: tuple[Retraction, ...] = ()
    open: tuple[Span, ...] = ()

    def __init__(
        self,
        action: Action,
        text: str | None,
        findings: tuple[Ruling, ...],
        code: Code | Trouble | None,
        notice: Notice | None,
        decision_id: str,
        provenance: Provenance,
        took_us: int = 0,
        masks: tuple[Segment, ...] = (),
        retract: tuple[Retraction, ...] = (),
        open: tuple[Span, ...] = (),  # noqa: A002 - the name of the field
    ) -> None:
        # All fields at once: the generated __init__ of a frozen dataclass sets each alone, at four times the cost.
        self.__dict__.update(
            action=action,
            text=text,
            findings=findings,
            code=code,
            notice=notice,
            decision_id=decision_id,
            provenance=provenance,
            took_us=took_us,
            masks=masks,
            retract=retract,
            open=open,
        )

    def again(self, text: str, decision_id: str, took_us: int) -> "Decision":
        """The same decision on another message: how most are made, and twice as fast as naming every field."""
        other = object.__new__(Decision)
        fields = other.__dict__
        fields.update(self.__dict__)
        fields["text"], fields["decision_id"], fields["took_us"] = text, decision_id, took_us
        return other

    def under(self, decision_id: str) -> "Decision":
        """The same decision under another id: what a sidecar makes of each message, and `replace` is slow."""
        other = object.__new__(Decision)
        other.__dict__.update(self.__dict__, decision_id=decision_id)
        return other

    def within(self, retract: tuple[Retraction, ...], open_: tuple[Span, ...]) -> "Decision":
        """The same decision as one of a conversation."""
        other = object.__new__(Decision)
        other.__dict__.update(self.__dict__, retract=retract, open=open_)
        return other

    def as_json(self, message: str | None = None) -> dict[str, Any]:
        """The answer of the sidecar's contract, as plain JSON values; no field holds a found value.

        `message` is the very text that was checked: it is needed for `start_utf16` and `end_utf16`, which count as
        JavaScript and Java do, and are left out without it. Other offsets are code points, `out` of the cleaned text.
        """
        by = self.provenance
        utf16 = Utf16(message) if message is not None and self.findings else None
        return {
            "action": self.action.value,
            "text": self.text,
            "code": self.code,
            "decision_id": self.decision_id,
            "took_us": self.took_us,
            "findings": [ruling.as_json(utf16) for ruling in self.findings],
            "notice": self.notice and self.notice.as_json(),
            "policy": {"id": by.policy_id, "version": by.policy_version, "sha256": by.policy_sha256},
            "catalog": {"sha256": by.catalog_sha256},
        }

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The cleaned text cut at its placeholders, in order; empty when blocked."""
        return tuple(self._cut(len(self.text))) if self.text is not None else ()

    def _cut(self, length: int) -> Iterator[Segment]:
        done = 0
        for mask in self.masks:
            if mask.span.start > done:
                yield Segment(Span(done, mask.span.start))
            yield mask
            done = mask.span.end
        if done < length:
            yield Segment(Span(done, length))


def strongest(of: Iterable[Ruling | Decision]) -> Action:
    """The strongest action among rulings or decisions; ALLOW when there are none."""
    action = Action.ALLOW
    for one in of:
        if one.action.rank > action.rank:
            action = one.action
    return action


def first_code(of: Iterable[Decision]) -> Code | Trouble | None:
    """Why the first that was not examined was not; None where all were."""
    return next((one.code for one in of if one.code), None)

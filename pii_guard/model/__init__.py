"""The values that flow from a message to a decision. All frozen; none but Decision can hold text.

What is made many times a message is a named tuple: a frozen dataclass costs three times as much.
"""

from pii_guard.model.decision import (
    Code,
    Decision,
    Notice,
    Provenance,
    Retraction,
    Segment,
    Style,
    Trouble,
    first_code,
    strongest,
)
from pii_guard.model.document import JsonDecision
from pii_guard.model.finding import Evidence, Finding, score
from pii_guard.model.ruling import ASKED, JOINED, Action, Ruling
from pii_guard.model.setting import ANY_OFFICE, CITIZEN, Direction, Office, Setting
from pii_guard.model.span import Span, Utf16

__all__ = [
    "ANY_OFFICE",
    "ASKED",
    "CITIZEN",
    "JOINED",
    "Action",
    "Code",
    "Decision",
    "Direction",
    "Evidence",
    "Finding",
    "JsonDecision",
    "Notice",
    "Office",
    "Provenance",
    "Retraction",
    "Ruling",
    "Segment",
    "Setting",
    "Span",
    "Style",
    "Trouble",
    "Utf16",
    "first_code",
    "score",
    "strongest",
]

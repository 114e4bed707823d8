"""A privacy filter in front of Korean chat consultations: a message in, a decision out."""

from pii_guard._version import __version__
from pii_guard.errors import CatalogError, PiiGuardError, PolicyError, RequestError
from pii_guard.guard import Guard, JsonDecision
from pii_guard.model import Action, Decision, Evidence, Notice, Provenance, Ruling, Segment, Span
from pii_guard.recognizer import Recognizer

__all__ = [
    "Action",
    "CatalogError",
    "Decision",
    "Evidence",
    "Guard",
    "JsonDecision",
    "Notice",
    "PiiGuardError",
    "PolicyError",
    "Provenance",
    "Recognizer",
    "RequestError",
    "Ruling",
    "Segment",
    "Span",
    "__version__",
]

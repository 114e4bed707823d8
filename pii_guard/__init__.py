"""A privacy filter in front of Korean chat consultations: a message in, a decision out."""

from importlib import import_module
from typing import TYPE_CHECKING

from pii_guard.errors import CatalogError, PiiGuardError, PolicyError, RequestError
from pii_guard.json.channels import KAKAO_SKILL
from pii_guard.model import Action, Decision, Evidence, JsonDecision, Notice, Provenance, Ruling, Segment, Setting, Span
from pii_guard.recognizer import Recognizer

__version__ = "0.3.0"  # the one place that holds it; CHANGELOG agrees by a test

if TYPE_CHECKING:
    from pii_guard.explain import Explanation
    from pii_guard.guard import Guard

__all__ = [
    "KAKAO_SKILL",
    "Action",
    "CatalogError",
    "Decision",
    "Evidence",
    "Explanation",
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
    "Setting",
    "Span",
    "__version__",
]


if not TYPE_CHECKING:  # which would take any name for one of ours

    def __getattr__(name):
        """These two are imported with their first use: a probe every few seconds needs neither, few an explanation."""
        homes = {"Guard": "pii_guard.guard", "Explanation": "pii_guard.explain"}
        if name not in homes:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(homes[name]), name)

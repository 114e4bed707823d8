"""All that a recognizer file imports: how it declares itself, and the examples that prove it."""

from pii_guard.recognizer.declaration import (
    AFTER_LABEL,
    CONTEXT_REACH,
    DIGIT_EDGE,
    GAP,
    MAX_REACH,
    SEP,
    WORD_EDGE,
    Candidate,
    Keep,
    Match,
    Pattern,
    Recognizer,
    Validated,
    stars,
)
from pii_guard.recognizer.example import Claim, Says, Weight, catches, ignores, misses, overreaches

__all__ = [
    "AFTER_LABEL",
    "CONTEXT_REACH",
    "DIGIT_EDGE",
    "GAP",
    "MAX_REACH",
    "SEP",
    "WORD_EDGE",
    "Candidate",
    "Claim",
    "Keep",
    "Match",
    "Pattern",
    "Recognizer",
    "Says",
    "Validated",
    "Weight",
    "catches",
    "ignores",
    "misses",
    "overreaches",
    "stars",
]

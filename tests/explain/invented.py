"""An invented rule, so that a test can say what its patterns are."""

from pii_guard.recognizer import Recognizer, catches, ignores


def rule(*patterns, **changes):
    """A rule of badge numbers with these patterns."""
    said = {
        "entity": "ACME_BADGE",
        "label": "사원증번호",
        "label_en": "badge number",
        "source": "https://example.com/badge",
        "legal_basis": "사내 규정",
        "examples": (catches("«AC1234»", "plain"), ignores("AC", "short")),
    }
    return Recognizer(**{**said, "patterns": patterns, **changes})

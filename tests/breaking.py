"""A recognizer that breaks, with what it found in its exception."""

from pii_guard.recognizer import Pattern, Recognizer, catches, ignores


def breaking_recognizer():
    """Finds AC-12 and raises an error that quotes it."""

    def validate(match):
        raise RuntimeError(match.group())

    return Recognizer(
        entity="ACME_BADGE",
        label="사원증",
        label_en="badge",
        source="https://example.com/badge",
        legal_basis="사내 규정",
        patterns=(Pattern("badge", "AC-[0-9]{2}"),),
        validate=validate,
        examples=(catches("«AC-12»", "plain"), ignores("AC", "short")),
    )

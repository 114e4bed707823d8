"""Streams: how much of an answer that is still being written must wait, because what follows may change it.

A guardrail sees all that has been written so far and rewrites it; what has been sent to the reader cannot be taken
back. So the last stretch waits, and never does a placeholder go out whose finding may still grow.
"""

from pii_guard.model import Action, Decision, Span

HELD = 128  # code points at the end: the longest identifier with its label and its context words
GLUED = 4  # code points behind a placeholder that may be a particle which it changes


def holdback(decision: Decision, text: str) -> int:
    """Code points at the end of the cleaned text that must wait; all of it where there is doubt.

    `decision` is a check of `text`, all that was written so far.
    """
    cleaned = decision.text
    if cleaned is None or len(text) <= HELD:
        return len(cleaned or "")
    hidden = _hidden(decision)
    if len(hidden) != len(decision.masks):
        return len(cleaned)
    at, following = len(text) - HELD, len(hidden)
    for k in range(len(hidden) - 1, -1, -1):
        start, end = hidden[k]
        if end + GLUED <= at:
            break
        at, following = min(at, start), k
    if following == len(hidden):
        return len(text) - at
    place = decision.masks[following].span.start - (hidden[following][0] - at)
    return len(cleaned) - max(0, place)


def _hidden(decision: Decision) -> list[Span]:
    """The ranges that the placeholders stand for, in order, of the text that was written."""
    parts = ((part, r.entity) for r in decision.findings if r.action is not Action.ALLOW for part in r.parts)
    return [union for union, _ in Span.unions(parts)]

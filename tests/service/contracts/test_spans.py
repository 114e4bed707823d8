"""What is hidden by offsets: the name of a stretch where several findings lie over one another."""

from pii_guard.model import Action, Evidence, Ruling, Span
from tests.sidecar import spans


def stretch(start, end, entity, score, action=Action.REDACT):
    by = Ruling(entity, "", entity, (Span(start, end),), Evidence.PLAUSIBLE, False, "r", action, "c", "w")
    return spans.Stretch(start, end, entity, score, by)


def names(*stretches):
    return [(s.start, s.end, s.entity) for s in spans.disjoint(stretches)]


def test_what_the_policy_blocks_gives_its_name_also_where_something_else_is_likelier_and_longer():
    blocked = stretch(0, 6, "KR_RRN", 0.4, Action.BLOCK)
    assert names(blocked, stretch(4, 20, "KR_ADDRESS", 1.0)) == [(0, 20, "KR_RRN")]


def test_of_two_that_are_masked_the_likelier_gives_its_name_and_then_the_longer():
    assert names(stretch(0, 4, "PERSON", 0.9), stretch(2, 20, "KR_ADDRESS", 0.5)) == [(0, 20, "PERSON")]
    assert names(stretch(0, 4, "PERSON", 0.5), stretch(2, 20, "KR_ADDRESS", 0.5)) == [(0, 20, "KR_ADDRESS")]


def test_what_only_touches_stays_apart():
    assert names(stretch(0, 4, "PERSON", 0.9), stretch(4, 9, "PERSON", 0.9)) == [(0, 4, "PERSON"), (4, 9, "PERSON")]

"""What an explanation remembers of a scan."""

from pii_guard.explain.hearing import Hearing
from pii_guard.model import Evidence, Span
from pii_guard.recognizer import Candidate, Pattern
from pii_guard.sentences import explanation as say
from tests.explain.invented import rule

BADGE = rule(Pattern("plain", "AC[0-9]{4}"))
RECEIPT = rule(Pattern("plain", "AC[0-9]{4}"), entity="RECEIPT", decoy=True)
HERE = Candidate("plain", (Span(2, 8),), Evidence.PLAUSIBLE)


def test_what_lost_against_something_else_is_news_and_against_itself_is_none():
    hearing = Hearing()
    hearing.gave_way(BADGE, HERE, BADGE, HERE)
    assert list(hearing.beaten) == []
    hearing.gave_way(BADGE, HERE, RECEIPT, HERE)
    assert [lost.to for lost in hearing.beaten] == [RECEIPT]


def test_decoys_that_were_kept_are_told_apart():
    hearing = Hearing()
    hearing.kept(BADGE, HERE, 0)
    hearing.kept(RECEIPT, HERE, 0)
    assert [kept.recognizer for kept in hearing.decoys] == [RECEIPT]


def test_a_place_is_told_of_where_it_shares_a_character():
    hearing = Hearing()
    hearing.kept(BADGE, HERE, 0)
    assert hearing.stands(BADGE, Span(7, 9))
    assert hearing.stands(BADGE, Span(0, 3))
    assert not hearing.stands(BADGE, Span(8, 9))
    assert not hearing.stands(BADGE, Span(0, 2))
    assert not hearing.stands(RECEIPT, Span(2, 8))


def test_whatever_was_told_of_a_place_counts_for_its_own_rule_alone():
    for tell in (
        lambda hearing: hearing.refuted(BADGE, "plain", HERE.parts, say.PLAUSIBLE),
        lambda hearing: hearing.no_context(BADGE, HERE),
        lambda hearing: hearing.gave_way(BADGE, HERE, RECEIPT, HERE),
        lambda hearing: hearing.kept(BADGE, HERE, 0),
    ):
        hearing = Hearing()
        tell(hearing)
        assert hearing.stands(BADGE, Span(2, 8))
        assert not hearing.stands(RECEIPT, Span(2, 8))

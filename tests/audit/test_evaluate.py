"""Figures of a marked corpus, and the same from nervaluate."""

import random
from datetime import date

import pytest
from nervaluate.evaluator import Evaluator

from pii_guard import Guard, PolicyError
from pii_guard.audit.corpus import Gold, Message, Placed
from pii_guard.audit.evaluate import evaluated, new_leaks
from pii_guard.audit.evaluation_page import page
from pii_guard.model import Action

GUARD = Guard()
PHONE, NAME = "010-2345-6789", "김순자"


def marked(text, *spans, form="", place="1"):
    gold = tuple(Gold(start=text.index(s), end=text.index(s) + len(s), entity=e) for s, e in spans)
    return Placed(place, Message(text=text, spans=gold, form=form))


def test_what_is_found_as_marked_leaks_nothing_and_scores_one():
    one = marked(f"연락처 {PHONE}예요", (PHONE, "PHONE_NUMBER"), form="띄어 씀")
    done = evaluated([one], GUARD)
    assert done.whole.measured() == dict.fromkeys(done.whole.measured(), 1.0) | {"leak": 0.0}
    assert done.by_form["띄어 씀"].gold == 1
    assert done.leaks == []


def test_what_stays_readable_is_counted_in_characters_and_named_by_its_place():
    done = evaluated([marked("비밀 문구는 사과나무", ("사과나무", "SECRET"), place="7")], GUARD)
    assert done.whole.leak == 1.0
    (leak,) = done.leaks
    assert (leak.place, leak.entities, leak.characters) == ("7", ("SECRET",), 4)
    assert done.confusion == {("SECRET", "–"): 1}
    assert "사과나무" not in str(done.as_json())


def test_of_a_blocked_message_nothing_is_readable():
    done = evaluated([marked(f"주민번호 900101-1990027 {NAME}", ("900101-1990027", "KR_RRN"), (NAME, "PERSON"))], GUARD)
    assert done.whole.leaked == 0


def test_another_entity_over_the_same_characters_is_a_confusion_and_no_leak():
    done = evaluated([marked(f"연락처 {PHONE}", (PHONE, "CREDIT_CARD"))], GUARD)
    assert done.confusion == {("CREDIT_CARD", "PHONE_NUMBER"): 1}
    assert (done.whole.leak, done.whole.strict) == (0.0, 0)


def test_a_corpus_in_which_nothing_is_marked_is_told():
    with pytest.raises(PolicyError, match="spans"):
        evaluated([Placed("1", Message(text="안녕하세요"))], GUARD)


def test_only_leaks_that_the_baseline_has_not_are_new():
    before = evaluated([marked("비밀은 사과", ("사과", "SECRET"), place="1")], GUARD).as_json()
    after = evaluated(
        [
            marked("비밀은 사과", ("사과", "SECRET"), place="1"),
            marked("암호는 배나무", ("배나무", "SECRET"), place="2"),
        ],
        GUARD,
    )
    assert [leak.place for leak in new_leaks(after, before)] == ["2"]
    with pytest.raises(PolicyError):
        new_leaks(after, {})


def _corpus(size=60):
    draw = random.Random(7)
    for n in range(size):
        phone = f"010-{draw.randrange(2000, 9999)}-{draw.randrange(1000, 9999)}"
        frames = (
            (f"연락처 {phone}예요", ((phone, "PHONE_NUMBER"),)),
            (f"신청인 {NAME}, 전화 {phone}", ((NAME, "PERSON"), (phone, "PHONE_NUMBER"))),
            (f"접수번호 {phone[4:]}", ((phone[4:], "PHONE_NUMBER"),)),
            (f"번호 {phone}번", ((phone + "번", "PHONE_NUMBER"),)),
            ("재산세 문의요", ()),
        )
        text, spans = frames[n % len(frames)]
        yield marked(text, *spans, place=str(n))


def test_the_figures_are_those_of_nervaluate():
    corpus = list(_corpus())
    found = [[f for f in GUARD.survey(one.message.text).findings if f.action is not Action.ALLOW] for one in corpus]
    true = [[{"label": g.entity, "start": g.start, "end": g.end} for g in one.message.spans or ()] for one in corpus]
    said = [[{"label": f.entity, "start": f.start, "end": f.end} for f in of] for of in found]
    theirs = Evaluator(true, said, tags=["PHONE_NUMBER", "PERSON"], loader="dict").evaluate()["overall"]
    ours = evaluated(corpus, GUARD).whole.measured()
    assert ours["precision_strict"] == pytest.approx(theirs["strict"].precision)
    assert ours["recall_strict"] == pytest.approx(theirs["strict"].recall)
    assert ours["precision_partial"] == pytest.approx(theirs["ent_type"].precision)
    assert ours["recall_partial"] == pytest.approx(theirs["ent_type"].recall)


def test_the_page_holds_figures_and_reasons_and_no_message():
    done = evaluated(list(_corpus()), GUARD)
    explained = [(leak.place, leak.entities, GUARD.explain("재산세 문의요")) for leak in done.worst]
    shown = page(done, explained, GUARD.provenance, date(2026, 11, 30), "ko")
    assert "default-src 'none'" in shown
    assert "<svg" in shown
    assert NAME not in shown
    assert "<script" not in shown
    assert "style=" not in shown, "the page's own policy would not let it in"


def test_the_page_says_what_was_measured_and_when_and_where_nothing_came_close():
    done = evaluated([marked("비밀 문구는 사과나무", ("사과나무", "SECRET"), place="7")], GUARD)
    explained = [("7", ("SECRET",), GUARD.explain("재산세 문의요"))]
    shown = page(done, explained, GUARD.provenance, date(2026, 11, 30), "en")
    for said in ("2026-11-30", GUARD.provenance.policy_sha256, GUARD.provenance.catalog_sha256, "nothing came close"):
        assert said in shown

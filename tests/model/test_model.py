import json

from pii_guard.model import Action, Decision, Evidence, Notice, Provenance, Ruling, Span

MESSAGE = "😀 제 번호는 010-1234-5678 😀"
PROVENANCE = Provenance("default", "2026-12-01", "a" * 64, "b" * 64)


def decision(**changes):
    ruling = Ruling(
        "PHONE_NUMBER", "mobile", "전화번호", (Span(8, 21),), Evidence.CONFIRMED, True, "PHONE_NUMBER/mobile",
        Action.REDACT, "otherwise", "이름 없는 조항", Span(8, 14),
    )  # fmt: skip
    fields = {
        "action": Action.REDACT, "text": "😀 제 번호는 [전화번호] 😀", "findings": (ruling,), "code": None,
        "notice": Notice("REDACT", "가렸습니다", "가렸어요", "redacted"), "decision_id": "d1",
        "provenance": PROVENANCE, "took_us": 21,
    }  # fmt: skip
    return Decision(**{**fields, **changes})


def test_offsets_are_given_in_code_points_and_in_utf_16():
    finding = decision().as_json(MESSAGE)["findings"][0]
    assert (finding["start"], finding["end"]) == (8, 21)
    assert (finding["start_utf16"], finding["end_utf16"]) == (9, 22)
    assert finding["parts"] == [[8, 21]]
    assert finding["out"] == [8, 14]


def test_the_fields_are_those_of_the_contract():
    native = decision().as_json(MESSAGE)
    assert list(native) == [
        "action", "text", "code", "decision_id", "took_us", "findings", "notice", "policy", "catalog",
    ]  # fmt: skip
    assert native["policy"] == {"id": "default", "version": "2026-12-01", "sha256": "a" * 64}
    assert native["catalog"] == {"sha256": "b" * 64}
    assert native["notice"] == {"code": "REDACT", "ko": "가렸습니다", "easy_ko": "가렸어요", "en": "redacted"}


def test_no_field_holds_the_found_value():
    assert "1234" not in repr(decision().as_json(MESSAGE))


def test_what_could_not_be_examined_has_a_code_and_no_text():
    native = decision(action=Action.BLOCK, text=None, findings=(), code="TOO_LONG", notice=None).as_json(MESSAGE)
    assert (native["text"], native["code"], native["findings"], native["notice"]) == (None, "TOO_LONG", [], None)


def test_a_decision_gives_its_own_answer_and_leaves_out_what_it_cannot_count():
    alone = decision().as_json()
    assert "start_utf16" not in alone["findings"][0]
    native = decision().as_json(MESSAGE)
    del native["findings"][0]["start_utf16"], native["findings"][0]["end_utf16"]
    assert alone == native
    assert json.loads(json.dumps(alone)) == alone, "plain JSON values"


def test_a_decision_under_another_id_is_the_same_otherwise():
    before = decision()
    after = before.under("d2")
    assert (after.decision_id, before.decision_id) == ("d2", "d1")
    assert after == decision(decision_id="d2")
    assert hash(after) == hash(decision(decision_id="d2"))

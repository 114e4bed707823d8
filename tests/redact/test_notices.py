import re
from dataclasses import replace
from itertools import product

import pytest

from pii_guard.model import Action, Evidence, Ruling, Span
from pii_guard.redact.notices import notice_for, undelivered

CODES = ("TOO_LONG", "DEADLINE", "RECOGNIZER_FAILED")
BUBBLE_STAYS = (False, True)
LOAN_WORDS = re.compile(
    "마스킹|필터|에러|블록|차단|메시지|채팅|시스템|데이터|입력|삭제|오류|서버|체크|리젝|세션|토큰|PII"
)
BLAME = re.compile("위반|잘못|금지|불법|경고")


def rulings(*entities, action):
    return [Ruling(e, "", "x", (Span(0, 1),), Evidence.PLAUSIBLE, False, "r", action, "c", "w") for e in entities]


def all_notices(catalog):
    entities = [r.entity for r in catalog.recognizers if not r.decoy]
    groups = [(e,) for e in entities] + list(product(entities, repeat=2)) + [tuple(entities)]
    for action, group, stays in product((Action.REDACT, Action.BLOCK), groups, BUBBLE_STAYS):
        yield notice_for(action, None, rulings(*group, action=action), stays, catalog)
    for code, stays in product(CODES, BUBBLE_STAYS):
        yield notice_for(Action.BLOCK, code, (), stays, catalog)


def sentences(text):
    return [s.strip() for s in re.findall(r"[^.]+\.", text)]


def test_nothing_is_said_when_nothing_happened(small_catalog):
    assert notice_for(Action.ALLOW, None, (), False, small_catalog) is None
    allowed = rulings("PHONE_NUMBER", action=Action.ALLOW)
    assert notice_for(Action.ALLOW, None, allowed, False, small_catalog) is None


def test_every_notice_is_short_polite_and_without_loan_words(small_catalog):
    for notice in all_notices(small_catalog):
        for text in (notice.ko, notice.easy_ko):
            assert 1 <= len(sentences(text)) <= 3, text
            assert "".join(re.findall(r"[^.]+\.", text)) == text, text
            for sentence in sentences(text):
                assert len(sentence) <= 40, sentence
                assert re.search(r"(니다|세요)\.$", sentence), sentence
            assert not LOAN_WORDS.search(text), text
            assert not BLAME.search(text), text
        assert len(notice.easy_ko) < len(notice.ko)


def test_every_notice_is_there_in_english_too_in_at_most_three_sentences(small_catalog):
    for notice in all_notices(small_catalog):
        assert notice.en.isascii()
        assert 1 <= len(sentences(notice.en)) <= 3, notice.en


def test_a_block_names_what_stopped_the_message_and_not_what_else_was_found(small_catalog):
    found = [*rulings("PHONE_NUMBER", action=Action.REDACT), *rulings("KR_RRN", action=Action.BLOCK)]
    notice = notice_for(Action.BLOCK, None, found, False, small_catalog)
    assert notice.code == "BLOCK"
    assert notice.ko.startswith("보내신 글에 주민등록번호가 있어 전달하지 않았습니다.")
    assert "전화번호" not in notice.ko
    assert "resident number" in notice.en


def test_a_redaction_names_each_part_once_and_the_particle_agrees(small_catalog):
    found = rulings("PHONE_NUMBER", "PERSON", "PHONE_NUMBER", action=Action.REDACT)
    assert notice_for(Action.REDACT, None, found, False, small_catalog).ko.startswith("전화번호와 이름은 가리고")
    found = rulings("KR_ADDRESS", action=Action.REDACT)
    assert notice_for(Action.REDACT, None, found, False, small_catalog).ko.startswith("주소는 가리고")


def test_many_parts_are_summed_up(small_catalog):
    found = rulings("KR_BRN", "KR_VEHICLE_PLATE", "KR_ADDRESS", "PERSON", action=Action.REDACT)
    notice = notice_for(Action.REDACT, None, found, False, small_catalog)
    assert notice.ko.startswith("사업자등록번호, 차량번호 등은 가리고")
    assert "and name" in notice.en or "and more" in notice.en


@pytest.mark.parametrize("action", [Action.REDACT, Action.BLOCK])
def test_in_kakaotalk_the_writer_is_told_of_the_bubble_that_remains(small_catalog, action):
    found = rulings("PHONE_NUMBER", action=action)
    kakao = notice_for(action, None, found, True, small_catalog)
    assert all("대화방" in text and "지워 주세요" in text for text in (kakao.ko, kakao.easy_ko))
    assert "chat room" in kakao.en
    assert "대화방" not in notice_for(action, None, found, False, small_catalog).ko
    assert "다시 보내지 않으셔도" not in kakao.ko


@pytest.mark.parametrize("channel", ["KakaoTalk", "county-kakao", "카카오 kakao 채널"])
def test_a_channel_is_kakaotalk_however_the_policy_writes_it(small_catalog, channel):
    found = rulings("PHONE_NUMBER", action=Action.REDACT)
    assert notice_for(Action.REDACT, None, found, channel, small_catalog) == notice_for(
        Action.REDACT, None, found, "kakaotalk", small_catalog
    )


@pytest.mark.parametrize("code", CODES)
def test_what_could_not_be_examined_stays_with_its_writer(small_catalog, code):
    notice = notice_for(Action.BLOCK, code, (), False, small_catalog)
    assert notice.code == code
    assert "그대로 있습니다" in notice.ko
    assert "그대로 있습니다" in notice.easy_ko
    assert "stays with you" in notice.en


def test_no_notice_claims_that_nothing_was_stored(small_catalog):
    assert not any("저장" in n.ko + n.easy_ko or "stored" in n.en for n in all_notices(small_catalog))


def test_a_trouble_that_the_library_does_not_know_means_try_again_later():
    assert undelivered("UPSTREAM_DOWN") == replace(undelivered("DEADLINE"), code="UPSTREAM_DOWN")
    assert undelivered("TOO_LONG").ko != undelivered("DEADLINE").ko

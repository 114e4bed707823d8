"""Addresses: what the examples of the recognizer cannot say."""

import importlib
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pii_guard.fold.folding import fold
from pii_guard.model import ANY_OFFICE, Evidence, Office

KR_ADDRESS = importlib.import_module("pii_guard.recognizers.kr_address").RECOGNIZER
OFFICE = "전북특별자치도 고창군 고창읍 중앙로 245"


def found(message: str, home: str = ""):
    text = fold(message)
    return [(text.folded[c.parts[0].start : c.parts[0].end], c.evidence) for c in KR_ADDRESS.find(text, Office(home))]


@pytest.mark.parametrize(
    ("message", "evidence"),
    [
        ("전북 고창군 고창읍 월곡로 92", Evidence.CONFIRMED),
        ("전북 고창군 고창읍 교촌리 231", Evidence.CONFIRMED),
        ("전북 고창군 심원면 판교역로 185", Evidence.PLAUSIBLE),  # no such road there
        ("전북 고창군 고창읍 새이름로 12", Evidence.PLAUSIBLE),  # named since the tables were made, perhaps
        ("월곡로 92에 살아요", Evidence.PLAUSIBLE),
        ("101동 1203호", Evidence.PLAUSIBLE),
    ],
)
def test_evidence_is_what_the_gazetteer_confirms(message, evidence):
    assert [e for _, e in found(message)] == [evidence]


def test_the_region_of_the_office_makes_its_own_roads_certain():
    assert found("동리로 83 앞 가로등이요") == []
    assert found("동리로 83 앞 가로등이요", home="전북 고창군") == [("동리로 83", Evidence.CONFIRMED)]
    assert found("하나로 5년 했어요", home="대전 유성구") == []


@pytest.mark.parametrize("kind", ["road", "lot", "apartment"])
def test_every_kind_is_found_and_declared(kind):
    message = {"road": OFFICE, "lot": "고창읍 교촌리 산 12-3", "apartment": "현대아파트 101동 1203호"}[kind]
    (candidate,) = KR_ADDRESS.find(fold(message), ANY_OFFICE)
    assert candidate.kind == candidate.name == kind
    assert kind in KR_ADDRESS.kinds


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("고창읍 월곡로 92, 103동 1502호", "고창읍 월곡로 **, ***동 ****호"),
        ("고창읍 동리로 12번길 7", "고창읍 동리로 12번길 *"),
        ("고창읍 교촌리 산 12-3번지", "고창읍 교촌리 산 **-*번지"),
        ("주공 3단지 302-1507", "주공 3단지 ***-****"),
        ("성산빌라 B동 지하 1호", "성산빌라 *동 지하 *호"),
        ("고창읍 월곡로 ９２", "고창읍 월곡로 **"),
        ("고창읍 교촌리 이백삼십일 다시 오번지", "고창읍 교촌리 ***-*번지"),
    ],
)
def test_a_partial_mask_keeps_the_road_and_hides_every_number_behind_it(value, shown):
    assert KR_ADDRESS.partial(value) == shown
    assert found(shown) == []


@pytest.mark.parametrize(
    ("value", "town"),
    [
        ("전북 고창군 고창읍 월곡로 92, 103동 1502호", "전북 고창군 고창읍 "),
        ("전북고창군고창읍월곡로92", "전북고창군고창읍"),
        ("성남시 분당구 판교역로146번길 34", "성남시 분당구 "),
        ("고창/고창읍/월곡로 92", "고창/고창읍/"),
        ("고창읍 교촌리 산 12-3번지", "고창읍 "),
        ("고창읍 교촌리 현대아파트 101동 1203호", "고창읍 "),
        ("서울 서초구 서초동 산 123-4", "서울 서초구 서초동 "),
        ("서울 중구 남대문로5가 145", "서울 중구 남대문로5가 "),
        ("월곡로 92", ""),
        ("교촌리 12-3", ""),
        ("고창읍 교촌리 이백삼십일번지", "고창읍 "),
        ("동호수는 101-1203", ""),
    ],
)
def test_the_town_of_an_address_ends_before_its_road_its_ri_or_its_lot(value, town):
    (keep,) = KR_ADDRESS.keeps
    assert (keep.name, value[: keep.front(value)]) == ("eupmyeondong", town)


@pytest.mark.parametrize(
    ("value", "public"),
    [
        (OFFICE, True),
        ("고창읍 중앙로 245", True),
        ("고창군 중앙로 245", True),
        ("중앙로 245", True),
        ("전북고창군고창읍중앙로245", True),
        ("전라북도 고창군 고창읍 중앙로 245번지", True),
        ("부안군 부안읍 중앙로 245", False),
        ("서울 중앙로 245", False),
        ("고창군 흥덕면 중앙로 245", False),
        ("고창읍 중앙로 246", False),
        ("고창읍 중앙로 245-1", False),
        ("고창읍 중앙로 245 3층", False),
        ("고창읍 중앙로 245, 101동 1203호", False),
        ("고창읍 중앙로 245, 247", False),
        ("고창읍 중앙로 이백사십오", True),
        ("고창군", False),
    ],
)
def test_a_listed_address_matches_in_its_own_place_and_without_a_flat(value, public):
    assert KR_ADDRESS.is_public(value, OFFICE, False) is public


def test_a_flat_of_a_listed_address_is_public_only_when_the_entry_says_so():
    flat = "고창읍 중앙로 245 3층"
    assert not KR_ADDRESS.is_public(flat, OFFICE, False)
    assert KR_ADDRESS.is_public(flat, OFFICE, True)
    assert KR_ADDRESS.is_public(flat, OFFICE + " 3층", False)


@pytest.mark.parametrize(
    "said",
    [
        "백일동 천이백삼호",
        "101동 천이백삼호",
        "백일동 1203호",
        "일공일동 일이공삼호",
        "현대아파트 백일동 천이백삼호",
        "현대아파트 천이백삼호",
    ],
)
def test_a_flat_is_found_however_its_numbers_are_said(said):
    assert [a for a, _ in found(said + "에 살아요")] == [said]


@pytest.mark.parametrize("said", ["공공동 천이백호 공급", "이동 사천호 건설", "국도 이십삼호선", "활동 이천호"])
def test_numerals_that_say_no_flat_stay(said):
    assert found(said) == []


def test_particles_and_what_follows_stay_out():
    for behind in (
        "에 살아요",
        "으로 보내 주세요",
        "입니다",
        "이고요",
        " 앞 도로가 꺼졌어요",
        " 건물 3층에 가게를 냈어요",
        "랑 옆집",
    ):
        assert [a for a, _ in found(OFFICE + behind)] == [OFFICE]


WORDS = (
    *(
        "고창읍",
        "월곡로",
        "교촌리",
        "서울",
        "현대아파트",
        "산",
        "지하",
        "외",
        "필지",
        "번지",
        "번길",
        "로",
        "길",
        "리",
        "동",
        "가",
    ),
    *("92", "12-3", "101동", "1203호", "3층", "(", ")", ",", "~", " ", "\n"),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map("".join))
def test_any_mixture_of_its_words_gives_ordered_spans_that_do_not_overlap(message):
    folded = fold(message).folded
    spans = [c.parts[0] for c in KR_ADDRESS.find(fold(message), ANY_OFFICE)]
    assert all(0 <= s.start < s.end <= len(folded) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(any(c.isdigit() for c in folded[s.start : s.end]) for s in spans)

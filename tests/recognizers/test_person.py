"""The model of names: what it covers, what it leaves readable, and that it stays bounded."""

import importlib
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard.fold.folding import fold
from pii_guard.model import ANY_OFFICE
from pii_guard.recognizer.expressions import Expression, expression_faults

person = importlib.import_module("pii_guard.recognizers.person")
model = importlib.import_module("pii_guard.recognizers.person.model")
syllables = importlib.import_module("pii_guard.recognizers.person.syllables")
words = importlib.import_module("pii_guard.recognizers.person.words")
cues = importlib.import_module("pii_guard.recognizers.person.cues")

SURNAMES = sorted(syllables.SURNAMES, key=lambda s: (-syllables.SURNAMES[s], s))
FRAMES = (
    "저는 {}입니다",
    "신청인: {}",
    "예금주 {} 예요",
    "{}씨가 신청했어요",
    "어머니 {} 명의예요",
    "{}한테 물려줬어요",
    "{}이라고 합니다",
    "{}, 010-2345-6789",
)
NAMES = ("김말순", "이도윤", "박하늘", "정영자", "최서아", "남궁민수", "황보혜진", "류현우", "구복례", "천은별")
NOUNS = ("조사료", "신청서", "고지서", "조합장", "주무관", "이장님", "공시지가", "정수기", "고구마", "이용자", "우체국")


def names_in(message: str) -> list[str]:
    text = fold(message)
    if not any(re.search(trigger, text.folded) for trigger in person.RECOGNIZER.triggers):
        return []
    return [text.folded[p.start : p.end] for c in person.RECOGNIZER.find(text, ANY_OFFICE) for p in c.parts]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_covered_and_its_particle_is_not(frame: str, name: str) -> None:
    assert names_in(frame.format(name)) == [name]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("noun", NOUNS)
def test_an_ordinary_noun_in_the_place_of_a_name_is_none(frame: str, noun: str) -> None:
    assert names_in(frame.format(noun)) == []


@pytest.mark.parametrize("surname", SURNAMES)
def test_every_surname_makes_a_name_behind_a_label(surname: str) -> None:
    assert names_in(f"성명: {surname}영희") == [f"{surname}영희"]


@pytest.mark.parametrize("given_name", sorted(syllables.COMMON)[::7])
def test_a_frequent_given_name_is_known_in_a_self_introduction(given_name: str) -> None:
    assert names_in(f"저는 김{given_name}입니다") == [f"김{given_name}"]


@pytest.mark.parametrize("masked", ["홍*동", "홍**", "김OO", "김○○", "남**수", "김*"])
def test_what_is_masked_already_is_no_name(masked: str) -> None:
    assert names_in(f"신청인 {masked} 님") == []


@pytest.mark.parametrize(("name", "shown"), [("홍길동", "홍*동"), ("허준", "허*"), ("남궁민수", "남**수")])
def test_the_partial_mask_is_the_one_on_korean_papers_and_is_not_found_again(name: str, shown: str) -> None:
    assert person.RECOGNIZER.partial(name) == shown
    assert names_in(f"신청인: {shown}") == []


def test_a_figure_of_history_is_a_name_only_with_a_cue() -> None:
    assert names_in("이순신 축제 언제 하나요") == []
    assert names_in("저는 이순신입니다") == ["이순신"]


def test_weights_rise_with_what_speaks_for_a_name() -> None:
    assert model.name_weights("박", "숙희").alone > model.name_weights("이", "인도").alone > 0
    assert model.name_weights("신", "청서").alone == 0
    assert model.name_weights("김", "과장").alone == 0


def test_an_inflected_word_is_seen_through() -> None:
    assert model.is_inflected("신청은")
    assert not model.is_inflected("박서준")


def test_no_listed_word_is_longer_than_a_name() -> None:
    assert {len(word) for word in words.STOP} == {2, 3}
    assert {len(word) for word in syllables.COMMON} == {2}


@given(st.text(alphabet="김이박신청인성명이름은는님씨 한테입니다라고:,0123456789-\nABab남궁응우옌티", max_size=60))
def test_a_finding_lies_inside_the_text_and_covers_no_digit(message: str) -> None:
    text = fold(message)
    for candidate in person.RECOGNIZER.find(text, ANY_OFFICE):
        (part,) = candidate.parts
        found = text.folded[part.start : part.end]
        assert found == found.strip()
        assert not re.search("[0-9\n]", found)
        assert candidate.kind in person.RECOGNIZER.kinds


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(message: str) -> None:
    list(person.RECOGNIZER.find(fold(message), ANY_OFFICE))


@pytest.mark.parametrize("module", ["cues", "foreign", "grammar"])
def test_no_expression_repeats_without_a_bound(module: str) -> None:
    declared = vars(importlib.import_module(f"pii_guard.recognizers.person.{module}")).values()
    shapes = [value for one in declared for value in (one.values() if isinstance(one, dict) else [one])]
    expressions = [value.pattern for value in shapes if isinstance(value, Expression)]
    assert expressions
    for expression in expressions:
        assert "a quantifier has no upper bound" not in list(expression_faults(expression))


def test_repeated_names_are_each_found_once() -> None:
    assert names_in("김하늘 씨 " * 50) == ["김하늘"] * 50


UNLIKELY = ("형돈", "세찬", "봄이", "리안", "용팔", "끝순", "채이", "윤슬")  # in no measured set
SPOKEN_OF = (
    "접수자 {}",
    "{} 고객님",
    "{} 대리님께서 전화하셨어요",
    "윗집 사는 {} 씨가 쿵쿵거려요",
    "가해자는 {}",
    "옆집 {} 할머니가 넘어지셨어요",
    "{}, 010-2345-6789",
    "계좌주 {}",
)


@pytest.mark.parametrize("frame", SPOKEN_OF)
def test_names_of_seldom_given_syllables_are_found_where_people_speak_of_someone(frame: str) -> None:
    rng = random.Random(20260313)
    said = [rng.choice(SURNAMES[:60]) + given for given in UNLIKELY]
    assert [names_in(frame.format(name)) for name in said] == [[name] for name in said]


def test_what_spares_the_search_for_a_tail_hides_none() -> None:
    spared, whole = cues.TAIL, re.compile(cues.TAIL.pattern.replace(cues.MAY_FOLLOW, "", 1))
    assert whole.pattern != spared.pattern
    tails = f"{cues.LONG_TITLES}|{cues.SHORT_TITLES}|{cues.FIELDS}|{cues.MATTERS}|{cues.OWNERS}|{cues.DESPISED}".split(
        "|"
    )
    texts = [example.text for example in person.RECOGNIZER.examples]
    texts += [f"{mark}{tail}" for tail in tails for mark in ("", " ", ",", ", ", "(", " (", "이 ", "의 ")]
    for text in texts:
        for place in range(len(text)):
            one, other = spared.match(text, place), whole.match(text, place)
            assert (one and (one.lastgroup, one.span())) == (other and (other.lastgroup, other.span())), text[place:]

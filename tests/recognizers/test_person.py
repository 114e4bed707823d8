"""Names: what is covered, what is left readable, and that what was fitted is what is committed."""

import importlib
import re
import tomllib
from hashlib import sha256
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard.fold.folding import fold
from pii_guard.model import ANY_OFFICE

PACKAGE = "pii_guard.recognizers.person"
person = importlib.import_module(PACKAGE)
MODULES = ("asking", "candidates", "features", "figures", "grammar", "lexicon", "reach", "scoring", "surnames", "words")
asking, candidates, features, figures, grammar, lexicon, reach, scoring, surnames, words = (
    importlib.import_module(f"{PACKAGE}.{name}") for name in MODULES
)
DATA = files("pii_guard.data")
PROVENANCE = tomllib.loads(DATA.joinpath("names.toml").read_text("utf-8"))

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
NAMES = (
    "김말순",
    "이도윤",
    "박하늘",
    "정영자",
    "최서아",
    "남궁민수",
    "황보혜진",
    "류현우",
    "구복례",
    "천은별",
    "표점례",
    "온세진",
)
NOUNS = (
    "조사료",
    "신청서",
    "고지서",
    "조합장",
    "주무관",
    "이장님",
    "공시지가",
    "정수기",
    "고구마",
    "이용자",
    "우체국",
)
ASKED = "예금주 {} 예요"  # what a label asks for and the copula states is a name, be it a word
ROLES = ("위반자", "건축주", "청구인", "구직자", "발주자", "당숙모", "보내는분", "산모", "검침원", "현장소장")


def names_in(message: str) -> list[str]:
    text = fold(message)
    if not any(re.search(trigger, text.folded) for trigger in person.RECOGNIZER.triggers):
        return []
    return [text.folded[p.start : p.end] for c in person.RECOGNIZER.find(text, ANY_OFFICE) for p in c.parts]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_covered_and_its_particle_is_not(frame: str, name: str) -> None:
    assert names_in(frame.format(name)) == [name]


@pytest.mark.parametrize("frame", [frame for frame in FRAMES if frame != ASKED])
@pytest.mark.parametrize("noun", NOUNS)
def test_an_ordinary_noun_in_the_place_of_a_name_is_none(frame: str, noun: str) -> None:
    assert names_in(frame.format(noun)) == []


@pytest.mark.parametrize("surname", surnames.SURNAMES)
def test_every_surname_makes_a_name_behind_a_label(surname: str) -> None:
    assert names_in(f"성명: {surname}영희") == [f"{surname}영희"]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("mark", [": ", " : ", " | ", "\t", "\n"])
def test_a_role_with_a_mark_is_a_field_whatever_the_role(role: str, mark: str) -> None:
    assert names_in(f"{role}{mark}표지환") == ["표지환"]


@pytest.mark.parametrize(
    "line",
    [
        "[{}] [오후 2:11] 네 알겠습니다",
        "2026년 4월 9일 오후 3:20, {} : 내일 갈게요",
        '2026-03-13 15:12:44,"{}","네"',
        "{}님이 나갔습니다.",
        "{} : 아까 그 반장입니다",
    ],
)
@pytest.mark.parametrize("name", ["유동찬", "심우택", "차미령", "민지현"])
def test_the_speaker_of_a_chat_export_is_covered(line: str, name: str) -> None:
    assert names_in(line.format(name)) == [name]


@pytest.mark.parametrize("noun", ["변경", "정정", "지정", "배정", "이전", "조회", "말소", "해지"])
@pytest.mark.parametrize("role", ["소유자", "명의", "세대주", "담당자", "보호자"])
def test_a_noun_with_its_particle_behind_a_role_is_none(role: str, noun: str) -> None:
    topic = "은" if (ord(noun[-1]) - 0xAC00) % 28 else "는"
    assert names_in(f"{role} {noun}{topic} 어디서 해요") == []


@pytest.mark.parametrize("filled", ["없음", "미상", "비공개", "익명", "무명", "미기재", "해당없음"])
@pytest.mark.parametrize("label", ["이름", "성명", "신청인", "예금주"])
def test_a_field_without_a_name_holds_none(label: str, filled: str) -> None:
    assert names_in(f"{label}: {filled}") == []


def test_a_found_name_stands_wherever_it_recurs() -> None:
    assert names_in("최우람님 반갑습니다. 최우람 건 확인했고") == ["최우람", "최우람"]
    assert names_in("큰형(표태만) 지분인데 표태만, 표경구 둘 다 안 냄") == ["표태만", "표태만", "표경구"]


def test_names_of_one_list_support_one_another() -> None:
    assert names_in("형제 3명(표태만, 표경구, 표점례) 지분") == ["표태만", "표경구", "표점례"]


@pytest.mark.parametrize("masked", ["홍*동", "홍**", "김OO", "김○○", "남**수", "김*"])
def test_what_is_masked_already_is_no_name(masked: str) -> None:
    assert names_in(f"신청인 {masked} 님") == []


@pytest.mark.parametrize(("name", "shown"), [("홍길동", "홍*동"), ("허준", "허*"), ("남궁민수", "남**수")])
def test_the_partial_mask_is_the_one_on_korean_papers_and_is_not_found_again(name: str, shown: str) -> None:
    assert person.RECOGNIZER.partial(name) == shown
    assert names_in(f"신청인: {shown}") == []


def test_a_figure_of_history_is_a_name_only_where_a_label_asks() -> None:
    assert names_in("이순신 축제 언제 하나요") == []
    assert names_in("유관순 기념관 여나요") == []
    assert names_in("저는 이순신입니다") == ["이순신"]
    assert names_in("신청인: 유관순") == ["유관순"]


def test_a_member_of_parliament_is_readable_beside_the_office_alone() -> None:
    assert "강병원" in figures.legislators()
    assert names_in("강병원 의원 공약이 뭐예요") == []
    assert names_in("국회의원 강병원 사무실 전화번호요") == []
    assert names_in("신청인: 강병원") == ["강병원"]
    assert names_in("저는 강병원입니다") == ["강병원"]


def test_who_are_members_of_parliament_says_an_open_source() -> None:
    source = tomllib.loads(DATA.joinpath("legislators.toml").read_text("utf-8"))["source"]
    assert source["licence"].startswith("MIT")
    assert source["url"].startswith("https://")
    assert len(figures.legislators()) > 600


def test_a_number_read_aloud_is_no_name_unless_a_label_asks() -> None:
    assert names_in("팔공일ㅋㅋ") == []
    assert names_in("성명: 이구일") == ["이구일"]


def test_a_name_that_ends_in_ha_is_no_verb() -> None:
    assert names_in("선주하가 두고 갔어요") == ["선주하"]
    assert names_in("고시하여 알립니다") == []


def test_no_form_of_address_is_a_given_name() -> None:
    assert {len(word) for word in words.ADDRESS} == {2}
    assert names_in("김대리가 그랬어요") == []


def test_repeated_names_are_each_found_once() -> None:
    assert names_in("김하늘 씨 " * 50) == ["김하늘"] * 50


LETTERS = "김이박신청인성명이름은는님씨 한테입니다라고:,0123456789-\nABab남궁응우옌티"


@given(st.text(alphabet=LETTERS, max_size=60))
def test_a_finding_lies_inside_the_text_and_covers_no_digit(message: str) -> None:
    text = fold(message)
    for candidate in person.RECOGNIZER.find(text, ANY_OFFICE):
        (part,) = candidate.parts
        found = text.folded[part.start : part.end]
        assert found == found.strip()
        assert not re.search("[0-9\n]", found)
        assert candidate.kind in person.RECOGNIZER.kinds


@given(st.text(alphabet=LETTERS, max_size=60), st.integers(0, 70), st.integers(0, 70))
def test_the_candidates_of_a_part_are_those_that_begin_in_it(message: str, begin: int, end: int) -> None:
    inside = [one for one in candidates.stretches(message) if begin <= one.start < end]
    assert list(candidates.stretches(message, begin, end)) == inside


@given(st.text(alphabet=LETTERS, max_size=60))
def test_told_of_every_place_the_grammar_finds_what_it_finds_by_itself(message: str) -> None:
    places = dict.fromkeys(range(len(message)), candidates.ALL_SHAPES)
    assert grammar.korean_names(message, places) == grammar.korean_names(message)


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(message: str) -> None:
    list(person.RECOGNIZER.find(fold(message), ANY_OFFICE))


def test_every_question_with_a_weight_is_asked() -> None:
    asked = {*features.NAME, *features.WORD, *features.AROUND}
    assert set(lexicon.model()["weights"]) <= asked


def test_the_answers_are_as_many_as_the_questions() -> None:
    message = "신청인 표점례 010-2345-6789"
    (one,) = (s for s in candidates.stretches(message) if message[s.start : s.end] == "표점례")
    answers = features.Answers.about(message, one, asking.Asking.of(message, one))
    asked = features.NAME, features.WORD, features.BEHIND, features.FRONT
    assert [len(group) for group in answers] == [len(group) for group in asked]


@pytest.mark.parametrize("file", PROVENANCE["file"], ids=lambda file: file["name"])
def test_the_committed_data_are_those_that_were_fitted(file: dict[str, str]) -> None:
    assert sha256(DATA.joinpath(file["name"]).read_bytes()).hexdigest() == file["sha256"]


def test_the_data_of_names_are_small_and_say_where_they_come_from() -> None:
    assert sum(file["bytes"] for file in PROVENANCE["file"]) <= 800_000
    assert all(source["licence"] and source["holds"] for source in PROVENANCE["source"])


def test_the_triggers_are_made_of_the_weights() -> None:
    made = set(reach.triggers(lexicon.model()))
    cells = {(shape, behind, level) for shape, _, behind, level in lexicon.model()["levels"]}
    assert len(made) == len(cells) + 3  # surnames of two syllables, given names that are no words, and 한결이가
    assert made <= set(person.RECOGNIZER.triggers)


@pytest.mark.parametrize("said", ["이고요", "이에요", "이신데", "이구만"])
def test_the_copula_behind_a_number_is_nobody(said: str) -> None:
    assert names_in(f"010-2345-6789 {said}") == []


def test_a_name_that_sounds_like_the_copula_is_found() -> None:
    assert names_in("신청인: 이인지") == names_in("010-2345-6789 이인지") == ["이인지"]
    assert names_in("신청인: 이신데") == ["이신데"]


def test_what_a_text_announces_in_a_form_is_found_by_the_trigger_of_that_form():
    asked, triggers = (importlib.import_module(f"{PACKAGE}.{name}") for name in ("asked", "triggers"))
    by_form = {form: number for number, form in triggers.ANNOUNCED.items()}
    seen = set()
    for text in (fold(example.text).folded for example in person.RECOGNIZER.examples):
        for form in asked.ASKED_FIRST:
            if list(asked.asked_names(text, {form})):
                seen.add(form)
                assert re.search(triggers.TRIGGERS[by_form[form]], text), (form, text)
    assert seen == {*asked.ASKED_FIRST}

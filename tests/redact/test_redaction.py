import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard.errors import DetectionError
from pii_guard.model import Action, Evidence, Ruling, Span
from pii_guard.redact.redaction import Redactor, placeholder_pattern

LABELS = {"PHONE_NUMBER": "전화번호", "KR_ADDRESS": "주소", "PERSON": "이름", "KR_RRN": "주민등록번호"}


def ruling(entity, *parts, action=Action.REDACT, evidence=Evidence.PLAUSIBLE):
    spans = tuple(Span(*p) for p in parts)
    return Ruling(entity, "", LABELS[entity], spans, evidence, False, f"{entity}/x", action, "otherwise", "why")


def on(message, piece, entity="PHONE_NUMBER", start=0, **more):
    at = message.index(piece, start)
    return ruling(entity, (at, at + len(piece)), **more)


@pytest.fixture(scope="session")
def redact(small_catalog):
    def run(message, rulings, style="label", keep=None):
        return Redactor(small_catalog, style, keep).redact(message, rulings)

    return run


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("label", "제 번호는 [전화번호]예요"),
        ("numbered", "제 번호는 [전화번호1]이에요"),
        ("partial", "제 번호는 010-****-5678이에요"),
        ("fixed", "제 번호는 ***이에요"),
    ],
)
def test_each_style_shows_the_number_in_its_own_way(redact, style, expected):
    message = "제 번호는 010-1234-5678이에요"
    assert redact(message, [on(message, "010-1234-5678")], style).text == expected


def test_overlapping_findings_become_one_placeholder_with_the_label_of_the_strongest(redact):
    message = "서울시 중구 01012345678 로"
    weak = ruling("KR_ADDRESS", (0, 10))
    sure = ruling("PHONE_NUMBER", (7, 18), evidence=Evidence.CONFIRMED)
    done = redact(message, [weak, sure])
    assert done.text == "[전화번호] 로"
    assert {r.out for r in done.rulings} == {Span(0, 6)}


def test_a_partial_mask_is_not_shown_where_several_findings_overlap(redact):
    message = "01012345678"
    both = [ruling("PHONE_NUMBER", (0, 11), evidence=Evidence.CONFIRMED), ruling("KR_RRN", (3, 11))]
    assert redact(message, both, "partial").text == "[전화번호]"


def test_a_partial_mask_is_not_shown_for_one_half_of_an_identifier(redact):
    message = "앞 010 뒤 12345678"
    assert redact(message, [ruling("PHONE_NUMBER", (2, 5), (8, 16))], "partial").text == "앞 [전화번호] 뒤 [전화번호]"


def test_touching_findings_keep_a_placeholder_each(redact):
    assert (
        redact("김철수01012345678", [ruling("PERSON", (0, 3)), ruling("PHONE_NUMBER", (3, 14))]).text
        == "[이름][전화번호]"
    )


def test_both_parts_of_one_identifier_carry_one_number(redact):
    message = "앞 900101 뒤 1990027 전화 01012345678"
    done = redact(message, [ruling("KR_RRN", (2, 8), (11, 18)), on(message, "01012345678")], "numbered")
    assert done.text == "앞 [주민등록번호1] 뒤 [주민등록번호1] 전화 [전화번호1]"
    assert done.text[done.rulings[0].out.start : done.rulings[0].out.end] == "[주민등록번호1] 뒤 [주민등록번호1]"


def test_one_value_keeps_its_number_however_it_is_typed(redact):
    message = "010-1234-5678 010-9999-0000 ０１０ 1234 5678"
    pieces = ["010-1234-5678", "010-9999-0000", "０１０ 1234 5678"]
    done = redact(message, [on(message, p) for p in pieces], "numbered")
    assert done.text == "[전화번호1] [전화번호2] [전화번호1]"


def test_numbering_continues_after_the_highest_number_already_in_the_text(redact):
    message = "[전화번호7] [전화번호2] [주소9] 010-1234-5678"
    assert (
        redact(message, [on(message, "010-1234-5678")], "numbered").text
        == "[전화번호7] [전화번호2] [주소9] [전화번호8]"
    )


def test_all_numbers_of_three_digits_are_given(redact):
    message = "[전화번호998] 010-1234-5678 010-9999-0000"
    done = redact(message, [on(message, "010-1234-5678"), on(message, "010-9999-0000")], "numbered")
    assert done.text == "[전화번호998] [전화번호999] [전화번호]"


def test_when_three_digits_are_used_up_the_placeholder_goes_without_a_number(redact):
    message = "[전화번호999] 010-1234-5678"
    assert redact(message, [on(message, "010-1234-5678")], "numbered").text == "[전화번호999] [전화번호]"


def test_what_is_allowed_keeps_its_text_and_says_where_it_went(redact):
    message = "김철수 010-1234-5678 063-560-2345"
    public = on(message, "063-560-2345", action=Action.ALLOW)
    done = redact(message, [on(message, "010-1234-5678"), public])
    assert done.text == "김철수 [전화번호] 063-560-2345"
    out = done.rulings[1].out
    assert done.text[out.start : out.end] == "063-560-2345"


def test_what_is_allowed_inside_something_masked_is_masked_with_it(redact):
    message = "주소 고창읍 063-560-2345 옆"
    done = redact(message, [ruling("KR_ADDRESS", (3, 19)), on(message, "063-560-2345", action=Action.ALLOW)])
    assert done.text == "주소 [주소] 옆"
    assert done.rulings[1].out == Span(3, 7)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("010-1234-5678은", "[전화번호]는"),
        ("010-1234-5678이 맞나요", "[전화번호]가 맞나요"),
        ("010-1234-5678을, 꼭", "[전화번호]를, 꼭"),
        ("010-1234-5678과 ", "[전화번호]와 "),
        ("010-1234-5678으로.", "[전화번호]로."),
        ("010-1234-5678이나 ", "[전화번호]나 "),
        ("010-1234-5678이랑\n", "[전화번호]랑\n"),
        ("010-1234-5678은행", "[전화번호]은행"),
        ("010-1234-5678이 번호", "[전화번호]이 번호"),
        ("010-1234-5678이라고", "[전화번호]이라고"),
        ("010-1234-5678 은", "[전화번호] 은"),
        ("010-1234-5678로요", "[전화번호]로요"),
    ],
)
def test_a_particle_agrees_with_the_label_only_where_it_is_one(redact, typed, cleaned):
    assert redact(typed, [on(typed, "010-1234-5678")]).text == cleaned


def test_a_particle_agrees_with_the_reading_of_the_number(redact):
    message = "010-1111-1111는 010-2222-2222은 010-3333-3333로 010-4444-4444으로"
    rulings = [on(message, f"010-{n}-{n}") for n in ("1111", "2222", "3333", "4444")]
    assert redact(message, rulings, "numbered").text == "[전화번호1]은 [전화번호2]는 [전화번호3]으로 [전화번호4]로"


def test_a_particle_in_front_of_the_next_placeholder_is_still_one(redact):
    message = "김철수과 김영희"
    assert redact(message, [on(message, "김철수", "PERSON"), on(message, "김영희", "PERSON")]).text == "[이름]과 [이름]"
    message = "김철수와010-1234-5678"
    assert redact(message, [on(message, "김철수", "PERSON"), on(message, "010-1234-5678")]).text == "[이름]과[전화번호]"


def test_a_finding_that_begins_with_the_particle_is_not_cut(redact):
    message = "010-1234-5678이"
    assert redact(message, [ruling("PHONE_NUMBER", (0, 13)), ruling("PERSON", (13, 14))]).text == "[전화번호][이름]"


def test_the_placeholder_pattern_matches_what_is_written_and_nothing_longer():
    pattern = placeholder_pattern(["전화번호", "주소"])
    wanted = ["[전화번호]", "[전화번호1]", "[주소999]"]
    text = " ".join([*wanted, "[주소1000]", "[전화]", "[ 주소]", "[주소x]", "[주소１]", "전화번호", "***"])
    assert pattern.findall(text) == wanted


def test_three_asterisks_are_a_placeholder_only_in_the_fixed_style_and_only_alone():
    pattern = placeholder_pattern(["주소"], "fixed")
    assert [m.start() for m in pattern.finditer("***은 *** 900101-1****** 010-***-1234 **** x***")] == [0, 5]
    assert not placeholder_pattern(["주소"]).search("***")


def test_a_partial_mask_that_raises_fails_closed_and_says_nothing_of_the_text():
    from pii_guard.recognizer import Pattern, Recognizer, catches, ignores
    from pii_guard.recognizer.catalog import Catalog

    def explode(value):
        raise RuntimeError(value)

    own = Recognizer(
        entity="PERSON",
        label="이름",
        label_en="name",
        source="https://example.com/",
        legal_basis="법",
        patterns=(Pattern("x", "x"),),
        partial=explode,
        examples=(catches("«x»", "x"), ignores("y", "y")),
    )
    with pytest.raises(DetectionError) as caught:
        Redactor(Catalog((own,), {}, ""), "partial").redact("김철수", [ruling("PERSON", (0, 3))])
    assert (str(caught.value), caught.value.__cause__) == ("RECOGNIZER_FAILED", None)


def test_the_front_that_a_policy_keeps_stays_in_front_of_the_placeholder(redact):
    message = "고창읍월곡로92에"
    found = [ruling("KR_ADDRESS", (0, 8))]
    assert redact(message, found, keep="town").text == "고창읍[주소]에"
    assert redact(message, found).text == "[주소]에"
    assert redact(message, found, keep="street").text == "[주소]에"
    assert redact(message, [ruling("KR_ADDRESS", (0, 3))], keep="town").text == "[주소]월곡로92에"


def test_a_front_is_counted_in_folded_characters_and_kept_as_typed(redact):
    message = "고\u200b창\u200b읍 ９２에"
    assert redact(message, [ruling("KR_ADDRESS", (0, 8))], keep="town").text == "고\u200b창\u200b읍[주소]에"


def test_a_front_that_another_finding_overlaps_is_masked_with_it(redact):
    message = "고창읍 92"
    both = [ruling("KR_ADDRESS", (0, 6)), ruling("PERSON", (0, 2))]
    assert redact(message, both, keep="town").text == "[이름]읍[주소]"


@st.composite
def marked(draw):
    """A message without brackets or asterisks, and rulings anywhere in it."""
    message = draw(st.text(st.sampled_from("가이은로0123-  나에요"), min_size=1, max_size=40))
    edges = st.integers(0, len(message))
    spans = draw(st.lists(st.tuples(edges, edges).filter(lambda e: e[0] < e[1]), max_size=8))
    actions = st.sampled_from([Action.REDACT, Action.ALLOW])
    entities = st.sampled_from(sorted(LABELS))
    return message, [ruling(draw(entities), span, action=draw(actions)) for span in spans]


@given(marked(), st.sampled_from(["label", "numbered", "partial", "fixed"]))
@pytest.mark.slow
def test_out_is_where_a_finding_went(redact, case, style):
    message, rulings = case
    done = redact(message, rulings, style)
    covered = {i for r in rulings if r.action is Action.REDACT for i in range(r.start, r.end)}
    for before, after in zip(rulings, done.rulings, strict=True):
        shown = done.text[after.out.start : after.out.end]
        if before.action is Action.REDACT:
            assert style == "partial" or re.match(r"\[|\*", shown)
            assert Span(*done.layer().back(*after.out)).covers(Span(before.start, before.end))
        elif not covered & set(range(max(0, before.start - 3), before.end)):
            assert shown == message[before.start : before.end]


@given(marked())
@pytest.mark.slow
def test_nothing_outside_the_union_of_findings_changes_but_particles(redact, case):
    message, rulings = case
    done = redact(message, rulings, "fixed")
    covered = {i for r in rulings if r.action is Action.REDACT for i in range(r.start, r.end)}
    assert done.text.replace("*", "") == "".join(c for i, c in enumerate(message) if i not in covered)


@given(marked())
@pytest.mark.slow
def test_equal_values_get_equal_numbers_and_numbers_have_no_gaps(redact, case):
    message, rulings = case
    text = redact(message, [r for r in rulings if r.entity == "PERSON"], "numbered").text
    numbers = [int(n) for n in re.findall(r"\[이름(\d+)\]", text)]
    assert sorted(set(numbers)) == list(range(1, len(set(numbers)) + 1))

"""What a policy does with findings."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard.errors import DetectionError, RequestError
from pii_guard.fold.folding import fold
from pii_guard.model import CITIZEN, Action, Evidence, Finding, Setting, Span
from pii_guard.policy import load_policy

DAY = date(2026, 12, 1)
OFFICE = """
id = "office"
version = "1"
topics = ["local-tax", "jobs"]
channels = ["website", "kakaotalk"]
[[clause]]
id = "short-rrn"
entities = ["KR_RRN"]
kinds = ["front", "masked"]
action = "redact"
why = "a"
[[clause]]
id = "rrn-never-leaves"
entities = ["KR_RRN"]
action = "block"
why = "b"
[[clause]]
id = "plates-for-car-tax"
entities = ["KR_VEHICLE_PLATE"]
topics = ["local-tax"]
direction = "citizen"
action = "allow"
why = "c"
[[clause]]
id = "names-on-the-website"
entities = ["PERSON"]
channels = ["website"]
action = "allow"
why = "d"
[[allow]]
id = "phones"
entity = "PHONE_NUMBER"
prefixes = ["063-560-"]
values = ["044-204-2000"]
owner = "정보통신팀"
until = 2026-12-01
why = "부서 전화"
[[allow]]
entity = "KR_ADDRESS"
values = ["전북 고창군 중앙로 245"]
owner = "총무팀"
until = 2027-12-31
direction = "officer"
detail = true
why = "청사"
"""


@pytest.fixture(scope="session")
def load(small_catalog, tmp_path_factory):
    def run(content):
        path = tmp_path_factory.mktemp("policy") / "office.toml"
        path.write_text(content, encoding="utf-8")
        return load_policy(path, small_catalog)

    return run


@pytest.fixture(scope="session")
def office(load):
    return load(OFFICE)


def found(message, piece, entity, kind="", evidence=Evidence.PLAUSIBLE):
    at = message.index(piece)
    return Finding(entity, kind, (Span(at, at + len(piece)),), evidence, False, f"{entity}/x")


def ruled(policy, message, piece, entity, kind="", evidence=Evidence.PLAUSIBLE, on=DAY, **setting):
    finding = found(message, piece, entity, kind, evidence)
    (ruling,) = policy.rule(fold(message), [finding], Setting(**setting), on)
    assert (ruling.entity, ruling.parts, ruling.rule) == (finding.entity, finding.parts, finding.rule)
    return ruling.action, ruling.clause


def test_nothing_found_is_nothing_ruled(office):
    assert office.rule(fold("안녕"), [], CITIZEN, DAY) == []


def test_the_first_clause_that_matches_wins(office):
    assert ruled(office, "900101-1", "900101-1", "KR_RRN", "front") == (Action.REDACT, "short-rrn")
    assert ruled(office, "x", "x", "KR_RRN") == (Action.BLOCK, "rrn-never-leaves")


def test_what_no_clause_names_is_redacted_otherwise_and_says_so(office):
    (ruling,) = office.rule(fold("x"), [found("x", "x", "KR_PASSPORT")], CITIZEN, DAY)
    assert (ruling.action, ruling.clause, ruling.label) == (Action.REDACT, "otherwise", "여권번호")
    assert "개인정보 보호법" in ruling.why


@pytest.mark.parametrize(
    ("setting", "action"),
    [
        ({"topic": "local-tax"}, Action.ALLOW),
        ({"topic": "local-tax", "direction": "officer"}, Action.REDACT),
        ({"topic": "local-tax", "direction": "bot"}, Action.REDACT),
        ({"topic": "jobs"}, Action.REDACT),
        ({}, Action.REDACT),
    ],
)
def test_a_narrowed_clause_needs_the_topic_and_direction_it_names(office, setting, action):
    assert ruled(office, "12가3456", "12가3456", "KR_VEHICLE_PLATE", **setting)[0] is action


def test_a_clause_for_a_channel_needs_that_channel(office):
    assert ruled(office, "김철수", "김철수", "PERSON", channel="website")[0] is Action.ALLOW
    assert ruled(office, "김철수", "김철수", "PERSON", channel="kakaotalk")[0] is Action.REDACT
    assert ruled(office, "김철수", "김철수", "PERSON")[0] is Action.REDACT


@pytest.mark.parametrize(
    "number",
    [
        "063-560-2345", "0635602345", "063 560 2345", "063)560-2345", "(063) 560.2345", "０６３－５６０－２３４５",
        "+82-63-560-2345", "+82 063 560 2345", "063-560-2345~7", "044-204-2000", "0442042000", "+82 44 204 2000",
    ],
)  # fmt: skip
def test_a_listed_phone_is_public_however_it_is_typed(office, number):
    message = f"세무과 {number} 맞나요"
    confirmed = ruled(office, message, number, "PHONE_NUMBER", evidence=Evidence.CONFIRMED)
    assert confirmed == (Action.ALLOW, "allow:phones")


@pytest.mark.parametrize(
    "number",
    [
        "063-561-2345",
        "063-5601-2345",
        "06356012345",
        "063 5602 345",
        "02-560-2345",
        "044-204-2001",
        "044-204-20001",
        "063-56",
    ],
)
def test_a_neighbouring_number_is_not_public(office, number):
    assert ruled(office, f"전화 {number}", number, "PHONE_NUMBER") == (Action.REDACT, "otherwise")


@pytest.mark.parametrize(
    "message",
    [
        "우리집 063-560-2345예요",
        "우리 집 번호가 063-560-2345 입니다",
        "제 번호는 063-560-2345",
        "저희 집 전화 063-560-2345",
        "063-560-2345 이게 제 번호예요",
        "063-560-2345 (본인)",
        "집전화 063-560-2345",
        "어머니 댁 063-560-2345",
    ],
)
def test_a_prefix_yields_to_words_of_ownership(office, message):
    assert ruled(office, message, "063-560-2345", "PHONE_NUMBER")[0] is Action.REDACT


@pytest.mark.parametrize(
    "message",
    [
        "제 번호는 010-1234-5678이고 지난번은 063-560-2345",
        "본인 확인은 063-560-2345로 하세요",
        "어제 번호 063-560-2345로 걸었어요",
        "과제 번호와 063-560-2345",
        "063-560-2345 담당 직원 전화번호예요",
        "우리 동네 안내 데스크 063-560-2345",
    ],
)
def test_words_that_own_something_else_take_nothing_away(office, message):
    assert ruled(office, message, "063-560-2345", "PHONE_NUMBER")[0] is Action.ALLOW


def test_an_exact_value_does_not_yield_to_words_of_ownership(office):
    assert ruled(office, "제 번호 044-204-2000", "044-204-2000", "PHONE_NUMBER")[0] is Action.ALLOW


def test_an_entry_holds_through_its_last_day(office):
    assert ruled(office, "063-560-2345", "063-560-2345", "PHONE_NUMBER", on=date(2026, 12, 1))[0] is Action.ALLOW
    assert ruled(office, "063-560-2345", "063-560-2345", "PHONE_NUMBER", on=date(2026, 12, 2))[0] is Action.REDACT


def test_an_entry_for_a_direction_holds_there_only(office):
    message = "전북 고창군 중앙로 245 3층"
    assert ruled(office, message, message, "KR_ADDRESS", direction="officer") == (Action.ALLOW, "allow:2")
    assert ruled(office, message, message, "KR_ADDRESS")[0] is Action.REDACT


def test_an_entry_removes_what_is_unsure_inside_its_span_and_nothing_else(office):
    message = "전북 고창군 중앙로 245"
    inside = [
        found(message, message, "KR_ADDRESS", evidence=Evidence.CONFIRMED),
        found(message, "고창군", "PERSON"),
        found(message, "중앙로", "PHONE_NUMBER", evidence=Evidence.CONFIRMED),
        found(message, "245", "KR_PASSPORT"),
        found(message, "245", "KR_RRN", evidence=Evidence.CONFIRMED),
    ]
    actions = [r.action for r in office.rule(fold(message), inside, Setting("officer"), DAY)]
    assert actions == [Action.ALLOW, Action.ALLOW, Action.REDACT, Action.REDACT, Action.BLOCK]


def test_what_only_overlaps_a_public_value_stays_personal(office):
    message = "김철수 063-560-2345"
    both = [found(message, "수 063-560-2345", "KR_ADDRESS"), found(message, "063-560-2345", "PHONE_NUMBER")]
    assert [r.action for r in office.rule(fold(message), both, CITIZEN, DAY)] == [Action.REDACT, Action.ALLOW]


def test_a_comparison_that_raises_fails_closed_and_says_nothing_of_the_text(load):
    def explode(value, listed, detail):
        raise RuntimeError(value)

    policy = load(OFFICE)
    entry = policy.allow[1]
    entry = replace(entry, recognizer=replace(entry.recognizer, is_public=explode))
    policy = replace(policy, allow=(entry,))
    with pytest.raises(DetectionError) as caught:
        ruled(policy, "비밀", "비밀", "KR_ADDRESS", direction="officer")
    assert (str(caught.value), caught.value.__cause__) == ("RECOGNIZER_FAILED", None)


@pytest.mark.parametrize(
    ("argument", "value"), [("direction", "Bürger"), ("topic", "secret"), ("channel", "fax"), ("topic", ["local-tax"])]
)
def test_an_unknown_argument_is_named_and_its_value_is_not(office, argument, value):
    with pytest.raises(RequestError) as caught:
        office.check_setting(Setting(**{argument: value}))
    assert str(caught.value).startswith(f"{argument}: ")
    assert str(value) not in str(caught.value)


def test_known_arguments_pass(office):
    office.check_setting(Setting("bot", "jobs", "kakaotalk"))
    office.check_setting(CITIZEN)


def test_a_policy_never_changes(office):
    with pytest.raises(AttributeError):
        office.otherwise = Action.ALLOW


@given(st.data())
@pytest.mark.slow
def test_every_finding_gets_exactly_one_ruling_in_order(office, data):
    message = data.draw(st.text(st.sampled_from("063-5 ０集집제번호\u200b"), min_size=1, max_size=30))
    edges = st.integers(0, len(message))
    spans = data.draw(st.lists(st.tuples(edges, edges).filter(lambda e: e[0] < e[1]), max_size=6))
    entities = st.sampled_from(["PHONE_NUMBER", "KR_RRN", "KR_ADDRESS", "PERSON"])
    findings = [Finding(data.draw(entities), "", (Span(*s),), Evidence.PLAUSIBLE, False, "r") for s in spans]
    rulings = office.rule(fold(message), findings, CITIZEN, DAY)
    assert [(r.entity, r.parts) for r in rulings] == [(f.entity, f.parts) for f in findings]
    assert all(r.action is Action.BLOCK for r in rulings if r.entity == "KR_RRN")


def test_a_channel_says_whether_the_writer_s_own_bubble_stays(tmp_path, small_catalog):
    file = tmp_path / "p.toml"
    file.write_text(
        'id = "p"\nversion = "1"\nchannels = ["website", { name = "talk", bubble_stays = true }]\n', "utf-8"
    )
    policy = load_policy(file, small_catalog)
    assert policy.channels == ("website", "talk")
    assert policy.bubbles == {"talk"}


NO_NAMES = """
[names]
never = ["한마음", "나래 택시"]
owner = "총무팀"
until = 2026-12-01
why = "회관과 사업의 이름"
"""


@pytest.fixture(scope="session")
def with_no_names(load):
    return load(OFFICE + NO_NAMES)


def test_a_name_inside_a_word_that_is_none_passes(with_no_names):
    passed = Action.ALLOW, "names:never"
    assert ruled(with_no_names, "한마음 회관이요", "한마음", "PERSON") == passed
    assert ruled(with_no_names, "나래 택시가 왔어요", "나래", "PERSON") == passed


def test_a_name_that_only_touches_such_a_word_does_not_pass(with_no_names):
    assert ruled(with_no_names, "김한마음 씨", "김한마음", "PERSON") == (Action.REDACT, "otherwise")
    assert ruled(with_no_names, "나래 씨가 택시로", "나래", "PERSON") == (Action.REDACT, "otherwise")


def test_words_that_are_no_names_speak_of_names_only(with_no_names):
    assert ruled(with_no_names, "한마음 회관이요", "한마음", "KR_ADDRESS") == (Action.REDACT, "otherwise")


def test_words_that_are_no_names_hold_until_their_day(with_no_names):
    message = fold("한마음 회관이요")
    finding = Finding("PERSON", "", (Span(0, 3),), Evidence.PLAUSIBLE, False, "r")
    (ruling,) = with_no_names.rule(message, [finding], CITIZEN, date(2026, 12, 2))
    assert ruling.clause != "names:never"

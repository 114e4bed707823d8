"""Presidio's REST contract, spoken to as its clients would; recorded exchanges are replayed."""

import asyncio
import importlib
import json
import os
from itertools import pairwise
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from pii_guard import Guard
from tests.sidecar import Settings, create_app, readiness, spans

RECORDED = Path(os.environ.get("PII_GUARD_DATA", Path(__file__).parents[4] / "shared")) / "data"
EXCHANGES = RECORDED / "presidio_rest_contract.jsonl"
APP = create_app(Settings(), Guard())
CLIENT = TestClient(APP, base_url="http://localhost")
RRN = "900101-1990027"
TEXT = f"주민번호는 {RRN}이고 연락처는 010-2345-6789입니다"

NO_INPUT = "an error repeats no input"
NOT_KEPT = "고유식별정보 is not kept, encrypted, hashed or masked in part"
NOT_A_SERVER_ERROR = "a client's fault is 400"
NO_WAY_BACK = "nothing here gives a value back"
MORE_RULES = "our recognizers, not Presidio's five"
EXAMINED = "an error would let the text pass: it is examined, or hidden whole"
ON_PURPOSE = {  # number of the exchange: why the answer differs
    2: "the explanation names our rule and its expression",
    5: NOT_A_SERVER_ERROR,
    6: NOT_A_SERVER_ERROR,
    7: EXAMINED,
    8: EXAMINED,
    9: EXAMINED,
    12: NOT_A_SERVER_ERROR,
    13: "a number is not examined, so it is refused and not called clean",
    14: "a number is not examined, so it is refused and not called clean",
    19: EXAMINED,
    20: NOT_A_SERVER_ERROR,
    21: NOT_A_SERVER_ERROR,
    22: "a problem body, as on every route",
    23: "a problem body, as on every route",
    24: MORE_RULES,
    25: MORE_RULES,
    26: NOT_A_SERVER_ERROR,
    27: MORE_RULES,
    28: MORE_RULES,
    29: NOT_A_SERVER_ERROR,
    30: "one port serves both services and answers as the analyzer",
    33: NOT_KEPT,
    34: NOT_KEPT,
    36: NOT_KEPT,
    38: NOT_KEPT,
    39: NO_WAY_BACK,
    40: NO_WAY_BACK,
    41: NO_INPUT,
    43: NOT_KEPT,
    55: "no operator that sends the text to a cloud",
    56: NO_WAY_BACK,
}


def recorded():
    if not EXCHANGES.exists():
        return []
    return [json.loads(line) for line in EXCHANGES.read_text("utf-8").splitlines()]


def replay(exchange):
    request = exchange["request"]
    body = request.encode() if isinstance(request, str) else json.dumps(request).encode()
    headers = {"content-type": "application/json"}
    return CLIENT.request(
        exchange["method"], exchange["path"], content=None if request is None else body, headers=headers
    )


def same(answer, exchange):
    return (
        answer.status_code == exchange["status"]
        and answer.headers["content-type"] == exchange["content_type"]
        and answer.text == exchange["body"]
    )


@pytest.mark.skipif(not EXCHANGES.exists(), reason="presidio_rest_contract.jsonl is not under PII_GUARD_DATA")
def test_recorded_exchanges_are_answered_byte_for_byte_or_differ_on_purpose():
    differing = {i for i, exchange in enumerate(recorded()) if not same(replay(exchange), exchange)}
    assert differing == set(ON_PURPOSE)
    assert (len(recorded()), len(differing)) == (57, len(ON_PURPOSE))


@pytest.mark.skipif(not EXCHANGES.exists(), reason="presidio_rest_contract.jsonl is not under PII_GUARD_DATA")
def test_where_answers_of_200_differ_their_shape_does_not():
    def shape(value):
        if isinstance(value, dict):
            return {key: shape(inner) for key, inner in value.items() if key != "analysis_explanation"}
        return [shape(inner) for inner in value] if isinstance(value, list) else type(value).__name__

    exchanges = recorded()
    ours, theirs = replay(exchanges[2]).json()[0], json.loads(exchanges[2]["body"])[0]
    assert list(ours["analysis_explanation"]) == list(theirs["analysis_explanation"])
    assert shape(ours) == shape(theirs)
    for i in (24, 25, 27, 28):
        answer = replay(exchanges[i])
        assert set(json.loads(exchanges[i]["body"])) <= set(answer.json())
        assert answer.text.endswith("]\n")


def analyze(text=TEXT, **fields):
    answer = CLIENT.post("/analyze", json={"text": text, "language": "ko", **fields})
    assert answer.status_code == 200
    return answer.json()


def stretches(results):
    return [(r["entity_type"], r["start"], r["end"]) for r in results]


def whole(text):
    return [("BLOCKED", 0, len(text))]


def anonymize(operator, entity="KR_RRN", start=6, end=20, text=TEXT, **fields):
    result = {"entity_type": entity, "start": start, "end": end, "score": 1.0}
    body = {"text": text, "analyzer_results": [result], "anonymizers": {"DEFAULT": operator}, **fields}
    return CLIENT.post("/anonymize", json=body)


def test_everything_is_found_also_behind_what_the_policy_blocks():
    assert stretches(analyze()) == [("KR_RRN", 6, 20), ("PHONE_NUMBER", 28, 41)]


@pytest.mark.parametrize("language", ["ko", "en", "fr", None])
def test_every_language_is_examined_by_the_same_rules(language):
    assert stretches(analyze(language=language)) == [("KR_RRN", 6, 20), ("PHONE_NUMBER", 28, 41)]


@pytest.mark.parametrize("path", ["/recognizers", "/supportedentities"])
def test_lists_are_given_for_one_declared_language_or_for_none(path):
    for asked in ("", "?language=", "?language=en", "?language=ko"):
        assert CLIENT.get(path + asked).status_code == 200
    for asked in ("?language=fr", "?language=en&language=fr", "?language=ko&language=", "?language=&language="):
        assert CLIENT.get(path + asked).status_code == 400


def test_public_numbers_that_the_policy_allows_are_left_out():
    office = TestClient(create_app(Settings(), Guard("office-example")), base_url="http://localhost")
    answer = office.post("/analyze", json={"text": "재무과는 063-560-2114입니다", "language": "ko"})
    assert answer.json() == []


def test_a_text_that_cannot_be_examined_is_hidden_whole_and_the_others_are_not():
    long = "가" * 8_001
    assert stretches(analyze(long)) == whole(long)
    first, second = analyze([long, TEXT])
    assert stretches(first) == whole(long)
    assert len(second) == 2


def test_a_recognizer_that_fails_or_a_deadline_hides_the_text_whole(monkeypatch):
    for code in ("RECOGNIZER_FAILED", "DEADLINE"):
        decision = importlib.import_module("dataclasses").replace(Guard().check("가" * 8_001), code=code)
        monkeypatch.setattr(Guard, "survey", lambda *_, decision=decision, **__: decision)
        assert stretches(analyze()) == whole(TEXT)
        (result,) = analyze(return_decision_process=True)
        assert result["analysis_explanation"]["textual_explanation"] == f"Not examined: {code}"


def test_asking_for_entities_that_nobody_looks_for_hides_the_text_whole():
    assert stretches(analyze(entities=["NOPE"])) == whole(TEXT)
    assert stretches(analyze(entities=["NOPE", "PHONE_NUMBER"])) == [("PHONE_NUMBER", 28, 41)]


def test_a_finding_shows_the_expression_that_found_it_and_not_another_of_its_recognizer():
    (result,) = analyze("저는 2001년 3월 4일생입니다", return_decision_process=True)
    shown = result["analysis_explanation"]
    (own,) = [p for p in Guard().catalog.by_entity["DATE_OF_BIRTH"].patterns if p.name == shown["pattern_name"]]
    assert shown["pattern"] == own.body


@pytest.mark.parametrize(
    "expression", ["(EMP", r"(?<!\d)\d{4}", r"(a)\1", "a{1,1000}" * 200, "x" * 1_001, "(?:a{1000}){1000}"]
)
def test_an_expression_that_re2_does_not_take_hides_the_text_whole(expression):
    recognizer = {
        "name": "Own",
        "supported_entity": "EMP",
        "patterns": [{"name": "e", "regex": expression, "score": 0.6}],
    }
    assert stretches(analyze(ad_hoc_recognizers=[recognizer])) == whole(TEXT)


def test_expressions_of_a_client_are_capped_in_number():
    recognizer = {"supported_entity": "EMP", "patterns": [{"name": "e", "regex": "EMP", "score": 0.6}]}
    assert stretches(analyze("EMP", ad_hoc_recognizers=[recognizer] * 64)) == [("EMP", 0, 3)]
    assert stretches(analyze("EMP", ad_hoc_recognizers=[recognizer] * 65)) == whole("EMP")


def test_a_list_of_words_is_found_at_the_edges_of_words_also_before_a_particle():
    recognizer = {"supported_entity": "TITLE", "deny_list": ["Mr", "Mrs", "군수"]}
    found = analyze("Mrs Kim과 Mr가 군수님께, Mrx", ad_hoc_recognizers=[recognizer])
    assert stretches(found) == [("TITLE", 0, 3), ("TITLE", 9, 11), ("TITLE", 13, 15)]


def test_what_a_client_allows_is_left_out():
    assert stretches(analyze(allow_list=["010-2345-6789"])) == [("KR_RRN", 6, 20)]
    assert stretches(analyze(allow_list=[r"010-\d{4}-\d{4}"], allow_list_match="regex")) == [("KR_RRN", 6, 20)]
    assert stretches(analyze("4539-1488-0343-6400", score_threshold=0.95)) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"text": 9001011990027},
        {"text": ["a", 9001011990027]},
        {"entities": RRN},
        {"score_threshold": RRN},
        {"ad_hoc_recognizers": [RRN]},
        {"ad_hoc_recognizers": [{"supported_entity": "A", "patterns": [{"regex": "("}, "x"]}]},
        {"ad_hoc_recognizers": [{"supported_entity": "A"}]},
        {"ad_hoc_recognizers": [{"supported_entity": "A", "patterns": [{"regex": RRN, "score": 7}]}]},
        {"allow_list": {RRN: 1}},
        {"allow_list_match": RRN},
        {"regex_flags": RRN},
        {"context": RRN},
    ],
)
def test_wrong_types_are_named_and_never_repeated(fields):
    answer = CLIENT.post("/analyze", json={"text": TEXT, "language": "ko", **fields})
    assert answer.status_code == 400
    assert list(answer.json()) == ["error"]
    assert "900101" not in answer.text


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"[]", b"1"])
def test_what_is_no_json_object_is_an_error_of_the_client(body):
    assert CLIENT.post("/analyze", content=body, headers={"content-type": "application/json"}).status_code == 400
    assert CLIENT.post("/anonymize", content=body, headers={"content-type": "application/json"}).status_code == 400


def test_words_around_the_text_raise_a_score_and_find_nothing():
    assert [r["score"] for r in analyze("4539-1488-0343-6400")] < [
        r["score"] for r in analyze("4539-1488-0343-6400", context=["카드번호"])
    ]
    assert analyze("안녕하세요", context=["카드번호"]) == []


@pytest.mark.parametrize(
    "operator",
    [
        {"type": "keep"},
        {"type": "hash"},
        {"type": "encrypt", "key": "WmZq4t7w!z%C&F)J"},
        {"type": "mask", "masking_char": "*", "chars_to_mask": 7, "from_end": True},
        {"type": "mask", "masking_char": "*", "chars_to_mask": -1, "from_end": False},
    ],
)
@pytest.mark.parametrize("entity", ["KR_RRN", "KR_FRN", "KR_PASSPORT", "KR_DRIVER_LICENSE", "BLOCKED"])
def test_nothing_of_the_four_stays_readable(operator, entity):
    answer = anonymize(operator, entity)
    assert answer.status_code == 422
    assert "900101" not in answer.text


def test_nothing_of_the_four_stays_readable_under_another_name_over_it():
    results = [
        {"entity_type": "KR_RRN", "start": 6, "end": 20, "score": 0.5},
        {"entity_type": "LINE", "start": 0, "end": 25, "score": 1.0},
    ]
    answer = CLIENT.post(
        "/anonymize",
        json={"text": TEXT, "analyzer_results": results, "anonymizers": {"LINE": {"type": "keep"}}},
    )
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("operator", "written"),
    [
        ({"type": "replace", "new_value": "[가림]"}, "[가림]"),
        ({"type": "redact"}, ""),
        ({"type": "mask", "masking_char": "*", "chars_to_mask": 14, "from_end": False}, "*" * 14),
        ({"type": "mask", "masking_char": "*", "chars_to_mask": 100, "from_end": True}, "*" * 14),
    ],
)
def test_the_four_may_be_replaced_removed_or_masked_whole(operator, written):
    assert anonymize(operator).json()["text"] == TEXT.replace(RRN, written)


def test_a_mask_as_long_as_each_half_is_too_short_for_halves_that_the_engine_joins():
    results = [{"entity_type": "KR_RRN", "start": s, "end": e, "score": 1.0} for s, e in ((0, 6), (7, 14))]
    mask = {"type": "mask", "masking_char": "*", "chars_to_mask": 7, "from_end": False}
    body = {"text": "900101 1990027", "analyzer_results": results, "anonymizers": {"DEFAULT": mask}}
    assert CLIENT.post("/anonymize", json=body).status_code == 422


def test_other_entities_may_be_kept_or_masked_in_part():
    mask = {"type": "mask", "masking_char": "*", "chars_to_mask": 4, "from_end": True}
    assert "010-2345-****" in anonymize(mask, "PHONE_NUMBER", 28, 41).json()["text"]
    assert anonymize({"type": "keep"}, "PHONE_NUMBER", 28, 41).json()["text"] == TEXT


@pytest.mark.parametrize(
    "operator",
    [
        {"type": RRN},
        {"type": "surrogate_ahds"},
        {"type": "hash", "hash_type": RRN},
        {"type": "hash", "hash_type": 9001011990027},
        {"type": "hash", "hash_type": [RRN]},
        {"type": "hash", "hash_type": {RRN: 1}},
        {"type": "hash", "hash_type": f"\n{RRN}] is not in range of values ['"},
        {"type": "encrypt", "key": RRN},
        {"type": "mask", "masking_char": RRN},
        {"type": "mask", "masking_char": "*", "chars_to_mask": RRN, "from_end": True},
        {"type": "mask", "masking_char": "*", "chars_to_mask": 3, "from_end": RRN},
        {"type": "replace", "new_value": 9001011990027},
    ],
)
def test_an_operator_that_is_wrong_is_refused_without_being_repeated(operator):
    answer = anonymize(operator, "PHONE_NUMBER", 28, 41)
    assert answer.status_code == 422
    assert "900101" not in answer.text


def test_what_was_found_can_be_sent_back_whole():
    for text in (TEXT, "가" * 8_001, f"앞자리 900101 뒷자리 1990027, {RRN}"):
        answer = CLIENT.post("/anonymize", json={"text": text, "analyzer_results": analyze(text)})
        assert answer.status_code == 200
        assert "1990027" not in answer.json()["text"]


def test_values_cannot_be_given_back():
    for path in ("/deanonymize", "/deanonymizers"):
        assert CLIENT.request("POST", path, json={}).status_code == 404
    assert "decrypt" not in CLIENT.get("/anonymizers").json()


def test_health_is_more_than_a_process_that_lives(monkeypatch):
    reading = readiness
    assert CLIENT.get("/health").text == "Presidio Analyzer service is up"
    monkeypatch.setattr(reading, "CANARY", "nothing to find")
    assert CLIENT.get("/health").status_code == 503


def send(app, path, body, headers=()):
    """What the application sends for a POST, as ASGI messages."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def keep(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "query_string": b"",
        "headers": [(b"content-type", b"application/json"), *headers],
    }
    asyncio.run(app(scope, receive, keep))
    return sent


def test_no_error_says_that_a_text_was_not_examined_but_the_connection_is_broken_off():
    body = json.dumps({"text": TEXT, "language": "ko"}).encode()
    keyed = create_app(Settings(api_keys="0123456789abcdef"), Guard())
    for sent in (send(keyed, "/analyze", body), send(APP, "/analyze", b" " * (1 << 21))):
        (start,) = sent
        assert start["type"] == "http.response.start"
        assert (b"content-length", b"1") in start["headers"]


def test_decisions_are_counted():
    def blocked():
        return sum(
            float(line.split()[-1])
            for line in CLIENT.get("/metrics").text.splitlines()
            if line.startswith("pii_guard_decisions_total") and 'action="block"' in line
        )

    before = blocked()
    analyze([TEXT, TEXT])
    assert blocked() == before + 2


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12), st.sampled_from("ABC"), st.floats(0, 1))))
def test_stretches_come_in_order_apart_and_cover_exactly_what_was_found(given_stretches):
    found = [spans.Stretch(start, start + length, name, score, None) for start, length, name, score in given_stretches]
    out = spans.disjoint(found)
    assert all(a.end <= b.start for a, b in pairwise(out))
    covered = {i for s in found for i in range(s.start, s.end)}
    assert {i for s in out for i in range(s.start, s.end)} == covered


@pytest.mark.parametrize("operator", [{"type": "hash", "salt": 9001011990027}, {"type": "encrypt", "key": [RRN]}])
def test_a_salt_or_a_key_that_is_no_string_is_refused_without_being_repeated(operator):
    answer = anonymize(operator, "PHONE_NUMBER", 28, 41)
    assert answer.status_code == 400
    assert "900101" not in answer.text


def test_an_answer_far_longer_than_any_text_is_refused():
    results = [{"entity_type": "LINE", "start": 2 * n, "end": 2 * n + 1, "score": 1.0} for n in range(20)]
    operators = {"DEFAULT": {"type": "replace", "new_value": "가" * 100_000}}
    body = {"text": "x " * 20, "anonymizers": operators}
    answer = CLIENT.post("/anonymize", json={**body, "analyzer_results": results})
    assert answer.status_code == 422
    assert "1048576 characters" in answer.json()["error"]
    assert CLIENT.post("/anonymize", json={**body, "analyzer_results": results[:3]}).status_code == 200


def test_a_wrong_choice_is_told_the_right_ones():
    answer = anonymize({"type": "hash", "hash_type": "md5"}, "PHONE_NUMBER", 28, 41)
    assert answer.json()["error"] == "Parameter hash_type is not in range of values ['sha256', 'sha512']"

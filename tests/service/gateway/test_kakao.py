"""A KakaoTalk skill server behind the gateway."""

import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from pii_guard import KAKAO_SKILL, Guard

ROUTE = """
[[route]]
name = "kakao"
adapter = "kakao-skill"
upstream = "UPSTREAM"
"""
RRN, PHONE, RAW = "900101-1990027", "010-2345-6789", ("1990027", "2345")
HELLO = {"version": "2.0", "template": {"outputs": [{"simpleText": {"text": "지방세과입니다."}}]}}


def skill(utterance="안녕하세요", **places):
    request = {
        "intent": {"id": "5c", "name": "지방세"},
        "userRequest": {
            "timezone": "Asia/Seoul",
            "params": {},
            "block": {"id": "b1", "name": "상담"},
            "utterance": utterance,
            "lang": "kr",
            "user": {"id": "U1", "type": "botUserKey", "properties": {"plusfriendUserKey": "P1"}},
        },
        "contexts": [],
        "bot": {"id": "B", "name": "군청"},
        "action": {"id": "a", "name": "묻기", "clientExtra": None, "params": {}, "detailParams": {}},
    }
    for place, value in places.items():
        *path, last = place.split("__")
        inner = request
        for step in path:
            inner = inner[step]
        inner[last] = value
    return request


def said(answer):
    """The sentence of a skill response, which is all that KakaoTalk shows."""
    assert answer.status_code == 200
    body = answer.json()
    assert body["version"] == "2.0"
    return body["template"]["outputs"][0]["simpleText"]["text"]


@pytest.fixture
def kakao(gateway, upstream):
    upstream.answers(HELLO)
    client = gateway(ROUTE)
    return lambda document: client.post("/gateway/kakao", json=document)


def test_a_harmless_message_reaches_the_skill_server_byte_for_byte(kakao, upstream):
    assert said(kakao(skill("자동차세는 언제 내나요"))) == "지방세과입니다."
    assert upstream.last == skill("자동차세는 언제 내나요")


def test_a_phone_number_is_redacted_before_the_skill_server_sees_it(kakao, upstream):
    kakao(skill(f"연락처는 {PHONE}입니다"))
    assert upstream.last["userRequest"]["utterance"] == "연락처는 [전화번호]입니다"


def test_a_resident_registration_number_is_answered_with_the_notice_and_never_passed_on(kakao, upstream):
    text = said(kakao(skill(f"제 주민번호는 {RRN}입니다")))
    assert "주민등록번호" in text
    assert "길게 눌러 지워" in text, "the bubble is already in the room"
    assert upstream.seen == []


@pytest.mark.parametrize(
    "places",
    [
        {"action__params": {"phone": PHONE}},
        {"action__detailParams": {"phone": {"origin": PHONE, "value": "x", "groupName": ""}}},
        {"action__detailParams": {"phone": {"origin": "x", "value": {"deep": [PHONE]}, "groupName": ""}}},
        {"action__clientExtra": {"memo": PHONE}},
        {"userRequest__params": {"memo": PHONE}},
        {"contexts": [{"name": "c", "lifespan": 1, "params": {"p": {"value": PHONE, "resolvedValue": PHONE}}}]},
    ],
    ids=lambda places: next(iter(places)),
)
def test_every_place_where_a_resident_can_leave_data_is_cleaned(kakao, upstream, places):
    kakao(skill(**places))
    assert b"2345" not in upstream.seen[-1].raw
    assert "[전화번호]" in json.dumps(upstream.last, ensure_ascii=False)


@pytest.mark.parametrize(
    "document",
    [
        [skill(PHONE)], PHONE, {}, {"userRequest": PHONE}, {"userRequest": [PHONE]}, {"userRequest": {"params": {}}},
        skill(action__detailParams=PHONE), skill(action__params=PHONE), skill(action__clientExtra=PHONE),
        skill(contexts=PHONE),
        {**skill(), "action": PHONE}, {"contents": [{"type": "text", "text": PHONE}]},
    ],
)  # fmt: skip
def test_what_is_no_request_of_kakaotalk_goes_nowhere(kakao, upstream, document):
    assert "살피지 못해" in said(kakao(document))
    assert upstream.seen == []


@pytest.mark.parametrize(
    "document",
    [
        skill(userRequest__memo=PHONE), skill(action__detailParams={"p": {"other": PHONE}}),
        {**skill(), "new": {"a": [PHONE]}}, skill(action__detailParams={"p": PHONE}),
        skill(userRequest__user={"properties": {"nickname": f"전화 {PHONE}"}}),
    ],
)  # fmt: skip
def test_members_that_nobody_knows_are_examined_too(kakao, upstream, document):
    kakao(document)
    assert b"2345" not in upstream.seen[-1].raw


def test_what_escapes_hide_in_a_parameter_goes_nowhere(kakao, upstream):
    value = '{"rrn": "\\u0039\\u0030\\u0030101-1990027"}'
    assert "주민등록번호" in said(kakao(skill(action__detailParams={"p": {"origin": "x", "value": value}})))
    assert upstream.seen == []


def test_an_answer_of_the_old_version_is_cleaned_too(kakao, upstream):
    upstream.answers({"version": "1.0", "contents": [{"type": "text", "text": f"민원인 번호는 {PHONE}"}]})
    assert "2345" not in kakao(skill()).text


def test_the_places_of_the_library_are_those_of_the_gateway(kakao, upstream):
    for pointer in (*KAKAO_SKILL.required, *KAKAO_SKILL.optional):
        document, path = skill(), [*pointer.replace("/*", "").strip("/").split("/")]
        inner = document
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = {"p": PHONE} if pointer.endswith("*") else PHONE
        assert Guard().check_json(document, KAKAO_SKILL.required, optional=KAKAO_SKILL.optional).findings, pointer
        kakao(document)
        assert b"2345" not in upstream.seen[-1].raw


def test_the_keys_that_kakaotalk_makes_are_no_text(kakao, upstream):
    keys = {"id": "1023456789", "type": "botUserKey", "properties": {"appUserId": "9001011990027", "isFriend": True}}
    kakao(skill(userRequest__user=keys))
    assert upstream.last["userRequest"]["user"] == keys


def test_the_pseudonymous_keys_and_unknown_members_pass_untouched(kakao, upstream):
    document = {**skill(f"번호 {PHONE}"), "futureMember": {"a": [1, 2.5, None]}}
    kakao(document)
    assert upstream.last["userRequest"]["user"] == document["userRequest"]["user"]
    assert upstream.last["futureMember"] == document["futureMember"]


def test_the_callback_address_is_taken_out_because_a_callback_would_go_round_the_guard(kakao, upstream):
    kakao(skill(userRequest__callbackUrl="https://bot-api.kakao.com/v1/callback/1"))
    assert "callbackUrl" not in upstream.last["userRequest"]


def test_the_callback_address_passes_where_the_route_says_so(gateway, upstream):
    upstream.answers(HELLO)
    client = gateway(ROUTE + 'callback = "pass"\n')
    client.post("/gateway/kakao", json=skill(userRequest__callbackUrl="https://bot-api.kakao.com/v1/callback/1"))
    assert upstream.last["userRequest"]["callbackUrl"].endswith("/1")


def test_an_officers_answer_is_checked_too(kakao, upstream):
    upstream.answers({"version": "2.0", "template": {"outputs": [{"simpleText": {"text": f"{RRN} 님의 세금"}}]}})
    answer = kakao(skill())
    assert "1990027" not in answer.text
    assert said(answer)


def test_an_office_number_in_an_answer_stays_readable(kakao, upstream):
    upstream.answers(
        {"version": "2.0", "template": {"outputs": [{"simpleText": {"text": "063-560-2114로 전화 주세요"}}]}}
    )
    assert said(kakao(skill())) == "063-560-2114로 전화 주세요"


@pytest.mark.parametrize(
    "trouble",
    [
        lambda up: up.breaks_off(),
        lambda up: up.answers({"version": "2.0"}, status=500),
        lambda up: up.answers(status=302, body=b"", location="http://127.0.0.1:1/"),
        lambda up: up.answers(body=b"<html>oops</html>", content_type="text/html"),
        lambda up: up.answers(body=b"not json"),
        lambda up: up.answers([1, 2]),
        lambda up: up.answers(body=b""),
        lambda up: up.answers({"data": "가" * (1 << 20)}),
    ],
    ids=["breaks off", "500", "redirect", "html", "no json", "a list", "nothing", "over size"],
)
def test_whatever_is_wrong_with_the_skill_server_the_resident_gets_a_sentence(kakao, upstream, trouble):
    trouble(upstream)
    assert "잠시 뒤" in said(kakao(skill()))


def test_a_dead_skill_server_is_answered_with_a_sentence(gateway):
    client = gateway(ROUTE.replace("UPSTREAM", "http://127.0.0.1:9/skill"))
    assert "잠시 뒤" in said(client.post("/gateway/kakao", json=skill()))


@pytest.mark.slow
def test_a_slow_skill_server_is_given_up_inside_kakaos_five_seconds(kakao, upstream):
    upstream.waits(6)
    begun = time.monotonic()
    text = said(kakao(skill()))
    upstream.waits(0)
    assert "잠시 뒤" in text
    assert time.monotonic() - begun < 4.9, "KakaoTalk shows nothing after 5 s"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"{", {}),
        (b'{"userRequest":{"utterance":"\xff"}}', {}),
        (b'{"userRequest":{"utterance":"a"},"userRequest":{"utterance":"b"}}', {}),
        (b'{"userRequest":{"utterance":"+AGE-"}}', {"content-type": "application/json; charset=utf-7"}),
        (b"\x1f\x8b", {"content-encoding": "gzip"}),
        (b"[" * 5000, {}),
        (b'{"userRequest":{"utterance":"' + "가".encode() * 30_000 + b'"}}', {}),
    ],
    ids=["broken", "no utf-8", "twice", "utf-7", "gzip", "deep", "over size"],
)
def test_what_cannot_be_examined_is_answered_with_a_sentence_and_goes_nowhere(gateway, upstream, body, headers):
    client = gateway(ROUTE)
    answer = client.post("/gateway/kakao", content=body, headers={"content-type": "application/json", **headers})
    assert said(answer)
    assert upstream.seen == []


def test_a_missing_key_is_answered_in_kakaos_shape_and_goes_nowhere(gateway, upstream):
    client = gateway(ROUTE, api_keys="0123456789abcdef")
    assert said(client.post("/gateway/kakao", json=skill()))
    assert upstream.seen == []
    client.post("/gateway/kakao", json=skill(), headers={"x-api-key": "0123456789abcdef"})
    assert upstream.seen[-1].headers["x-api-key"] is None, "the sidecar's key is none of the upstream's business"


@pytest.mark.slow
def test_a_slow_skill_server_keeps_nobody_from_asking_for_a_decision(gateway, upstream):
    client = gateway(ROUTE, concurrency=1, queue=0)
    upstream.answers(HELLO)
    upstream.waits(1.5)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(client.post, "/gateway/kakao", json=skill())
        while not upstream.seen:
            time.sleep(0.01)
        assert "잠시 뒤" in said(client.post("/gateway/kakao", json=skill())), "its own room is full"
        assert client.post("/v1/check", json={"text": "안녕하세요"}).status_code == 200
        assert said(first.result()) == "지방세과입니다."

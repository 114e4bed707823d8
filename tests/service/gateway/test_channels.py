"""The other ready adapters, and plain JSON, through a real sidecar to a real upstream."""

import pytest

RRN, PHONE = "900101-1990027", "010-2345-6789"
EMPTY = {"items": [], "a": ""}


def route(adapter, **more):
    lines = {"name": "r", "adapter": adapter, "upstream": "UPSTREAM", **more}
    told = "\n".join(f"{key} = {_toml(value)}" for key, value in lines.items() if value is not None)
    return f"[[route]]\n{told}\n"


def _toml(value):
    return f"[{', '.join(_toml(v) for v in value)}]" if isinstance(value, list) else f'"{value}"'


def test_talktalk_is_cleaned_and_told_in_its_own_event(gateway, upstream):
    client = gateway(route("naver-talktalk"))
    event = {"event": "send", "user": "al-2e", "textContent": {"text": f"번호는 {PHONE}", "inputType": "typing"}}
    client.post("/gateway/r", json=event)
    assert upstream.last["textContent"] == {"text": "번호는 [전화번호]", "inputType": "typing"}
    event["textContent"]["text"] = RRN
    answer = client.post("/gateway/r", json=event)
    assert answer.status_code == 200
    assert answer.json()["event"] == "send"
    assert "주민등록번호" in answer.json()["textContent"]["text"]
    assert len(upstream.seen) == 1


def test_what_the_staff_wrote_in_talktalk_is_ruled_as_an_officers(gateway, upstream):
    client = gateway(route("naver-talktalk"))
    text = "063-560-2114로 전화 주세요"
    client.post("/gateway/r", json={"event": "echo", "user": "u", "textContent": {"text": text}})
    assert upstream.last["textContent"]["text"] == text


def test_an_empty_answer_of_talktalk_is_passed_on_as_it_is(gateway, upstream):
    upstream.answers(body=b"")
    answer = gateway(route("naver-talktalk")).post("/gateway/r", json={"event": "open", "user": "u"})
    assert (answer.status_code, answer.content) == (200, b"")


def test_the_last_words_of_a_chatbot_are_cleaned_when_a_counsel_talk_begins(gateway, upstream):
    client = gateway(route("sangdamtalk-reference"))
    event = {
        "user_key": "k",
        "session_id": "s",
        "reference": {"extra": "", "text": "상담", "lastText": f"제 번호 {RRN}", "appUserId": "1"},
        "last_reference": {"extra": None, "bot": f"전화 {PHONE}", "created_at": "2026-03-01 10:00:00"},
    }
    assert client.post("/gateway/r", json=event).status_code == 200
    assert upstream.last["reference"]["lastText"] == "[전달하지 않은 글: 주민등록번호]"
    assert upstream.last["last_reference"]["bot"] == "전화 [전화번호]"
    assert upstream.last["session_id"] == "s"


def test_a_received_counsel_message_reaches_the_desk_without_its_number(gateway, upstream):
    client = gateway(route("sangdamtalk-receive"))
    client.post("/gateway/r", json={"uuid": "u", "room_id": "1", "type": "text", "content": f"번호 {RRN}"})
    assert upstream.last["content"] == "[전달하지 않은 글: 주민등록번호]"
    assert upstream.last["room_id"] == "1"


def test_an_officers_counsel_message_is_stopped_with_422(gateway, upstream):
    client = gateway(route("sangdamtalk-send"))
    answer = client.post("/gateway/r", json={"user_key": "k", "message_type": "TX", "message": RRN})
    assert answer.status_code == 422
    assert upstream.seen == []


def test_streams_hook_gets_the_message_back_cleaned_or_as_an_error(gateway):
    client = gateway(route("stream-before-send", upstream=None))
    hook = {"message": {"id": "m1", "text": f"번호 {PHONE}", "type": "regular"}, "user": {"id": "u"}}
    answer = client.post("/gateway/r", json=hook).json()
    assert answer == {"message": {"id": "m1", "text": "번호 [전화번호]", "type": "regular"}}
    hook["message"]["text"] = RRN
    answer = client.post("/gateway/r", json=hook).json()
    assert answer["message"]["type"] == "error"
    assert "주민등록번호" in answer["message"]["text"]
    assert "1990027" not in str(answer)


@pytest.fixture
def stream(gateway):
    client = gateway(route("stream-before-send", upstream=None))
    return lambda document: client.post("/gateway/r", json=document).json()["message"]


@pytest.mark.parametrize("document", [{"message": PHONE}, {"text": PHONE}, [], PHONE, {"message": 7}, {}])
def test_what_is_no_message_of_stream_is_an_error_to_its_writer(stream, document):
    answer = stream(document)
    assert (answer["type"], "2345" in str(answer)) == ("error", False)


@pytest.mark.parametrize("html", ["<p><b>010</b>-2345-6789</p>", "<p>&#48;10-2345-6789</p>"])
def test_html_is_rewritten_as_its_reader_sees_it(stream, html):
    answer = stream({"message": {"id": "m", "text": "네", "html": html, "type": "regular"}})
    assert (answer["type"], "[전화번호]</p>" in answer["html"], "2345" in answer["html"]) == ("regular", True, False)


@pytest.mark.parametrize("html", ["<p>90<i>0101-19</i>90027</p>"])
def test_html_is_examined_as_its_reader_sees_it(stream, html):
    answer = stream({"message": {"id": "m", "text": "네", "html": html, "type": "regular"}})
    assert (answer["type"], answer["id"]) == ("error", "m")
    assert "전달하지 않았습니다" in answer["text"]


def test_html_made_from_the_text_is_rewritten_with_it(stream):
    sent = {"id": "m", "text": f"번호 {PHONE}", "html": f"<p>번호 {PHONE}</p>", "type": "regular", "silent": False}
    cleaned = {**sent, "text": "번호 [전화번호]", "html": "<p>번호 [전화번호]</p>"}
    assert stream({"message": sent, "user": {"id": "u"}}) == cleaned


def test_members_of_a_message_that_nobody_knows_are_examined_and_keys_and_times_are_not(stream):
    kept = {"id": "m", "cid": "messaging:1", "created_at": "2026-03-01T10:00:00.123456Z", "user": {"id": PHONE}}
    assert stream({"message": {**kept, "county_note": [{"memo": PHONE}]}}) == {
        **kept,
        "county_note": [{"memo": "[전화번호]"}],
    }


@pytest.mark.parametrize(
    ("adapter", "document"),
    [
        ("naver-talktalk", {"event": "send", "user": {"memo": RRN}}),
        ("sangdamtalk-send", {"message": "네", "session_id": [RRN]}),
        ("sangdamtalk-send", {"message": "네", "time": {"note": RRN}}),
        ("stream-before-send", {"message": {"text": "네", "user": {"id": "u", "memo": RRN}}}),
        ("stream-before-send", {"message": {"text": "네", "created_at": {"at": RRN}}}),
    ],
)
def test_what_stands_below_the_name_of_a_key_is_examined(gateway, upstream, adapter, document):
    hook = adapter == "stream-before-send"
    client = gateway(route(adapter, upstream=None) if hook else route(adapter))
    assert "990027" not in client.post("/gateway/r", json=document).text
    assert b"990027" not in upstream.everything


@pytest.mark.parametrize(
    "adapter", ["sangdamtalk-reference", "sangdamtalk-receive", "sangdamtalk-send", "naver-talktalk"]
)
@pytest.mark.parametrize("document", [[{"content": PHONE}], PHONE, [], 7])
def test_a_channels_document_is_an_object(gateway, upstream, adapter, document):
    answer = gateway(route(adapter)).post("/gateway/r", json=document)
    assert "2345" not in answer.text
    assert upstream.seen == []


@pytest.mark.parametrize("reference", [RRN, [RRN], 9001011990027])
def test_a_reference_that_is_no_object_goes_nowhere_in_the_clear(gateway, upstream, reference):
    gateway(route("sangdamtalk-reference")).post("/gateway/r", json={"user_key": "k", "reference": reference})
    assert b"990027" not in upstream.everything


def test_an_event_of_talktalk_is_examined_whole(gateway, upstream):
    client = gateway(route("naver-talktalk"))
    client.post("/gateway/r", json={"event": "send", "user": "al-2e", "options": {"memo": PHONE}, "newMember": [PHONE]})
    assert b"2345" not in upstream.everything
    answer = client.post("/gateway/r", json={"user": "al-2e", "textContent": {"text": "네"}})
    assert answer.json()["event"] == "send", "without an event it is none of the channel's"
    assert len(upstream.seen) == 1


@pytest.fixture
def plain(gateway):
    return gateway(route("json", fields=["/items/*/memo"], answer_fields=["/reply"]))


def test_named_fields_are_cleaned_and_the_rest_passes(plain, upstream):
    plain.post("/gateway/r", json={"items": [{"memo": PHONE, "other": PHONE}, {"memo": 1}]})
    assert upstream.last == {"items": [{"memo": "[전화번호]", "other": PHONE}, {"memo": 1}]}


def test_a_block_is_a_422_problem_with_the_notice_and_never_the_value(plain, upstream):
    answer = plain.post("/gateway/r", json={"items": [{"memo": RRN}]})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert "주민등록번호" in answer.json()["notice"]["ko"]
    assert "1990027" not in answer.text
    assert upstream.seen == []


def test_the_answer_of_the_upstream_is_cleaned_in_the_officers_direction(plain, upstream):
    upstream.answers({"reply": f"민원인 번호는 {PHONE}", "n": 1})
    assert plain.post("/gateway/r", json=EMPTY).json() == {"reply": "민원인 번호는 [전화번호]", "n": 1}


def test_an_answer_that_holds_what_may_never_be_passed_on_is_a_502(plain, upstream):
    upstream.answers({"reply": RRN})
    answer = plain.post("/gateway/r", json=EMPTY)
    assert answer.status_code == 502
    assert "1990027" not in answer.text


@pytest.mark.parametrize("document", [{}, {"itmes": [{"memo": RRN}]}, [{"memo": RRN}], {"items": [{"meno": RRN}]}, RRN])
def test_a_document_without_any_declared_field_goes_nowhere(plain, upstream, document):
    answer = plain.post("/gateway/r", json=document)
    assert (answer.status_code, answer.json()["notice"]["code"]) == (422, "SHAPE")
    assert upstream.seen == []


@pytest.mark.parametrize("document", [{"items": RRN}, {"items": [RRN]}, {"items": 9001011990027}])
def test_a_string_where_a_field_is_looked_for_goes_nowhere(plain, upstream, document):
    assert plain.post("/gateway/r", json=document).status_code == 422
    assert upstream.seen == []


def test_an_answer_without_any_declared_field_is_a_502(plain, upstream):
    upstream.answers({"error": f"민원인 {PHONE}"}, status=404)
    answer = plain.post("/gateway/r", json=EMPTY)
    assert (answer.status_code, "2345" in answer.text) == (502, False)


def test_the_clients_headers_pass_and_those_of_one_connection_do_not(plain, upstream):
    upstream.answers({"reply": ""}, x_county="1", connection="x-secret-hop", x_secret_hop="1", set_cookie="a=b")
    answer = plain.post(
        "/gateway/r",
        json={"items": []},
        headers={
            "x-request-id": "77",
            "authorization": "Bearer upstreams-own",
            "x-pii-guard": "allow, trust me",
            "connection": "x-hop, keep-alive",
            "x-hop": "1",
            "te": "trailers",
            "user-agent": "county/1",
        },
    )
    sent = upstream.seen[-1].headers
    assert (sent["x-request-id"], sent["authorization"], sent["user-agent"]) == (
        "77",
        "Bearer upstreams-own",
        "county/1",
    )
    assert (sent["x-hop"], sent["te"]) == (None, None)
    assert sent.get_all("x-pii-guard") == ["allow"]
    assert sent["host"] == upstream.url.split("/")[2]
    assert (answer.headers["x-county"], answer.headers["set-cookie"]) == ("1", "a=b")
    assert "x-secret-hop" not in answer.headers
    assert answer.headers["x-pii-guard"] == "allow"


@pytest.mark.parametrize(
    "query",
    [
        "q=%2530%2531%2530-2345-6789", "q=%252530%252531%252530-2345-6789", "q=%u0030%u0031%u0030-2345-6789",
        "q=%uff10%uff11%uff10-2345-6789", "q=%25u0030%25u0031%25u0030-2345-6789", "%2530%2531%2530-2345-6789=q",
        "q=%5Cu0030%5Cu0031%5Cu0030-2345-6789", "q=" + "%" + "25" * 12 + "30",
    ],
)  # fmt: skip
def test_a_query_hides_nothing_behind_one_encoding_in_another(plain, upstream, query):
    assert plain.post(f"/gateway/r?{query}", json=EMPTY).status_code in (400, 422)
    assert upstream.seen == []


@pytest.mark.parametrize(
    "query", ["discount=100%25", "q=50%25%20off", "q=%EC%84%B8%EA%B8%88", "u=https%253A%252F%252Fa.kr", "q=a+b"]
)
def test_an_ordinary_query_passes(plain, upstream, query):
    upstream.answers({"reply": ""})
    assert plain.post(f"/gateway/r?{query}", json=EMPTY).status_code == 200
    assert upstream.seen[-1].path == f"/skill?{query}"


def test_a_query_passes_unless_it_holds_something(plain, upstream):
    upstream.answers({"reply": ""})
    plain.post("/gateway/r?page=2", json=EMPTY)
    assert upstream.seen[-1].path == "/skill?page=2"
    answer = plain.post(f"/gateway/r?q={PHONE}", json=EMPTY)
    assert answer.status_code == 422
    assert "전달하지 않았습니다" in answer.json()["notice"]["ko"]
    assert len(upstream.seen) == 1


def test_other_methods_routes_and_types_are_refused_by_name(plain, upstream):
    assert plain.get("/gateway/r").status_code == 405
    assert plain.get("/gateway/r").headers["allow"] == "POST"
    assert plain.post("/gateway/none", json=EMPTY).status_code == 404
    assert plain.post("/gateway/r/more", json=EMPTY).status_code == 404
    assert plain.post("/gateway/r", content=b"a=b", headers={"content-type": "text/plain"}).status_code == 415
    assert upstream.seen == []


def test_an_over_long_body_is_a_413(plain, upstream):
    assert plain.post("/gateway/r", json={"x": "가" * 70_000}).status_code == 413
    assert upstream.seen == []


def test_a_slow_upstream_is_a_504_and_a_dead_one_a_502(gateway, upstream):
    client = gateway(route("json", fields=["/a"]).strip() + "\nbudget_ms = 200\n")
    upstream.waits(1)
    assert client.post("/gateway/r", json=EMPTY).status_code == 504
    upstream.waits(0)
    upstream.breaks_off()
    assert client.post("/gateway/r", json=EMPTY).status_code == 502


def test_an_answer_that_nobody_examines_is_streamed_and_keeps_its_type_and_status(gateway, upstream):
    client = gateway(route("json", fields=["/a"]))
    upstream.answers(status=201, body=b"%PDF" + bytes(3 << 20), content_type="application/pdf")
    answer = client.post("/gateway/r", json=EMPTY)
    assert (answer.status_code, answer.headers["content-type"]) == (201, "application/pdf")
    assert len(answer.content) == 4 + (3 << 20)


def test_what_cannot_be_examined_goes_on_only_where_the_route_says_deliver_unchecked(gateway, upstream, caplog):
    long = {"a": "가" * 9_000}
    assert gateway(route("json", fields=["/a"])).post("/gateway/r", json=long).status_code == 422
    assert upstream.seen == []
    risky = route("json", fields=["/a"], on_trouble="DELIVER_UNCHECKED", approved_by="과장", why="시험")
    client = gateway(risky)
    answer = client.post("/gateway/r", json=long)
    assert answer.headers["x-pii-guard"] == "DELIVER_UNCHECKED"
    assert upstream.last == long
    assert upstream.seen[-1].headers["x-pii-guard"] == "DELIVER_UNCHECKED"
    assert "DELIVER_UNCHECKED" in caplog.text
    assert "pii_guard_delivered_unchecked_total 1.0" in client.get("/metrics").text
    for found in (RRN, [long["a"], RRN]):
        assert client.post("/gateway/r", json={"a": found}).status_code == 422, "what was found is still stopped"


def test_a_filter_answers_the_cleaned_document_itself(gateway):
    client = gateway(route("json-filter", upstream=None, fields=["/text"]))
    assert client.post("/gateway/r", json={"text": PHONE, "n": 1}).json() == {"text": "[전화번호]", "n": 1}
    assert client.post("/gateway/r", json={"text": RRN}).status_code == 422


def test_envoy_is_told_to_stop_what_it_could_not_rewrite(gateway):
    client = gateway(route("envoy-ext-authz", upstream=None, fields=["/text"]))
    assert client.post("/gateway/r/chat?page=1", json={"text": "안녕하세요"}).status_code == 200
    answer = client.post("/gateway/r/chat", json={"text": PHONE})
    assert answer.status_code == 422
    assert "전달하지 않았습니다" in answer.json()["notice"]["ko"], (
        "it was not passed on, so the notice must not say it was"
    )
    assert client.get("/gateway/r/list").status_code == 200
    assert client.get(f"/gateway/r/list?q={PHONE}").status_code == 422
    assert client.get(f"/gateway/r/by-phone/{PHONE}").status_code == 422
    assert client.post("/gateway/r/chat", content=b"a=b").status_code == 415


def test_declared_routes_stand_in_the_contract(plain):
    paths = plain.get("/openapi.json").json()["paths"]
    assert "/items/*/memo" in paths["/gateway/r"]["post"]["description"]

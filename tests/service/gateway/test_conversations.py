"""Routes with a `conversation`: a number cut over two requests of a channel."""

import json

import pytest

from tests import servers

KAKAO = """
[[route]]
name = "r"
adapter = "kakao-skill"
upstream = "UPSTREAM"
conversation = "/userRequest/user/id"
"""
PLAIN = """
[[route]]
name = "r"
adapter = "json"
upstream = "UPSTREAM"
fields = ["/text"]
conversation = "/room"
message_id = "/id"
utterance = "/text"
"""


def skill(text, user="u-1", **params):
    return {"userRequest": {"utterance": text, "user": {"id": user}}, "action": {"params": params}, "contexts": []}


def plain(text, id_, room="room-7"):
    return {"text": text, "id": id_, "room": room}


@pytest.fixture
def kakao(gateway, upstream):
    upstream.answers({"version": "2.0", "template": {"outputs": [{"simpleText": {"text": "네"}}]}})
    return gateway(KAKAO)


def test_the_second_part_of_a_telephone_never_reaches_the_skill(kakao, upstream):
    kakao.post("/gateway/r", json=skill("제 번호는 010-2345"))
    answer = kakao.post("/gateway/r", json=skill("6789예요", number="6789예요"))
    assert answer.status_code == 200
    assert upstream.last["userRequest"]["utterance"] == "[전화번호]예요"
    assert upstream.last["action"]["params"]["number"] == "[전화번호]예요", "the channel repeats what was said"


def test_the_skill_is_told_which_of_its_messages_to_take_back(kakao, upstream):
    kakao.post("/gateway/r", json=skill("제 번호는 010-2345"))
    first = upstream.seen[-1].headers["x-pii-guard-message"]
    assert "x-pii-guard-retract" not in upstream.seen[-1].headers
    kakao.post("/gateway/r", json=skill("6789예요"))
    (one,) = json.loads(upstream.seen[-1].headers["x-pii-guard-retract"])
    assert one == {"message_id": first, "entity": "PHONE_NUMBER", "spans": [[6, 14]], "placeholder": "[전화번호]"}


def test_two_residents_are_two_conversations(kakao, upstream):
    kakao.post("/gateway/r", json=skill("제 번호는 010-2345"))
    kakao.post("/gateway/r", json=skill("6789예요", user="u-2"))
    assert upstream.last["userRequest"]["utterance"] == "6789예요"


def test_the_second_half_of_a_registration_number_stays_out_and_the_writer_reads_why(kakao, upstream):
    kakao.post("/gateway/r", json=skill("주민번호 900101"))
    before = len(upstream.seen)
    told = kakao.post("/gateway/r", json=skill("1990027")).json()
    assert len(upstream.seen) == before
    assert "주민등록번호" in told["template"]["outputs"][0]["simpleText"]["text"]


def test_what_the_skill_asks_makes_the_next_message_personal(kakao, upstream):
    upstream.answers({"version": "2.0", "template": {"outputs": [{"simpleText": {"text": "주민번호 뒷자리는요?"}}]}})
    kakao.post("/gateway/r", json=skill("환급 신청이요"))
    before = len(upstream.seen)
    kakao.post("/gateway/r", json=skill("1990027"))
    assert len(upstream.seen) == before


def test_a_document_that_names_no_conversation_is_refused(kakao, upstream):
    document = skill("안녕하세요")
    del document["userRequest"]["user"]
    assert kakao.post("/gateway/r", json=document).status_code == 200, "in the channel's own shape"
    assert upstream.seen == []


def test_the_address_for_retractions_is_told_before_the_message_goes_on(gateway, upstream):
    with servers.upstream() as back:
        client = gateway(PLAIN + f'retract_url = "{back.url}"\n')
        client.post("/gateway/r", json=plain("제 번호는 010-2345", "m1"))
        assert back.seen == []
        answer = client.post("/gateway/r", json=plain("6789예요", "m2"))
        assert answer.status_code == 200
        assert json.loads(answer.headers["x-pii-guard-retract"])[0]["message_id"] == "m1"
        assert back.last["conversation"] == "room-7"
        assert back.last["message_id"] == "m2"
        assert [one["message_id"] for one in back.last["retract"]] == ["m1"]


def test_where_nobody_takes_a_retraction_the_message_is_refused_and_told_again(gateway, upstream):
    with servers.upstream() as back:
        client = gateway(PLAIN + f'retract_url = "{back.url}"\n')
        client.post("/gateway/r", json=plain("제 번호는 010-2345", "m1"))
        back.answers({}, status=500)
        before = len(upstream.seen)
        assert client.post("/gateway/r", json=plain("6789예요", "m2")).status_code == 502
        assert len(upstream.seen) == before
        back.answers({})
        assert client.post("/gateway/r", json=plain("6789예요", "m2")).status_code == 200
        assert upstream.last["text"] == "[전화번호]예요"


def test_marks_of_a_conversation_that_come_in_are_not_believed(gateway, upstream):
    client = gateway(PLAIN)
    client.post("/gateway/r", json=plain("안녕하세요", "m1"), headers={"X-Pii-Guard-Retract": "[]"})
    assert "x-pii-guard-retract" not in upstream.seen[-1].headers
    assert upstream.seen[-1].headers["x-pii-guard-message"] == "m1"


def test_a_request_that_is_sent_again_comes_out_the_same(kakao, upstream):
    kakao.post("/gateway/r", json=skill("제 번호는 010-2345"))
    for _ in range(2):
        kakao.post("/gateway/r", json=skill("6789예요"))
        assert upstream.last["userRequest"]["utterance"] == "[전화번호]예요"
    one, again = (request.headers["x-pii-guard-message"] for request in upstream.seen[-2:])
    assert one == again

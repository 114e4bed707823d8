"""The contract of the intake, over both databases: what is posted is stored cleaned, once, and routed."""

import pytest

from tests.service.intake.conftest import Backend, declared

RRN, PHONE = "900101-1990027", "010-2345-6789"


@pytest.fixture
def backend(shared):
    return Backend(shared)


def test_a_clean_message_is_stored_as_it_is_and_goes_to_the_department_of_its_topic(backend):
    answer = backend.accepted("c1", "자동차세는 언제 내나요", topic="local-tax")
    assert (answer["message_id"], answer["sequence"], answer["action"]) == ("m1", 1, "allow")
    routing = answer["routing"]
    assert (routing["department"], routing["phone"], routing["officer"]) == ("재무과", "063-560-2114", None)
    assert backend.texts("c1") == ["자동차세는 언제 내나요"]


def test_a_telephone_number_is_stored_hidden_and_its_place_is_marked(backend):
    answer = backend.accepted("c1", f"제 번호는 {PHONE}예요")
    assert (answer["action"], answer["notice"]["code"]) == ("redact", "REDACT")
    assert answer["text"] == "제 번호는 [전화번호]예요"
    (message,) = backend.messages("c1")
    assert message["masks"] == [[6, 12, "PHONE_NUMBER"]]


def test_a_registration_number_is_refused_with_the_decision_and_nothing_is_stored(backend):
    answer = backend.post("c1", f"제 번호는 {RRN}입니다")
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (422, "BLOCKED")
    assert (problem["decision"]["action"], problem["decision"]["text"]) == ("block", None)
    assert problem["notice"]["code"] == "BLOCK"
    assert "990027" not in answer.text
    assert backend.client.get(backend.path("c1", "messages")).json()["messages"] == []


def test_the_same_key_and_body_give_the_same_answer_and_one_row(backend):
    first, second = (backend.post("c1", f"번호는 {PHONE}", key="k") for _ in range(2))
    assert (first.status_code, second.status_code) == (202, 200)
    assert second.headers["idempotent-replay"] == "true"
    assert first.json() == second.json()
    assert len(backend.messages("c1")) == 1


def test_the_same_key_for_a_refused_message_gives_the_same_refusal(backend):
    first, second = (backend.post("c1", RRN, key="k") for _ in range(2))
    assert (first.status_code, second.status_code) == (422, 422)
    assert first.json() == second.json()
    assert second.headers["idempotent-replay"] == "true"


def test_the_same_key_with_another_body_is_a_conflict(backend):
    backend.accepted("c1", "안녕하세요", key="k")
    answer = backend.post("c1", "다른 글", key="k")
    assert (answer.status_code, answer.json()["code"]) == (409, "KEY_REUSED")


def test_a_duplicate_of_the_channel_under_another_key_gets_the_same_answer(backend):
    first = backend.post("c1", "안녕하세요", message_id="x1")
    second = backend.post("c1", "안녕하세요", message_id="x1")
    assert (second.status_code, second.json()) == (200, first.json())
    assert backend.post("c1", "다른 글", message_id="x1").json()["code"] == "KEY_REUSED"
    assert len(backend.messages("c1")) == 1


def test_keys_of_two_conversations_have_nothing_to_do_with_one_another(backend):
    assert backend.post("c1", "가", key="k").status_code == 202
    assert backend.post("c2", "나", key="k").status_code == 202


def test_a_number_in_two_messages_is_taken_out_of_the_first_one_too(backend):
    backend.accepted("c1", "010-23")
    answer = backend.accepted("c1", "45-6789")
    assert answer["retract"] == [{"message_id": "m1", "sequence": 1, "text": "[전화번호]"}]
    assert backend.texts("c1") == ["[전화번호]", "[전화번호]"]
    assert backend.messages("c1")[0]["retracted"]


def test_a_registration_number_in_two_messages_is_refused_and_its_first_half_is_taken_out(backend):
    backend.accepted("c1", "주민번호 900101")
    answer = backend.post("c1", "1990027")
    assert (answer.status_code, answer.json()["code"]) == (422, "BLOCKED")
    assert [one["message_id"] for one in answer.json()["retract"]] == ["m1"]
    assert "900101" not in backend.texts("c1")[0]


def test_an_edit_is_examined_and_makes_a_new_revision(backend):
    backend.accepted("c1", "안녕하세요", message_id="x1")
    answer = backend.accepted("c1", f"번호 {PHONE}", edit_of="x1")
    assert (answer["message_id"], answer["sequence"]) == ("x1", 1)
    (message,) = backend.messages("c1")
    assert (message["text"], message["revision"]) == ("번호 [전화번호]", 2)
    assert backend.post("c1", "가", edit_of="nobody").status_code == 404


def test_an_officer_may_give_the_number_of_the_office_and_gets_the_consultation(backend):
    backend.accepted("c1", "어디로 전화하나요")
    answer = backend.accepted("c1", "063-560-2114로 전화 주세요", direction="officer", officer="finance-1")
    assert (answer["action"], answer["routing"]["officer"]) == ("allow", "finance-1")


@pytest.mark.parametrize("officer", ["jobs-1", "nobody"])
def test_an_officer_who_is_unknown_or_of_another_department_is_refused(backend, officer):
    backend.accepted("c1", "질문")
    assert backend.post("c1", "답", direction="officer", officer=officer).status_code == 403
    assert backend.do("c1", "claim", officer=officer).status_code == 403


@pytest.mark.parametrize("name", ["jobs 1", "a" * 65, "<b>"])
def test_who_asks_is_named_as_officers_are(backend, name):
    backend.accepted("c1", "질문")
    asked = backend.client.get(backend.path("c1", "messages"), headers={"pii-guard-officer": name})
    assert asked.status_code == 422
    assert backend.client.get(backend.path("c1", "messages"), headers={"pii-guard-officer": "jobs-1"}).is_success


def test_a_claim_is_held_by_one(backend):
    backend.accepted("c1", "질문")
    assert backend.do("c1", "claim", officer="finance-1").json()["routing"]["officer"] == "finance-1"
    assert backend.do("c1", "claim", officer="finance-1").status_code == 200
    assert backend.do("c1", "claim", officer="finance-2").json()["code"] == "CLAIMED"


def test_a_transfer_leaves_nobody_and_its_reason_is_cleaned(backend):
    backend.accepted("c1", "질문")
    backend.do("c1", "claim", officer="finance-1")
    answer = backend.do("c1", "transfer", department="jobs", reason=f"주민 번호 {PHONE}").json()
    assert (answer["routing"]["department_id"], answer["routing"]["officer"]) == ("jobs", None)
    events = backend.client.get("/v1/access", params={"department": "jobs"}).json()["access"]
    assert PHONE not in str(events)
    assert any("[전화번호]" in (line["detail"] or "") for line in events)
    assert backend.do("c1", "transfer", department="jobs", reason=RRN).status_code == 422
    assert backend.do("c1", "transfer", department="nobody", reason="가").status_code == 422


def test_another_topic_moves_it_to_the_department_that_answers(backend):
    backend.accepted("c1", "질문", topic="local-tax")
    assert backend.do("c1", "topic", topic="jobs").json()["routing"]["department_id"] == "jobs"
    assert backend.do("c1", "topic", topic="weather").status_code == 422


def test_an_ended_consultation_takes_a_rating_and_no_message(backend):
    backend.accepted("c1", "질문", key="k")
    assert backend.do("c1", "end").json()["routing"]["state"] == "ended"
    assert (backend.post("c1", "더").status_code, backend.post("c1", "더").json()["code"]) == (410, "ENDED")
    assert backend.do("c1", "rating", rating=5).json()["rating"] == 5
    assert backend.do("c1", "rating", rating=1).json()["rating"] == 5
    assert backend.post("c1", "질문", key="k").status_code == 200, "whoever lost the answer still gets it"


@pytest.mark.parametrize("rating", [0, 6, True, "5", None, 2.5])
def test_a_rating_is_a_whole_number_from_1_to_5(backend, rating):
    backend.accepted("c1", "질문")
    assert backend.do("c1", "rating", rating=rating).status_code == 422


def test_an_erased_consultation_is_gone_and_stays_so(backend):
    backend.accepted("c1", "질문", key="k")
    assert backend.client.delete(backend.path("c1")).status_code == 204
    assert backend.client.delete(backend.path("c1")).status_code == 204
    for answer in (backend.post("c1", "질문", key="k"), backend.client.get(backend.path("c1", "messages"))):
        assert (answer.status_code, answer.json()["code"]) == (410, "ERASED")
    assert backend.client.delete(backend.path("never")).status_code == 404


def test_a_deleted_message_has_no_text_and_its_key_gives_none(backend):
    backend.accepted("c1", "지울 글", key="k", message_id="x1")
    assert backend.client.delete(backend.path("c1", "messages", "x1")).status_code == 204
    (message,) = backend.messages("c1")
    assert (message["text"], message["deleted"]) == (None, True)
    assert backend.post("c1", "지울 글", key="k", message_id="x1").status_code == 410
    assert backend.client.delete(backend.path("c1", "messages", "nobody")).status_code == 404


def test_a_list_is_asked_for_by_department_state_and_officer(office, store):
    backend = office(store)
    backend.accepted("tax", "가", topic="local-tax")
    backend.accepted("jobs", "나", topic="jobs")
    backend.do("jobs", "claim", officer="jobs-1")

    def ids(**query):
        return [row["id"] for row in backend.client.get("/v1/conversations", params=query).json()["conversations"]]

    tax, jobs = backend.name("tax"), backend.name("jobs")
    assert ids() == [tax, jobs]
    assert (ids(department="finance"), ids(state="waiting"), ids(officer="jobs-1")) == ([tax], [tax], [jobs])
    assert backend.client.get("/v1/conversations", params={"department": "x"}).status_code == 422
    assert backend.client.get("/v1/conversations", params={"colour": "x"}).status_code == 422


def test_messages_and_lists_go_on_behind_what_was_seen(backend):
    for text in ("가", "나", "다"):
        backend.accepted("c1", text)
    assert [m["text"] for m in backend.messages("c1", after=1)] == ["나", "다"]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/text"),
        ({"text": 1}, "/text"),
        ({"text": "가", "direction": "mayor"}, "/direction"),
        ({"text": "가", "topic": "weather"}, "/topic"),
        ({"text": "가", "channel": "pigeon"}, "/channel"),
        ({"text": "가", "officer": "finance-1"}, "/officer"),
        ({"text": "가", "direction": "officer"}, "/officer"),
        ({"text": "가", "message_id": "x" * 129}, "/message_id"),
        ({"text": "가", "message_id": "a b"}, "/message_id"),
        ({"text": "가", "attachments": {}}, "/attachments"),
        ({"text": "가", "colour": "red"}, ""),
    ],
)
def test_a_wrong_field_is_named_and_never_repeated(backend, body, pointer):
    answer = backend.client.post(backend.path("c1", "messages"), json=body, headers={"idempotency-key": "k"})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)
    assert "pigeon" not in answer.text
    assert "mayor" not in answer.text


@pytest.mark.parametrize("key", ["", "a b", "x" * 129])
def test_a_key_is_needed(backend, key):
    answer = backend.client.post(backend.path("c1", "messages"), json={"text": "가"}, headers={"idempotency-key": key})
    assert answer.status_code == 422


def test_pictures_are_not_taken_unless_the_office_says_so(office, store, tmp_path):
    backend = office(store)
    picture = {"name": "사진.jpg", "media_type": "image/jpeg", "bytes": 1_000}
    answer = backend.post("c1", "사진 보냅니다", attachments=[picture])
    assert (answer.status_code, answer.json()["code"]) == (422, "ATTACHMENT_HELD")
    assert "사진 속 글은 읽지 않습니다" in answer.json()["notice"]["ko"]
    assert backend.client.get(backend.path("c1", "messages")).status_code == 404


def test_where_they_are_taken_their_names_are_cleaned_and_types_and_sizes_have_an_end(office, sqlite, tmp_path):
    backend = office(sqlite, declared(tmp_path, office='attachments = "pass"\nattachment_bytes = 2000'))
    picture = {"name": f"{PHONE}.jpg", "media_type": "image/jpeg", "bytes": 1_000}
    answer = backend.accepted("c1", "사진 보냅니다", attachments=[picture])
    assert answer["attachments"] == [{**picture, "name": "[전화번호].jpg"}]
    assert backend.post("c1", "가", attachments=[{**picture, "media_type": "text/html"}]).status_code == 422
    assert backend.post("c1", "가", attachments=[{**picture, "bytes": 2_001}]).status_code == 422
    assert backend.post("c1", "가", attachments=[{**picture, "name": f"{RRN}.jpg"}]).status_code == 422


@pytest.mark.parametrize("assign", ["least-open", "round-robin"])
def test_a_department_may_have_its_consultations_given_out(office, sqlite, tmp_path, assign):
    backend = office(sqlite, declared(tmp_path, assign=assign))
    officers = [backend.accepted(f"c{i}", "질문")["routing"]["officer"] for i in range(2)]
    assert officers == ["finance-1", "finance-2"]


def test_somebody_says_that_a_rule_was_wrong(backend):
    decision = backend.post("c1", RRN).json()["decision"]
    complaint = {"decision_id": decision["decision_id"], "rule": decision["findings"][0]["rule"]}
    assert backend.do("c1", "wrongly-blocked", **complaint).status_code == 204
    assert backend.do("never", "wrongly-blocked", **complaint).status_code == 204
    assert backend.do("c1", "wrongly-blocked", **{**complaint, "rule": "nothing"}).status_code == 404
    rows = backend.client.get("/v1/effects", params={"by": "entity"}).json()["rows"]
    assert [(row["label"], row["wrongly_blocked"]) for row in rows if row["key"] == "KR_RRN"] == [("주민등록번호", 2)]

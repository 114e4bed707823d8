"""LiteLLM's generic guardrail: what its client sends, and what it makes of the answers."""

import json
import time

import pytest
from fastapi.testclient import TestClient

from pii_guard import Guard
from tests.sidecar import Settings, create_app, litellm, litellm_call

PATH = litellm.PATH
APP = create_app(Settings(), Guard("office-example"))
CLIENT = TestClient(APP, base_url="http://localhost")
RRN = "900101-1990027"
PHONE = "010-2345-6789"


def call(*texts, input_type="request", **more):
    body = {
        "input_type": input_type,
        "litellm_call_id": "c",
        "litellm_trace_id": None,
        "structured_messages": None,
        "images": None,
        "tools": None,
        "texts": list(texts),
        "request_data": {"user_api_key_hash": "0"},
        "request_headers": {"authorization": "[present]"},
        "litellm_version": "1.106.2",
        "additional_provider_specific_params": {},
        "tool_calls": None,
        "model": "m",
        **more,
    }
    answer = CLIENT.post(PATH, json=body)
    assert answer.status_code == 200
    return answer.json()


def tool(arguments):
    return {"id": "call_1", "type": "function", "function": {"name": "find", "arguments": arguments}}


def test_a_clean_question_passes_as_it_is():
    assert call("재산세 납부기한이 언제인가요?") == {"action": "NONE"}


def test_texts_are_rewritten_in_their_order():
    answer = call("안녕하세요", f"제 번호는 {PHONE}이에요", "네")
    assert answer == {"action": "GUARDRAIL_INTERVENED", "texts": ["안녕하세요", "제 번호는 [전화번호]예요", "네"]}


def test_a_blocked_question_says_why_in_korean_and_gives_no_text():
    answer = call("안녕하세요", f"주민번호는 {RRN}입니다")
    assert list(answer) == ["action", "blocked_reason"]
    assert answer["action"] == "BLOCKED"
    assert "주민등록번호" in answer["blocked_reason"]
    assert "900101" not in json.dumps(answer)


def test_an_answer_is_rewritten_and_says_how_much_of_it_must_wait():
    answer = call(f"담당자 번호는 {PHONE}입니다", input_type="response")
    assert answer["texts"] == ["담당자 번호는 [전화번호]입니다"]
    assert answer["stream_holdback_chars"] == [len(answer["texts"][0])]
    assert call("네. " * 100, input_type="response") == {"action": "NONE", "stream_holdback_chars": [128]}


def test_a_blocked_answer_blames_nobody_for_it():
    reason = call(f"주민번호는 {RRN}입니다", input_type="response")["blocked_reason"]
    assert reason.startswith("답변을 보여 드릴 수 없습니다")


@pytest.mark.parametrize("text", ["가" * 8_001])
def test_a_text_that_cannot_be_examined_blocks_the_call(text):
    assert call("네", text)["action"] == "BLOCKED"


@pytest.mark.parametrize(
    "arguments",
    [
        f'{{"tel": "{PHONE}"}}',
        json.dumps({"mail": "minsu@example.com"}),
        f"전화 {PHONE}",
        json.dumps({"name": "고객명: 홍길동"}),
    ],
)
@pytest.mark.parametrize("input_type", ["request", "response"])
def test_arguments_of_tools_cannot_be_given_back_so_a_finding_blocks(arguments, input_type):
    assert call("네", input_type=input_type, tool_calls=[tool(arguments)])["action"] == "BLOCKED"


def test_clean_arguments_of_tools_pass():
    assert call("네", tool_calls=[tool('{"topic": "재산세"}')]) == {"action": "NONE"}


def test_what_stands_beside_the_texts_is_examined_too():
    message = {"role": "user", "content": "네", "name": PHONE}
    assert call("네", structured_messages=[message])["action"] == "BLOCKED"
    nested = {"role": "assistant", "content": None, "tool_calls": [tool(f'{{"tel": "{PHONE}"}}')]}
    assert call("네", structured_messages=[nested])["action"] == "BLOCKED"
    clean = [{"role": "user", "content": "네"}, {"role": "user", "content": [{"type": "text", "text": f"{PHONE}"}]}]
    assert call("네", PHONE, structured_messages=clean)["texts"] == ["네", "[전화번호]"]


@pytest.mark.parametrize(
    "message",
    [
        {"role": "tool", "content": f"조회 결과: {RRN}", "tool_call_id": "call_1"},
        {"role": "tool", "content": [{"type": "text", "text": f"조회 결과: {PHONE}"}], "tool_call_id": "call_1"},
        {"role": "user", "content": f"생각: {RRN}"},
        {"role": "user", "content": "네", "summary": [{"type": "summary_text", "text": RRN}]},
        {"role": "user", "content": {"text": RRN}},
        {"role": "user", "content": 9001011990027},
    ],
)
def test_whatever_is_not_literally_one_of_the_texts_is_examined(message):
    """LiteLLM sends results of tools and summaries of thoughts beside the texts, and takes neither back."""
    answer = call("네", structured_messages=[message])
    assert answer["action"] == "BLOCKED"
    assert "900101" not in json.dumps(answer)


def test_a_text_stands_for_one_member_and_not_for_another_that_reads_the_same():
    message = {"role": "user", "content": PHONE}
    assert call(PHONE, structured_messages=[message])["texts"] == ["[전화번호]"]
    result = {"role": "tool", "content": PHONE, "tool_call_id": "call_1"}
    assert call(PHONE, structured_messages=[message, result])["action"] == "BLOCKED"


@pytest.mark.parametrize("name", sorted(litellm.FORM))
def test_a_finding_in_an_id_blocks_since_nothing_there_can_be_rewritten(name):
    for value in (PHONE, RRN, 9001011990027):
        assert call("네", structured_messages=[{"role": "user", "content": "네", name: value}])["action"] == "BLOCKED"
    tools = [{"id": "call_8FhQ2v", "type": "function", "index": 0, "function": {"name": "find", "arguments": "{}"}}]
    assert call("네", tool_calls=tools) == {"action": "NONE"}


@pytest.mark.parametrize(
    "arguments",
    [
        r'{"rrn": "\u0039\u0030\u0030101-1990027"}',
        r'{"rrn": "\u0039\u0030\u0030101-1990027',
        json.dumps(json.dumps({"rrn": RRN})).replace("900101", r"\\u0039\\u0030\\u0030101"),
        '{"rrn": 9.001011990027e12}',
        "[" * 500 + f'"{RRN}"' + "]" * 500,
        r"\u005c" + "u005c" * 20,
    ],
)
def test_arguments_are_examined_however_they_are_written(arguments):
    assert call("네", tool_calls=[tool(arguments)])["action"] == "BLOCKED"


@pytest.mark.parametrize("levels", [70, 300, 5_000])
def test_what_is_nested_too_deep_is_blocked_and_no_error(levels):
    deep = "[" * levels + "]" * levels
    for member in (f'"tool_calls": [{{"arguments": {deep}}}]', f'"structured_messages": [{{"content": {deep}}}]'):
        body = f'{{"input_type": "request", "texts": ["네"], {member}}}'
        answer = CLIENT.post(PATH, content=body, headers={"content-type": "application/json"})
        assert (answer.status_code, answer.json()["action"]) == (200, "BLOCKED")


def test_an_id_of_random_letters_holds_nothing_by_chance():
    made = tool("{}") | {"id": "call_I60ihBeoePW3jSOi27n7yE9Z"}
    assert call("네", tool_calls=[made]) == {"action": "NONE"}
    assert call("네", tool_calls=[made | {"id": "call_pw: Hong!2026"}])["action"] == "BLOCKED"
    assert call("네", tool_calls=[made | {"id": "call01023456789"}])["action"] == "BLOCKED"
    assert call("네", tool_calls=[made | {"id": f"call_x{RRN}"}])["action"] == "BLOCKED"


@pytest.mark.parametrize(
    "part", [{"type": "image_url", "image_url": {"url": "data:,"}}, {"type": "input_audio"}, {"type": "file"}]
)
def test_what_nobody_here_can_read_blocks_the_call(part):
    assert "사진과 파일" in call("네", structured_messages=[{"role": "user", "content": [part]}])["blocked_reason"]
    assert "사진과 파일" in call("네", images=["data:image/png;base64,AA=="])["blocked_reason"]


def test_topic_channel_and_direction_come_from_the_configuration_of_the_proxy():
    plate = "제 차는 12가3456입니다"
    assert call(plate)["action"] == "GUARDRAIL_INTERVENED"
    assert call(plate, additional_provider_specific_params={"topic": "local-tax"}) == {"action": "NONE"}
    unknown = call(plate, additional_provider_specific_params={"topic": RRN})
    assert unknown["action"] == "BLOCKED"
    assert "900101" not in json.dumps(unknown)


@pytest.mark.parametrize(
    "fields",
    [
        {"input_type": RRN},
        {"texts": RRN},
        {"texts": [9001011990027]},
        {"tool_calls": [RRN]},
        {"structured_messages": RRN},
        {"additional_provider_specific_params": {"direction": RRN}},
        {"images": [1]},
    ],
)
def test_wrong_types_are_named_and_never_repeated(fields):
    answer = CLIENT.post(PATH, json={"input_type": "request", "texts": [], **fields})
    assert answer.status_code == 400
    assert "900101" not in answer.text


def test_nothing_else_is_an_error_since_after_one_the_text_may_be_passed_on():
    for app, body in (
        (create_app(Settings(api_keys="0123456789abcdef"), Guard()), b"{}"),
        (APP, b" " * (5 << 20)),
    ):
        answer = TestClient(app, base_url="http://localhost").post(
            PATH, content=body, headers={"content-type": "application/json"}
        )
        assert (answer.status_code, answer.json()["action"]) == (200, "BLOCKED")


def test_all_texts_of_a_call_share_one_budget(monkeypatch):
    monkeypatch.setattr(litellm, "BUDGET_MS", 0)
    answer = call("네", "네")
    assert answer["action"] == "BLOCKED", "what could not be examined in time is not passed on"
    assert answer["blocked_reason"]


def user(text):
    return {"role": "user", "content": text}


def talk(*messages, trace="trace-1", **more):
    """A call with the history of a chat."""
    said = [user(m) if isinstance(m, str) else m for m in messages]
    return call(*[m["content"] for m in said], structured_messages=said, litellm_trace_id=trace, **more)


def test_a_number_that_is_cut_over_the_messages_of_a_trace_is_hidden_in_each_of_them():
    assert talk("제 번호는 010-2345", trace="t1") == {"action": "NONE"}
    answer = talk("제 번호는 010-2345", {"role": "assistant", "content": "네"}, "6789예요", trace="t1")
    assert answer["texts"] == ["제 번호는 [전화번호]", "네", "[전화번호]예요"]
    again = talk("제 번호는 010-2345", {"role": "assistant", "content": "네"}, "6789예요", "언제 되나요", trace="t1")
    assert again["texts"] == [*answer["texts"], "언제 되나요"], "the whole history comes anew with every call"


def test_a_trace_whose_calls_bring_only_what_is_new_is_read_together_too():
    assert talk("제 번호는 010-2345", trace="t2") == {"action": "NONE"}
    assert talk("6789예요", trace="t2")["texts"] == ["[전화번호]예요"]
    assert talk("6789예요", trace="t3") == {"action": "NONE"}, "another trace"
    assert talk("6789예요", trace=None) == {"action": "NONE"}, "no trace"


def test_halves_of_a_registration_number_stop_the_call_each_time():
    for _ in range(2):
        stopped = talk("주민번호 900101", "1990027입니다", trace="t4")
        assert stopped["action"] == "BLOCKED"
        assert "주민등록번호" in stopped["blocked_reason"]


def test_the_assistants_question_makes_the_answer_personal_and_a_programs_word_does_not():
    asks = {"role": "assistant", "content": "주민번호 뒷자리는요?"}
    assert talk("환급 신청이요", asks, "1990027", trace="t5")["action"] == "BLOCKED"
    assert talk({**asks, "role": "system"}, "1990027", trace="t6") == {"action": "NONE"}


def test_an_answer_is_not_read_as_the_history_of_its_trace_and_says_what_must_wait():
    answer = talk("제 번호는 010-2345", "6789예요", trace="t9", input_type="response")
    assert answer["action"] == "NONE"
    assert len(answer["stream_holdback_chars"]) == 2


def test_only_what_a_resident_writes_is_joined():
    for role in ("assistant", "system", "tool"):
        assert talk({"role": role, "content": "문의 063-560"}, "2345", trace=role) == {"action": "NONE"}


def test_a_trace_needs_no_store_where_the_history_is_in_the_call():
    client = TestClient(create_app(Settings(workers=2), Guard("office-example")), base_url="http://localhost")
    said = [user("제 번호는 010-2345"), user("6789예요")]
    body = {"input_type": "request", "texts": [m["content"] for m in said], "structured_messages": said}
    answer = client.post(PATH, json={**body, "litellm_trace_id": "t7"}).json()
    assert answer["texts"] == ["제 번호는 [전화번호]", "[전화번호]예요"]


def test_texts_that_are_no_messages_are_not_joined():
    assert call("제 번호는 010-2345", "6789예요", litellm_trace_id="t9") == {"action": "NONE"}


def test_a_trace_that_is_no_id_stops_the_call():
    assert talk("안녕하세요", trace="t" * 201)["action"] == "BLOCKED"
    assert talk("안녕하세요", trace="") == {"action": "NONE"}


def test_many_texts_of_a_trace_are_read_in_linear_time():
    body = {
        "texts": [f"글 {i}" for i in range(20_000)],
        "structured_messages": [user(f"말 {i}") for i in range(20_000)],
    }
    begun = time.process_time()
    litellm_call.read_call({"input_type": "request", "litellm_trace_id": "t8", **body})
    assert time.process_time() - begun < 5

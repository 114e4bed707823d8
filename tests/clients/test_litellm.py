"""The LiteLLM proxy with both of its guardrails in a process of its own; a model server of ours stands behind it."""

import json
import os
import subprocess
import time

import httpx
import pytest

from tests import servers

KEY = "sk-pii-guard-tests-3f9c41d07b2e"
RRN = "900101-1990027"
PHONE = "010-2345-6789"
READY_SECONDS = 180
BOTH = ("generic", "presidio")


def _guardrails(sidecar, **others):
    for suffix, url in (("", sidecar), *((f"-{name}", url) for name, url in others.items())):
        generic = {"guardrail": "generic_guardrail_api", "mode": ["pre_call", "post_call"], "api_base": url}
        stream = {"streaming_transform_mode": "incremental_diff", "streaming_sampling_rate": 1}
        yield {"guardrail_name": f"generic{suffix}", "litellm_params": {**generic, **stream}}
        both = {"presidio_analyzer_api_base": url, "presidio_anonymizer_api_base": url}
        presidio = {"guardrail": "presidio", "mode": ["pre_call", "post_call"], **both}
        yield {"guardrail_name": f"presidio{suffix}", "litellm_params": {**presidio, "presidio_language": "ko"}}
        input_only = {**presidio, "presidio_filter_scope": "input"}  # the configuration that fails open on an error
        yield {"guardrail_name": f"presidio-input{suffix}", "litellm_params": input_only}
    blocks = {**presidio, "presidio_analyzer_api_base": sidecar, "presidio_anonymizer_api_base": sidecar}
    blocks["pii_entities_config"] = {"KR_RRN": "BLOCK", "BLOCKED": "BLOCK", "PHONE_NUMBER": "MASK"}
    yield {"guardrail_name": "presidio-blocks", "litellm_params": blocks}


class Model:
    """A server in the shape of OpenAI's API: says what it is told to, and keeps what it really received."""

    reply = "네, 알겠습니다."

    def __init__(self, upstream):
        self._upstream = upstream

    def says(self, reply, stream=False):
        self.reply = reply
        made = {"id": "1", "created": 1, "model": "m"}
        if stream:
            events = [_event(made, {"content": reply[i : i + 3]}, None) for i in range(0, len(reply), 3)]
            body = b"".join([*events, _event(made, {}, "stop"), b"data: [DONE]\n\n"])
            self._upstream.answers(body=body, content_type="text/event-stream")
            return
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": reply}}
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        self._upstream.answers({**made, "object": "chat.completion", "choices": [choice], "usage": usage})

    def says_as_a_response(self, reply):
        """The same as an answer of the Responses API."""
        part = {"type": "output_text", "text": reply, "annotations": []}
        message = {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed", "content": [part]}
        made = {"id": "resp_1", "object": "response", "created_at": 1, "model": "m", "status": "completed"}
        usual = {"parallel_tool_calls": True, "tool_choice": "auto", "tools": [], "error": None}
        self._upstream.answers({**made, **usual, "output": [message]})

    @property
    def bodies(self):
        return [json.loads(request.raw) for request in self._upstream.seen]

    @property
    def contents(self):
        """The content of the last message of each request."""
        return [body["messages"][-1]["content"] for body in self.bodies]

    @property
    def received(self):
        """All of it, with Hangul that came as escapes in letters."""
        return self._upstream.everything.decode() + json.dumps(self.bodies, ensure_ascii=False)


def _event(made, delta, finish):
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return b"data: " + json.dumps({**made, "object": "chat.completion.chunk", "choices": [choice]}).encode() + b"\n\n"


@pytest.fixture(scope="module")
def mortal():
    """A sidecar that a test kills."""
    with servers.sidecar() as one:
        yield one


@pytest.fixture(scope="module")
def behind():
    """The server behind the proxy, for all tests."""
    with servers.upstream() as one:
        yield one


@pytest.fixture
def upstream(behind):
    """The model behind the proxy, with nothing received yet."""
    behind.seen.clear()
    model = Model(behind)
    model.says(Model.reply)
    return model


@pytest.fixture(scope="module")
def proxy(installed, mortal, behind, tmp_path_factory):
    """The address of a proxy that is ready."""
    folder, port = tmp_path_factory.mktemp("litellm"), servers.free_port()
    with servers.sidecar() as guard, servers.sidecar(PII_GUARD_API_KEYS="a-key-that-no-client-has") as keyed:
        model = {"model": "openai/m", "api_base": behind.url.removesuffix("/skill") + "/v1", "api_key": "k"}
        config = {
            "model_list": [{"model_name": "m", "litellm_params": model}],
            "guardrails": [*_guardrails(guard.url, mortal=mortal.url, keyed=keyed.url)],
            "litellm_settings": {"num_retries": 0},
            "general_settings": {"master_key": KEY},
        }
        (folder / "config.yaml").write_text(json.dumps(config), "utf-8")  # JSON is YAML
        command = [installed("litellm") / "litellm", "--config", folder / "config.yaml", "--port", str(port)]
        told = {"LITELLM_LOCAL_MODEL_COST_MAP": "True", "NO_DOCS": "True", "HOME": str(folder)}
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [*command, "--host", "127.0.0.1"], env=os.environ | told, stdout=log, stderr=log, cwd=folder
            )
            try:
                _wait_until_ready(f"http://127.0.0.1:{port}", process, folder / "log")
                yield f"http://127.0.0.1:{port}"
            finally:
                process.terminate()
                process.wait(30)


def _wait_until_ready(url, process, log):
    for _ in range(READY_SECONDS):
        assert process.poll() is None, log.read_text()[-2_000:]
        try:
            if httpx.get(f"{url}/health/liveliness").status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(1)
    raise AssertionError(log.read_text()[-2_000:])


def ask(proxy, guardrail, text, **more):
    body = {"model": "m", "messages": [{"role": "user", "content": text}], "guardrails": [guardrail], **more}
    return httpx.post(f"{proxy}/v1/chat/completions", json=body, headers={"authorization": f"Bearer {KEY}"}, timeout=60)


def told(answer):
    assert answer.status_code == 200, answer.text
    return answer.json()["choices"][0]["message"]["content"]


@pytest.mark.parametrize("guardrail", BOTH)
def test_a_clean_question_and_its_answer_pass_as_they_are(proxy, upstream, guardrail):
    assert told(ask(proxy, guardrail, "재산세 납부기한이 언제인가요?")) == upstream.reply
    assert upstream.contents == ["재산세 납부기한이 언제인가요?"]


@pytest.mark.parametrize(("guardrail", "hidden"), [("generic", "[전화번호]예요"), ("presidio", "<PHONE_NUMBER>이에요")])
def test_a_number_in_the_question_never_reaches_the_model(proxy, upstream, guardrail, hidden):
    told(ask(proxy, guardrail, f"제 번호는 {PHONE}이에요"))
    assert upstream.contents == [f"제 번호는 {hidden}"]
    assert "2345" not in upstream.received


@pytest.mark.parametrize(("guardrail", "hidden"), [("generic", "[전화번호]"), ("presidio", "<PHONE_NUMBER>")])
def test_a_number_in_the_answer_never_reaches_the_citizen(proxy, upstream, guardrail, hidden):
    upstream.says(f"담당자는 {PHONE}입니다")
    assert told(ask(proxy, guardrail, "누구에게 물어보나요?")) == f"담당자는 {hidden}입니다"


def test_the_generic_guardrail_blocks_with_our_sentence_intact(proxy, upstream):
    answer = ask(proxy, "generic", f"주민번호는 {RRN}입니다")
    assert answer.status_code == 400
    assert (
        "보내신 글에 주민등록번호가 있어 전달하지 않았습니다. 그 부분을 지우고 다시 보내 주세요."
        in answer.json()["error"]["message"]
    )
    assert upstream.bodies == []
    assert "900101" not in answer.text


def test_presidio_s_guardrail_blocks_what_it_is_told_to_block(proxy, upstream):
    answer = ask(proxy, "presidio-blocks", f"주민번호는 {RRN}입니다")
    assert answer.status_code == 400
    assert "KR_RRN" in answer.text
    assert upstream.bodies == []


@pytest.mark.parametrize("guardrail", ["presidio", "presidio-input"])
def test_a_blocked_number_is_hidden_where_presidio_s_guardrail_only_masks(proxy, upstream, guardrail):
    told(ask(proxy, guardrail, f"주민번호는 {RRN}입니다"))
    assert upstream.contents == ["주민번호는 <KR_RRN>입니다"]


def test_what_cannot_be_examined_never_passes(proxy, upstream):
    long = f"제 번호는 {PHONE} " + "가" * 8_000
    assert ask(proxy, "generic", long).status_code == 400
    told(ask(proxy, "presidio-input", long))
    assert upstream.contents == ["<BLOCKED>"]
    assert ask(proxy, "presidio-blocks", long).status_code == 400
    assert "2345" not in upstream.received


def test_several_messages_and_parts_are_all_rewritten(proxy, upstream):
    messages = [
        {"role": "system", "content": "상담원은 063-560-2114입니다"},
        {"role": "user", "content": [{"type": "text", "text": f"제 번호 {PHONE}"}, {"type": "text", "text": "네"}]},
        {"role": "assistant", "content": f"{PHONE} 맞나요?"},
        {"role": "user", "content": "minsu@example.com으로 주세요"},
    ]
    told(ask(proxy, "generic", "", messages=messages))
    assert upstream.bodies[0]["messages"][0]["content"] == "상담원은 063-560-2114입니다"
    assert upstream.received.count("[전화번호]") >= 2
    assert "2345" not in upstream.received
    assert "minsu" not in upstream.received


def respond(proxy, *items):
    """A call of the Responses API, where results of tools and summaries of thoughts are items of the input."""
    body = {"model": "m", "input": list(items), "guardrails": ["generic"]}
    return httpx.post(f"{proxy}/v1/responses", json=body, headers={"authorization": f"Bearer {KEY}"}, timeout=60)


ASKED = {"type": "function_call", "call_id": "call_1", "name": "find", "arguments": "{}"}
RESPONSE_ITEMS = {
    "the result of a tool": {"type": "function_call_output", "call_id": "call_1", "output": f"주민번호 {RRN}"},
    "a result in parts": {
        "type": "function_call_output",
        "call_id": "call_1",
        "output": [{"type": "input_text", "text": f"전화 {PHONE}"}],
    },
    "a summary of thoughts": {
        "type": "reasoning",
        "id": "rs_1",
        "summary": [{"type": "summary_text", "text": f"주민번호는 {RRN}"}],
    },
    "the arguments of a tool": {**ASKED, "call_id": "call_2", "arguments": json.dumps({"tel": PHONE})},
}


@pytest.mark.parametrize("item", RESPONSE_ITEMS.values(), ids=RESPONSE_ITEMS)
def test_whatever_the_responses_api_sends_beside_its_texts_is_stopped(proxy, upstream, item):
    answer = respond(proxy, {"role": "user", "content": "세금이 얼마인가요?"}, ASKED, item)
    assert answer.status_code == 400, answer.text
    assert "전달하지 않았습니다" in answer.json()["error"]["message"]
    assert upstream.bodies == []
    assert "900101" not in answer.text


def test_a_clean_call_of_the_responses_api_arrives_and_a_number_in_its_text_does_not(proxy, upstream):
    upstream.says_as_a_response(f"담당자는 {PHONE}입니다")
    result = {"type": "function_call_output", "call_id": "call_1", "output": "재산세 3건"}
    answer = respond(proxy, {"role": "user", "content": f"제 번호는 {PHONE}이에요"}, ASKED, result)
    assert answer.json()["output"][0]["content"][0]["text"] == "담당자는 [전화번호]입니다", answer.text
    assert "재산세 3건" in upstream.received
    assert "[전화번호]예요" in upstream.received
    assert "2345" not in upstream.received


def test_a_picture_beside_a_text_stops_the_call(proxy, upstream):
    picture = {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgo="}}
    message = {"role": "user", "content": [{"type": "text", "text": "이 사진 봐 주세요"}, picture]}
    answer = ask(proxy, "generic", "", messages=[message])
    assert answer.status_code == 400
    assert "사진과 파일은 아직 받을 수 없습니다" in answer.text
    assert upstream.bodies == []


def test_a_stream_is_rewritten_while_it_is_written(proxy, upstream):
    filler = "신청서는 담당 부서에서 받으실 수 있습니다. " * 12
    upstream.says(f"{filler}연락처는 {PHONE}입니다. {filler}", stream=True)
    deltas, raw = _stream(proxy, "generic")
    assert "".join(deltas) == upstream.reply.replace(PHONE, "[전화번호]")
    assert len(deltas) > 5
    assert "2345" not in raw


def test_a_stream_that_comes_to_a_blocked_number_ends_before_it(proxy, upstream):
    filler = "신청서는 담당 부서에서 받으실 수 있습니다. " * 12
    upstream.says(f"{filler}주민번호는 {RRN}입니다. {filler}", stream=True)
    deltas, raw = _stream(proxy, "generic")
    assert "".join(deltas)
    assert filler.startswith("".join(deltas))
    for piece in ("900101", "1990027"):
        assert piece not in raw
        assert piece not in "".join(deltas)


def _stream(proxy, guardrail):
    body = {"model": "m", "stream": True, "guardrails": [guardrail], "messages": [{"role": "user", "content": "네"}]}
    headers = {"authorization": f"Bearer {KEY}"}
    raw = httpx.post(f"{proxy}/v1/chat/completions", json=body, headers=headers, timeout=60).text
    deltas = []
    for line in raw.splitlines():
        if line.startswith("data: {"):
            event = json.loads(line.removeprefix("data: "))
            deltas += [c["delta"].get("content") or "" for c in event.get("choices", ())]
    return [d for d in deltas if d], raw


@pytest.mark.parametrize("guardrail", ["generic-mortal", "presidio-mortal", "presidio-input-mortal"])
def test_where_the_sidecar_was_killed_nothing_reaches_the_model(proxy, upstream, mortal, guardrail):
    mortal.kill()
    answer = ask(proxy, guardrail, f"제 번호는 {PHONE}이에요")
    assert answer.status_code >= 400
    assert upstream.bodies == []


@pytest.mark.parametrize("guardrail", ["generic-keyed", "presidio-keyed", "presidio-input-keyed"])
def test_where_the_sidecar_refuses_the_proxy_nothing_reaches_the_model(proxy, upstream, guardrail):
    assert ask(proxy, guardrail, f"제 번호는 {PHONE}이에요").status_code >= 400
    assert upstream.bodies == []


def talk(proxy, *texts, trace=None):
    """A chat in which the model has said "네" to every message but the last."""
    said = [m for text in texts for m in ({"role": "user", "content": text}, {"role": "assistant", "content": "네"})]
    body = {"model": "m", "messages": said[:-1], "guardrails": ["generic"]}
    traced = {"x-litellm-trace-id": trace} if trace else {}
    headers = {"authorization": f"Bearer {KEY}", **traced}
    return httpx.post(f"{proxy}/v1/chat/completions", json=body, headers=headers, timeout=60)


def test_a_number_that_is_cut_over_the_messages_of_a_chat_never_reaches_the_model(proxy, upstream):
    told(talk(proxy, "제 번호는 010-2345", "6789예요"))
    contents = [message["content"] for message in upstream.bodies[-1]["messages"]]
    assert contents == ["제 번호는 [전화번호]", "네", "[전화번호]예요"]
    assert talk(proxy, "주민번호는 900101", "1990027입니다").status_code == 400
    assert "1990027" not in upstream.received


def test_calls_of_one_trace_are_one_conversation(proxy, upstream):
    told(talk(proxy, "제 번호는 010-2345", trace="trace-of-a-chat"))
    told(talk(proxy, "6789예요", trace="another"))
    assert upstream.contents[-1] == "6789예요"
    told(talk(proxy, "6789예요", trace="trace-of-a-chat"))
    assert upstream.contents[-1] == "[전화번호]예요"

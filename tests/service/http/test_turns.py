"""While the dearest requests that may be sent are served, a probe is answered all the same."""

import json
import random
import threading
import time

import httpx
import pytest

from tests import servers
from tests.servers import sidecar
from tests.sidecar import litellm as contract

pytestmark = pytest.mark.process

DRAW = random.Random(12)
HARD = "".join(DRAW.choice("0123456789공일이삼 -.") for _ in range(8_000))  # the whole second of its deadline
SHORT = "".join(DRAW.choice("공일이삼사구번지로길동 -.") for _ in range(480))  # nothing of it blocks: all are examined
DIGITS = "".join(DRAW.choice("0123456789-.") for _ in range(3_000))
PATIENCE = 2.0  # seconds, on a machine that may be busy otherwise; 0.2 are promised, 2.3 to 12 were needed
ROUTES = """
[[route]]
name = "json"
adapter = "json"
upstream = "UPSTREAM"
fields = [""]
body_limit = 1048576
budget_ms = 2000
[[route]]
name = "authz"
adapter = "envoy-ext-authz"
fields = ["/text"]
"""


def litellm(texts):
    return "/beta/litellm_basic_guardrail_api", {"input_type": "request", "texts": texts}


def filled(text):
    """As much of a text as a body of this contract may hold."""
    return litellm([text] * (contract.MAX_BODY // (len(json.dumps(text, ensure_ascii=False).encode()) + 2) - 1))


EXPRESSIONS = [f"(?:[0-9]+[- .]?){{{n % 9 + 1},20}}x{n}" for n in range(64)]
PATTERNS = [{"name": f"p{n}", "regex": regex, "score": 0.5} for n, regex in enumerate(EXPRESSIONS)]
DEAR = {
    "a hard message": ("/v1/check", {"text": HARD}),
    "a batch of hard messages": ("/v1/check/batch", {"messages": [{"text": HARD, "deadline_ms": 300}] * 10}),
    "4 MiB of hard texts for LiteLLM": filled(HARD),
    "4 MiB of texts for LiteLLM that are just short enough to be examined in the loop": filled(SHORT),
    "200,000 tiny texts for LiteLLM": litellm(["안녕"] * 200_000),
    "1 MiB of a document with hard strings": (
        "/v1/check/json",
        {"document": [HARD] * 80, "pointers": [""], "budget_ms": 2_000},
    ),
    "16 KiB of a document with strings that are just short enough for one message": (
        "/v1/check/json",
        {"document": [SHORT] * 12, "pointers": [""]},
    ),
    "64 expressions for Presidio, 20 texts": (
        "/analyze",
        {
            "text": [HARD] * 20,
            "language": "ko",
            "ad_hoc_recognizers": [{"name": "n", "supported_entity": "X", "patterns": PATTERNS}],
        },
    ),
    "64 expressions for Kong, 20 texts": (
        "/llm/v1/sanitize",
        {"text": [{"msg_id": n, "text": HARD} for n in range(20)], "anonymize": ["all"], "custom_patterns": PATTERNS},
    ),
    "1 MiB of hard strings for the gateway": ("/gateway/json", {"all": [HARD] * 80}),
    "a hard address for the gateway": (
        "/gateway/authz/" + "/".join([DIGITS] * 10),
        {"text": "x"},
    ),
}


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with servers.upstream() as upstream:
        file = tmp_path_factory.mktemp("gateway") / "gateway.toml"
        file.write_text(ROUTES.replace("UPSTREAM", upstream.url), "utf-8")
        with sidecar(PII_GUARD_GATEWAY=file) as one:
            yield one


def longest_wait(port, done):
    """Seconds that the slowest of many probes took until `done`."""
    waits = [0.0]
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as probe:
        probe.get("/healthz")
        while not done.is_set():
            since = time.monotonic()
            assert probe.get("/healthz").status_code == 200
            waits.append(time.monotonic() - since)
            time.sleep(0.01)
    return max(waits)


@pytest.mark.parametrize("what", DEAR)
def test_a_probe_is_answered_while_a_dear_request_is_served(running, what):
    path, document = DEAR[what]
    body, done, answers = json.dumps(document, ensure_ascii=False).encode(), threading.Event(), []

    def ask():
        headers = {"content-type": "application/json"}
        try:
            url = f"http://127.0.0.1:{running.port}{path}"
            answers.append(httpx.post(url, content=body, headers=headers, timeout=120, trust_env=False))
        finally:
            done.set()

    asking = threading.Thread(target=ask)
    asking.start()
    waited = longest_wait(running.port, done)
    asking.join()
    print(f"{what}: probe {waited * 1_000:.0f} ms, {len(body)} bytes, {answers[0].status_code}, {answers[0].elapsed}")
    assert answers[0].status_code != 413
    assert waited < PATIENCE


def test_a_budget_bounds_the_gateway_s_own_checking(running):
    """Eighty strings of which each may take its second: two seconds are all that the route has."""
    since = time.monotonic()
    answer = running.client.post("/gateway/json", json={"all": [HARD] * 40}, timeout=60)
    assert answer.status_code == 422
    assert "900101" not in answer.text
    assert time.monotonic() - since < 6

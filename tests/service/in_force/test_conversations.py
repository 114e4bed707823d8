"""A sidecar that remembers conversations in a real Redis, and what happens when it is gone."""

from time import monotonic

import pytest

from tests import servers
from tests.redis_server import redis_server
from tests.sidecar import Settings, preflight

pytestmark = pytest.mark.process

KAKAO = """
[[route]]
name = "kakao"
adapter = "kakao-skill"
upstream = "UPSTREAM"
conversation = "/userRequest/user/id"
"""


@pytest.fixture
def redis(tmp_path):
    with redis_server(tmp_path) as one:
        yield one


@pytest.fixture
def key(tmp_path):
    file = tmp_path / "state.key"
    file.write_bytes(bytes(range(100, 132)))
    return file


def check(sidecar, text, message_id):
    asked = {"text": text, "conversation_id": "room-7", "message_id": message_id}
    return sidecar.client.post("/v1/check", json=asked).json()


@pytest.mark.slow
def test_two_replicas_read_one_conversation_together(redis, key):
    settings = {"PII_GUARD_STATE_URL": redis.url, "PII_GUARD_STATE_KEY_FILE": key}
    with servers.sidecar(**settings) as one, servers.sidecar(**settings, PII_GUARD_WORKERS=2) as other:
        assert check(one, "제 번호는 010-2345", "m1")["action"] == "allow"
        last = check(other, "6789예요", "m2")
        assert (last["action"], [r["message_id"] for r in last["retract"]]) == ("redact", ["m1"])


@pytest.mark.slow
def test_redis_down_or_frozen_blocks_with_a_code_and_flushed_blocks_a_piece_once(redis, key):
    with servers.sidecar(PII_GUARD_STATE_URL=redis.url, PII_GUARD_STATE_KEY_FILE=key) as sidecar:
        check(sidecar, "제 번호는 010-2345", "m1")
        redis.freeze()
        frozen = check(sidecar, "6789예요", "m2")
        assert (frozen["action"], frozen["code"]) == ("block", "STATE_UNAVAILABLE")
        redis.thaw()
        redis.flush()
        flushed = check(sidecar, "6789예요", "m3")
        assert (flushed["action"], flushed["code"]) == ("block", "STATE_LOST")
        assert check(sidecar, "재산세 문의요", "m4")["action"] == "allow"
        redis.kill()
        assert check(sidecar, "재산세 문의요", "m5")["code"] == "STATE_UNAVAILABLE"
        redis.start()
        assert check(sidecar, "재산세 문의요", "m6")["action"] == "allow"


@pytest.mark.slow
def test_a_kakao_client_is_answered_in_time_while_redis_is_frozen(tmp_path, redis, key):
    file = tmp_path / "gateway.toml"
    with servers.upstream() as upstream:
        file.write_text(KAKAO.replace("UPSTREAM", upstream.url), "utf-8")
        settings = {"PII_GUARD_STATE_URL": redis.url, "PII_GUARD_STATE_KEY_FILE": key, "PII_GUARD_GATEWAY": file}
        with servers.sidecar(**settings) as sidecar:
            redis.freeze()
            begun = monotonic()
            document = {"userRequest": {"utterance": "안녕하세요", "user": {"id": "u"}}}
            answer = sidecar.client.post("/gateway/kakao", json=document)
            assert monotonic() - begun < 4.5
            assert answer.status_code == 200
            assert answer.json()["template"]["outputs"][0]["simpleText"]["text"]
            assert upstream.seen == []


def faults(**settings):
    return [str(fault) for fault in preflight.faults(Settings(**settings))]


def test_several_workers_need_a_store_that_they_share(tmp_path):
    file = tmp_path / "gateway.toml"
    file.write_text(KAKAO.replace("UPSTREAM", "http://127.0.0.1:9/"), "utf-8")
    assert faults(gateway=str(file), policy="office-example") == []
    (fault,) = faults(gateway=str(file), policy="office-example", workers=2)
    assert fault.startswith("gateway.toml: kakao.conversation: ")
    assert "PII_GUARD_STATE_URL" in fault


def test_what_is_kept_in_redis_needs_a_key_that_can_be_read(tmp_path, key):
    assert "key file" in faults(state_url="redis://127.0.0.1:6379/0")[0]
    assert faults(state_url="redis://127.0.0.1:6379/0", state_key_file=tmp_path / "none")[0].startswith(
        "PII_GUARD_STATE_KEY_FILE: "
    )
    assert faults(state_url="127.0.0.1", state_key_file=key)[0].startswith("PII_GUARD_STATE_URL: ")
    assert faults(state_url="redis://127.0.0.1:6379/0", state_key_file=key) == []

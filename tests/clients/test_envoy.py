"""Envoy asks the sidecar before anything reaches the upstream: ext_authz (stop or pass) and Lua (rewrite)."""

import contextlib
import subprocess
import time
from string import Template

import httpx
import pytest

from tests import servers

PUBLIC = "chat.example.go.kr"  # Envoy's ext_authz passes the client's Host on
RRN, PHONE = "900101-1990027", "010-2345-6789"
ROUTES = """
[[route]]
name = "authz"
adapter = "envoy-ext-authz"
fields = ["/text"]
[[route]]
name = "filter"
adapter = "json-filter"
fields = ["/text"]
"""
EXT_AUTHZ = """
          - name: envoy.filters.http.ext_authz
            typed_config:
              "@type": type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthz
              failure_mode_allow: false
              status_on_error: { code: ServiceUnavailable }
              with_request_body: { max_request_bytes: 8192, allow_partial_message: false }
              http_service:
                server_uri: { uri: "http://127.0.0.1", cluster: guard, timeout: 0.5s }
                path_prefix: /gateway/authz
                authorization_request:
                  allowed_headers: { patterns: [{ exact: content-type }, { exact: content-encoding }] }
"""
LUA = """
          - name: envoy.filters.http.buffer
            typed_config:
              "@type": type.googleapis.com/envoy.extensions.filters.http.buffer.v3.Buffer
              max_request_bytes: 8192
          - name: envoy.filters.http.lua
            typed_config:
              "@type": type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua
              default_source_code:
                inline_string: |
                  function envoy_on_request(handle)
                    local body = handle:body()
                    if body == nil then return end
                    local told, cleaned = handle:httpCall("guard", {
                      [":method"] = "POST", [":path"] = "/gateway/filter", [":authority"] = "guard",
                      ["content-type"] = handle:headers():get("content-type"),
                      ["content-encoding"] = handle:headers():get("content-encoding"),
                    }, body:getBytes(0, body:length()), 500)
                    if told == nil or told[":status"] ~= "200" then
                      local status = told and told[":status"] or "503"
                      if status ~= "422" then status = "503" end
                      handle:respond({[":status"] = status, ["content-type"] = "application/problem+json"}, cleaned)
                      return
                    end
                    handle:body():setBytes(cleaned)  -- a body that was fetched before the call is a stale copy
                    handle:headers():replace("content-length", tostring(#cleaned))
                  end
"""
CONFIG = Template("""
admin: { address: { socket_address: { address: 127.0.0.1, port_value: $admin } } }
static_resources:
  listeners:
  - address: { socket_address: { address: 127.0.0.1, port_value: $port } }
    filter_chains:
    - filters:
      - name: envoy.filters.network.http_connection_manager
        typed_config:
          "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
          stat_prefix: front
          route_config:
            virtual_hosts:
            - { name: all, domains: ["*"], routes: [{ match: { prefix: / }, route: { cluster: county } }] }
          http_filters:$filters
          - name: envoy.filters.http.router
            typed_config: { "@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router }
  clusters:
  - name: county
    connect_timeout: 1s
    load_assignment:
      cluster_name: county
      endpoints:
      - lb_endpoints: [{ endpoint: { address: { socket_address: { address: 127.0.0.1, port_value: $county } } } }]
  - name: guard
    connect_timeout: 0.5s
    load_assignment:
      cluster_name: guard
      endpoints:
      - lb_endpoints: [{ endpoint: { address: { socket_address: { address: 127.0.0.1, port_value: $guard } } } }]
""")


@pytest.fixture
def sidecar(tmp_path):
    file = tmp_path / "gateway.toml"
    file.write_text(ROUTES, "utf-8")
    with servers.sidecar(PII_GUARD_GATEWAY=str(file), PII_GUARD_HOSTS=f"{PUBLIC}, guard") as one:
        yield one


@pytest.fixture
def envoy(tmp_path, upstream, sidecar, installed):
    """A function: the filters -> a client of an Envoy that has them."""
    with contextlib.ExitStack() as stack:

        def started(filters):
            port, admin = servers.free_port(), servers.free_port()
            file = tmp_path / "envoy.yaml"
            told = {"port": port, "admin": admin, "county": upstream.port, "guard": sidecar.port, "filters": filters}
            file.write_text(CONFIG.substitute(told), "utf-8")
            command = [installed("envoy") / "envoy", "-c", file, "--use-dynamic-base-id", "--log-level", "critical"]
            process = subprocess.Popen(command)
            stack.callback(process.wait)
            stack.callback(process.kill)
            servers.wait_until(lambda: httpx.get(f"http://127.0.0.1:{admin}/ready", trust_env=False).is_success)
            client = httpx.Client(
                base_url=f"http://127.0.0.1:{port}", headers={"host": PUBLIC}, trust_env=False, timeout=10
            )
            return stack.enter_context(client)

        yield started


def post(client, text):
    return client.post("/chat", json={"text": text})


def test_ext_authz_passes_an_ordinary_message_on_as_it_is(envoy, upstream):
    assert post(envoy(EXT_AUTHZ), "자동차세는 언제 내나요").status_code == 200
    assert upstream.last == {"text": "자동차세는 언제 내나요"}


@pytest.mark.parametrize("text", [RRN, PHONE])
def test_ext_authz_stops_what_envoy_could_not_rewrite_and_shows_the_notice(envoy, upstream, text):
    answer = post(envoy(EXT_AUTHZ), text)
    assert answer.status_code == 422
    assert "전달하지 않았습니다" in answer.json()["notice"]["ko"]
    assert upstream.seen == []


def test_ext_authz_examines_a_query(envoy, upstream):
    client = envoy(EXT_AUTHZ)
    assert client.get("/chat?page=1").status_code == 200
    assert client.get(f"/chat?q={PHONE}").status_code == 422
    assert b"2345" not in upstream.everything


@pytest.mark.parametrize("filters", [EXT_AUTHZ, LUA], ids=["ext_authz", "lua"])
def test_a_body_over_the_limit_is_refused_with_413(envoy, upstream, filters):
    assert post(envoy(filters), "가" * 9_000).status_code == 413
    assert upstream.seen == []


@pytest.mark.parametrize("filters", [EXT_AUTHZ, LUA], ids=["ext_authz", "lua"])
def test_without_the_sidecar_nothing_passes(envoy, upstream, sidecar, filters):
    client = envoy(filters)
    sidecar.kill()
    assert post(client, RRN).status_code == 503
    assert upstream.seen == []


@pytest.mark.parametrize("filters", [EXT_AUTHZ, LUA], ids=["ext_authz", "lua"])
def test_a_sidecar_that_does_not_answer_lets_nothing_pass_and_nobody_waits_long(envoy, upstream, sidecar, filters):
    client = envoy(filters)
    sidecar.freeze()
    begun = time.monotonic()
    assert post(client, RRN).status_code in (503, 504)
    assert time.monotonic() - begun < 3
    sidecar.thaw()
    assert upstream.seen == []


def test_lua_rewrites_a_phone_number_before_the_upstream_sees_it(envoy, upstream):
    assert post(envoy(LUA), f"연락처 {PHONE}").status_code == 200
    assert upstream.last == {"text": "연락처 [전화번호]"}


def test_lua_stops_a_resident_registration_number_with_the_notice(envoy, upstream):
    answer = post(envoy(LUA), RRN)
    assert answer.status_code == 422
    assert "주민등록번호" in answer.json()["notice"]["ko"]
    assert upstream.seen == []


@pytest.mark.parametrize("filters", [EXT_AUTHZ, LUA], ids=["ext_authz", "lua"])
def test_what_is_no_json_does_not_pass(envoy, upstream, filters):
    client = envoy(filters)
    answer = client.post("/chat", content=f'{{"text": "{RRN}"'.encode(), headers={"content-type": "application/json"})
    assert answer.status_code in (400, 503)
    assert "1990027" not in answer.text
    assert upstream.seen == []

"""nginx asks the sidecar by auth_request, which never sends a body, or sends chat messages through its gateway."""

import shutil
import subprocess
from string import Template

import httpx
import pytest

from tests import servers

RRN, PHONE = "900101-1990027", "010-2345-6789"
HOST = "chat.example.go.kr"
ROUTES = """
[[route]]
name = "authz"
adapter = "envoy-ext-authz"
fields = ["/text"]
[[route]]
name = "chat"
adapter = "json"
upstream = "UPSTREAM"
fields = ["/text"]
"""
CONFIG = Template("""
daemon off;
pid $home/pid;
error_log $home/error.log;
events {}
http {
  access_log off;
  client_body_temp_path $home/a; proxy_temp_path $home/b; fastcgi_temp_path $home/c;
  uwsgi_temp_path $home/d; scgi_temp_path $home/e;
  server {
    listen 127.0.0.1:$port;
    location / {                                  # pages and searches: the address is looked at
      auth_request /guard;
      proxy_pass http://127.0.0.1:$county;
    }
    location = /guard {
      internal;
      proxy_pass http://127.0.0.1:$guard/gateway/authz$$request_uri;
      proxy_method $$request_method;
      proxy_pass_request_body off;
      proxy_set_header Content-Length "";
      proxy_set_header Host $$host;               # named in PII_GUARD_HOSTS
      proxy_set_header Sec-Fetch-Site "";         # a link from another site is an ordinary visit here
    }
    location = /chat {                            # messages: cleaned, and sent on by the sidecar
      proxy_pass http://127.0.0.1:$guard/gateway/chat;
      proxy_set_header Host $$host;
      proxy_set_header Sec-Fetch-Site "";
    }
  }
}
""")


@pytest.fixture
def started(tmp_path, upstream):
    """A function: settings of the sidecar -> a client of an nginx before it."""
    assert shutil.which("nginx", path="/usr/sbin:/usr/bin"), "nginx is missing:  sudo apt-get install nginx-light"
    file, config, port = tmp_path / "gateway.toml", tmp_path / "nginx.conf", servers.free_port()
    file.write_text(ROUTES.replace("UPSTREAM", upstream.url), "utf-8")
    running = []

    def start(**settings):
        one = servers.Sidecar(servers.free_port(), {"PII_GUARD_GATEWAY": str(file), **settings})
        running.append(one.kill)
        told = {"home": tmp_path, "port": port, "county": upstream.port, "guard": one.port}
        config.write_text(CONFIG.substitute(told), "utf-8")
        nginx = subprocess.Popen(
            [
                shutil.which("nginx", path="/usr/sbin:/usr/bin"),
                "-c",
                config,
                "-p",
                tmp_path,
                "-e",
                tmp_path / "error.log",
            ]
        )
        running.extend((nginx.terminate, nginx.wait))
        client = httpx.Client(base_url=f"http://127.0.0.1:{port}", headers={"host": HOST}, trust_env=False, timeout=20)
        running.append(client.close)
        servers.wait_until(lambda: client.get("/no-such").status_code)
        upstream.seen.clear()
        return client, one

    yield start
    for end in running:
        end()


def test_an_address_with_a_number_stops_at_nginx_and_an_ordinary_one_goes_on(started, upstream):
    client, _ = started(PII_GUARD_HOSTS=HOST)
    assert client.get("/tax?page=1", headers={"sec-fetch-site": "cross-site"}).status_code == 200
    assert len(upstream.seen) == 1
    assert client.get(f"/tax?q={PHONE}").status_code == 500
    assert len(upstream.seen) == 1


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_body_that_nginx_does_not_show_is_not_let_through(started, upstream, method):
    client, _ = started(PII_GUARD_HOSTS=HOST)
    assert client.request(method, "/tax", json={"text": RRN}).status_code == 500
    assert client.request(method, "/tax", content=RRN, headers={"content-type": "text/plain"}).status_code == 500
    assert upstream.seen == []


def test_messages_go_through_the_gateway_and_arrive_cleaned(started, upstream):
    client, _ = started(PII_GUARD_HOSTS=HOST)
    assert client.post("/chat", json={"text": f"연락처 {PHONE}"}).status_code == 200
    assert upstream.last == {"text": "연락처 [전화번호]"}
    assert client.post("/chat", json={"text": RRN}).status_code == 422
    assert len(upstream.seen) == 1


def test_a_public_name_that_the_sidecar_was_not_told_of_is_refused(started, upstream):
    client, _ = started()
    assert client.get("/tax").status_code == 500
    assert client.post("/chat", json={"text": "안녕하세요"}).status_code == 421
    assert upstream.seen == []


def test_without_the_sidecar_nothing_passes(started, upstream):
    client, guard = started(PII_GUARD_HOSTS=HOST)
    guard.kill()
    assert client.get("/tax").status_code == 500
    assert client.post("/chat", json={"text": RRN}).status_code == 502
    assert upstream.seen == []

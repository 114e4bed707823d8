"""A KakaoTalk block with a callback: an officer's answer within the minute is looked at and posted once, over https."""

import json
import re
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.client.certificates import Authority
from tests.desk import departments, desk
from tests.examples.desk.test_kakao import Someone
from tests.examples.desk.visitor import Visitor
from tests.servers import wait_until

pytestmark = [pytest.mark.process, pytest.mark.slow]


class Kakao(BaseHTTPRequestHandler):
    """What KakaoTalk does with a callback: it takes one document."""

    def do_POST(self):
        self.server.got.append((self.path, json.loads(self.rfile.read(int(self.headers["content-length"])))))
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


@pytest.fixture
def kakao(tmp_path):
    """A server whose certificate an authority of our own has signed; `ca` is its file."""
    authority = Authority(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*authority.signs("kakao"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Kakao)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.got, server.ca = [], authority.certificate
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def test_an_answer_within_the_minute_is_posted_once_and_counts_as_seen(kakao, tmp_path):
    host = f"127.0.0.1:{kakao.server_address[1]}"
    own = ("--departments", departments(tmp_path), "--callback-host", host, "--callback-ca", kakao.ca)
    with desk(tmp_path, *own) as running, Visitor(running.url) as officer:
        someone = Someone(f"{running.intake}/gateway/kakao")
        someone.says("지방세")
        someone.says("자동차세는 언제 내나요", f"https://{host}/callback/one-time-key")
        assert someone.document["useCallback"] is True
        assert "재무과에 전달했습니다" in someone.document["data"]["text"]
        officer.enter("finance-1", running.passwords["finance-1"])
        link = re.search(r"/officer/talk/[\w-]+", officer.get("/officer").page.text)[0]
        assert kakao.got == []
        begun = time.monotonic()
        officer.get(link).say("6월과 12월에 냅니다")
        wait_until(lambda: kakao.got, 10, "the callback")
        assert time.monotonic() - begun < 5
        ((path, document),) = kakao.got
        assert path == "/callback/one-time-key"
        assert document["template"]["outputs"] == [{"simpleText": {"text": "6월과 12월에 냅니다"}}]
        assert someone.says("답변 확인")[0] == ["아직 답변이 없습니다. 조금 뒤에 ‘답변 확인’을 눌러 주세요."]
        officer.say("더 궁금한 것이 있나요")
        time.sleep(1)
        assert len(kakao.got) == 1  # the address is used up: what comes later waits for 답변 확인
        assert "one-time-key" not in running.said

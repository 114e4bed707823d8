"""The intake under Java and Node, whose first answer is lost on the way."""

import json
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from tests import servers

HERE = Path(__file__).parent
PHONE = "010-2345-6789"


class _Losing(BaseHTTPRequestHandler):
    """Passes requests on, and loses the first answer to a POST."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = {name: self.headers[name] for name in ("content-type", "idempotency-key") if self.headers[name]}
        answer = httpx.request(self.command, self.server.url + self.path, content=body, headers=headers)
        self.server.seen.append((self.command, self.headers["idempotency-key"]))
        if self.command == "POST" and len([one for one in self.server.seen if one[0] == "POST"]) == 1:
            self.close_connection = True
            return
        self.send_response(answer.status_code)
        for name in ("content-type", "idempotent-replay"):
            if name in answer.headers:
                self.send_header(name, answer.headers[name])
        self.send_header("content-length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    do_GET = do_POST  # noqa: N815 - the name that http.server calls

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def sidecar(tmp_path_factory):
    folder = tmp_path_factory.mktemp("intake")
    told = {"INTAKE": f"sqlite:///{folder}/intake.db", "DEPARTMENTS": "example", "HOLD_OPEN_SECONDS": 0}
    with servers.sidecar(**{f"PII_GUARD_{name}": value for name, value in told.items()}) as one:
        yield one


@pytest.fixture
def losing(sidecar):
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Losing)
    server.url, server.seen = sidecar.url, []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def address(server):
    return f"http://127.0.0.1:{server.server_address[1]}"


def once(server):
    """The one key under which a message came twice."""
    keys = [key for method, key in server.seen if method == "POST"]
    assert len(keys) == 2
    assert len(set(keys)) == 1


def test_node_posts_reads_and_repeats_after_a_lost_answer(losing):
    assert shutil.which("node"), "Node is missing:  sudo apt-get install nodejs"
    command = ["node", str(HERE / "node" / "intake.mjs"), address(losing), "node-1", f"번호는 {PHONE}예요"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == {"status": 200, "replay": True, "texts": ["번호는 [전화번호]예요"]}
    once(losing)


def test_java_posts_reads_and_repeats_after_a_lost_answer(losing, tmp_path):
    assert shutil.which("javac"), "Java is missing:  sudo apt-get install default-jdk-headless"
    source = HERE / "java" / "Consult.java"
    subprocess.run(["javac", "-Xlint:all", "-Werror", "-encoding", "UTF-8", "-d", tmp_path, source], check=True)
    command = ["java", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp", str(tmp_path), "Consult"]
    done = subprocess.run([*command, address(losing), "java-1", f"번호는 {PHONE}예요"], capture_output=True, check=True)
    first, _, read = done.stdout.decode().partition("\n")
    assert first.strip() == "200 true"
    assert [message["text"] for message in json.loads(read)["messages"]] == ["번호는 [전화번호]예요"]
    once(losing)

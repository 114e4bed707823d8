"""Java's own HttpClient as it is, which wishes for HTTP/2 with everything, and the client of docs/java.md."""

import base64
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests import servers
from tests.clients import failing_closed

SOURCE = Path(__file__).parent / "java"
SPRING = Path("/usr/share/java")  # where Debian has the jars; Maven Central is not asked
RRN, PHONE = failing_closed.RRN, failing_closed.PHONE
ROUTES = """
[[route]]
name = "authz"
adapter = "envoy-ext-authz"
fields = ["/text"]
[[route]]
name = "kakao"
adapter = "kakao-skill"
upstream = "UPSTREAM"
"""


@pytest.fixture(scope="module")
def java(tmp_path_factory):
    """A function: the name of a class -> the command that runs it."""
    assert shutil.which("javac"), "Java is missing:  sudo apt-get install default-jdk-headless"
    classes = tmp_path_factory.mktemp("classes")
    subprocess.run(
        ["javac", "-Xlint:all", "-Werror", "-encoding", "UTF-8", "-d", classes, *SOURCE.glob("*.java")], check=True
    )
    return lambda name: ["java", "-Xshare:auto", "-cp", str(classes), name]


@pytest.fixture(scope="module")
def sidecar(tmp_path_factory):
    with servers.upstream() as upstream:
        skill = {"version": "2.0", "template": {"outputs": [{"simpleText": {"text": "지방세과입니다."}}]}}
        upstream.answers(skill)
        file = tmp_path_factory.mktemp("gateway") / "gateway.toml"
        file.write_text(ROUTES.replace("UPSTREAM", upstream.url), "utf-8")
        with servers.sidecar(PII_GUARD_GATEWAY=str(file)) as one:
            yield one


@pytest.fixture
def post(java, sidecar):
    def posted(path, document):
        body = json.dumps(document, ensure_ascii=False)
        done = subprocess.run([*java("Post"), sidecar.url + path, body], capture_output=True, text=True, check=True)
        status, _, answer = done.stdout.partition(" ")
        return int(status), json.loads(answer)

    return posted


def test_every_contract_reads_what_java_sends(post):
    status, answer = post("/v1/check", {"text": f"연락처 {PHONE}"})
    assert (status, answer["text"]) == (200, "연락처 [전화번호]")
    status, found = post("/analyze", {"text": RRN, "language": "ko"})
    assert (status, found[0]["entity_type"]) == (200, "KR_RRN")
    call = {"input_type": "request", "texts": [RRN]}
    assert post("/beta/litellm_basic_guardrail_api", call)[1]["action"] == "BLOCKED"
    skill = {"userRequest": {"utterance": "자동차세는 언제 내나요", "user": {"id": "u"}}, "action": {}, "contexts": []}
    assert "지방세과" in json.dumps(post("/gateway/kakao", skill)[1], ensure_ascii=False)


def test_a_number_is_stopped_where_nothing_is_rewritten(post):
    assert post("/gateway/authz/chat", {"text": RRN})[0] == 422
    assert post("/gateway/authz/chat", {"text": "안녕하세요"})[0] == 200


def test_the_documented_client_decides_as_the_sidecar_does(java):
    failing_closed.decides_as_the_sidecar_does(java("Ask"))


def test_the_documented_client_holds_everything_that_nobody_decided(java):
    failing_closed.holds_everything_that_nobody_decided(java("Ask"))


@pytest.fixture(scope="module")
def spring(tmp_path_factory):
    """The classpath of the component of docs/java.md, compiled with Spring's own annotations."""
    jars = [SPRING / f"spring3-{part}.jar" for part in ("aop", "beans", "context", "core", "expression")]
    jars.append(SPRING / "commons-logging.jar")
    assert all(jar.exists() for jar in jars), "Spring is missing:  sudo apt-get install libspring-context-java"
    classes, libraries = tmp_path_factory.mktemp("spring"), ":".join(map(str, jars))
    sources = [SOURCE / "PiiGuard.java", *(SOURCE / "spring").glob("*.java")]
    subprocess.run(["javac", "-encoding", "UTF-8", "-cp", libraries, "-d", classes, *sources], check=True)
    return f"{classes}:{libraries}"


def test_the_documented_component_is_a_bean_that_cleans_and_holds(spring, sidecar):
    said = [base64.b64encode(text.encode()).decode() for text in (f"연락처 {PHONE}", RRN)]
    for url, out in (
        (sidecar.url, ["연락처 [전화번호]", None]),
        (f"http://127.0.0.1:{servers.free_port()}", [None, None]),
    ):
        command = ["java", "-cp", spring, f"-Dpii-guard.url={url}", "Beans", *said]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        cleaned = [None if line == "-" else base64.b64decode(line).decode() for line in done.stdout.split()]
        assert cleaned == out


def test_the_documented_client_says_at_once_what_its_caller_did_wrong(java):
    failing_closed.says_at_once_what_the_caller_did_wrong(java("Ask"))


def test_the_documented_client_reads_the_messages_of_a_conversation_together(java):
    failing_closed.reads_the_messages_of_a_conversation_together(java("Talk"))


def test_the_documented_client_names_the_message_that_is_replaced(java, sidecar):
    said = [base64.b64encode(text.encode()).decode() for text in ("제 번호는 010-2345", "다시 여쭐게요", "6789예요")]
    lines = f"{said[0]}\n~{said[1]}\n{said[2]}\n"
    command = [*java("Talk"), sidecar.url, "room-of-edits"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, timeout=60, check=True)
    kept = [base64.b64decode(line[1:]).decode() for line in done.stdout.splitlines()]
    assert kept == ["제 번호는 010-2345", "다시 여쭐게요", "6789예요"]


def test_the_documented_client_holds_a_message_that_was_judged_alone(java):
    failing_closed.holds_a_message_that_was_judged_alone(java("Talk"))

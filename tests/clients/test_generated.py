"""A Python client that a generator makes of the OpenAPI document: it compiles, its types hold, it is answered."""

import re
import subprocess

import httpx
import pytest

from tests import servers

ASKS = """
from pii_guard_client import Client
from pii_guard_client.api.check import check, check_batch, feedback
from pii_guard_client.models import Answer, CheckRequest, Problem

client = Client("{url}")
answer = check.sync(client=client, body=CheckRequest("연락처 010-2345-6789로 주세요"))
assert isinstance(answer, Answer)
print(answer.text, answer.findings[0].entity)
wrong = check.sync(client=client, body=CheckRequest("안녕하세요", topic="no-such-topic"))
assert isinstance(wrong, Problem) and wrong.errors
print(wrong.errors[0].pointer)
"""


@pytest.fixture(scope="module")
def generated(tmp_path_factory, installed):
    folder = tmp_path_factory.mktemp("generated")
    with servers.sidecar(policy="office-example") as guard:
        (folder / "openapi.json").write_text(httpx.get(guard.url + "/openapi.json").text, "utf-8")
        (folder / "config.yaml").write_text("post_hooks: []\n")
        made = _run(
            folder,
            installed("generated") / "openapi-python-client",
            *("generate", "--path", "openapi.json", "--output-path", "client", "--config", "config.yaml"),
        )
        assert "Warning" not in made.stdout, made.stdout
        yield folder / "client", guard.url


def _run(folder, *command):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3_000:] + done.stderr[-3_000:]
    return done


def test_it_compiles_and_its_types_hold(generated, installed):
    folder, _ = generated
    python = installed("generated") / "python"
    _run(folder, python, "-m", "compileall", "-q", "pii_guard_client")
    _run(folder, python, "-m", "mypy", "pii_guard_client")


def test_it_asks_and_reads_decisions_and_problems(generated, installed):
    folder, url = generated
    said = _run(folder, installed("generated") / "python", "-c", ASKS.format(url=url)).stdout
    assert said.splitlines() == ["연락처 [전화번호]로 주세요 PHONE_NUMBER", "/topic"]


def test_its_functions_have_the_names_of_the_operations(generated):
    folder, _ = generated
    names = {file.stem for file in (folder / "pii_guard_client" / "api").rglob("*.py")}
    assert {"check", "check_batch", "feedback", "rules", "policy", "analyze"} <= names
    assert not {name for name in names if re.search("_(get|post)$", name)}, "an operationId of the framework"

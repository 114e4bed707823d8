import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from fastapi import FastAPI

from pii_guard import Guard
from tests.client.servers import sidecar
from tests.servers import free_port

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
KOREAN = {page: ROOT / "docs" / page.name for page in sorted((ROOT / "docs" / "ko").glob("*.md"))}
KOREAN[ROOT / "README.ko.md"] = ROOT / "README.md"


def load(script):
    spec = importlib.util.spec_from_file_location(script, ROOT / "scripts" / f"{script}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_known_gaps_in_the_documentation_are_those_of_the_rules():
    limits = load("limits")
    assert limits.PAGE.read_text("utf-8").partition(limits.HEADING)[2] == limits.gaps()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:|mailto:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def runs(page):
    """The code of a page, its comments and blank lines left out."""
    blocks = re.findall(r"```(\w+)\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    lines = [
        (language, re.split(r"(?:^|\s+)(?:#|\"{3}\w*).*", line)[0])
        for language, block in blocks
        for line in block.split("\n")
    ]
    return [line for line in lines if line[1].strip()]


@pytest.mark.parametrize("page", KOREAN, ids=lambda p: p.name)
def test_a_page_in_korean_runs_the_same_code_as_the_one_in_english(page):
    assert runs(page) == runs(KOREAN[page])


@pytest.mark.parametrize("page", KOREAN, ids=lambda p: p.name)
def test_a_page_in_two_languages_names_its_other_one_in_its_first_line(page):
    english = KOREAN[page]
    assert f"]({os.path.relpath(english, page.parent)})" in page.read_text("utf-8").partition("\n")[0]
    assert f"]({os.path.relpath(page, english.parent)})" in english.read_text("utf-8").partition("\n")[0]


@pytest.mark.parametrize("page", KOREAN, ids=lambda p: p.name)
def test_a_table_of_a_page_in_korean_has_as_many_rows_of_codes_as_the_one_in_english(page):
    """What stands in code in the first cell of a row: settings, metrics, routes."""
    named = [re.findall(r"^\| (`.+?) \|", p.read_text("utf-8"), re.MULTILINE) for p in (page, KOREAN[page])]
    assert named[0] == named[1] or page.name == "README.ko.md"


def code(page, language):
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize(
    ("page", "language", "number", "tested"),
    [
        ("docs/java.md", "java", 0, "java/PiiGuard.java"),
        ("docs/java.md", "java", 3, "java/spring/ChatFilter.java"),
        ("docs/node.md", "js", 0, "node/piiGuard.mjs"),
    ],
)
def test_the_client_of_a_page_is_the_one_that_is_tested(page, language, number, tested):
    assert code(page, language)[number] == (ROOT / "tests" / "clients" / tested).read_text("utf-8")


def test_nginx_stands_in_the_documentation_as_it_is_tested():
    tested = (ROOT / "tests" / "clients" / "test_nginx.py").read_text("utf-8")
    (page,) = code("docs/gateway.md", "nginx")
    lines = [line.split("#")[0].strip() for line in page.splitlines()]
    configured = tested.replace("$$", "$").replace("$guard", "8787").replace("$county", "9000")
    assert [line for line in lines if line and line not in configured] == []


@pytest.mark.process
def test_the_ten_lines_of_the_readme_run(tmp_path):
    library, _, badge = code("README.md", "python")
    done = subprocess.run([sys.executable, "-c", library], cwd=ROOT, check=True, capture_output=True, text=True)
    stored, answered, found = done.stdout.splitlines()
    assert stored == "store: 제 번호는 [전화번호]예요"
    assert answered.startswith("answer: 전화번호는 가리고 전달했습니다.")
    assert found == "PHONE_NUMBER 6 19 otherwise"
    rule = tmp_path / "badge.py"
    rule.write_text(
        badge
        + "\nfrom pii_guard import Guard\nassert Guard(recognizers=[RECOGNIZER]).check('사원증 AC-1234').findings\n"
    )
    subprocess.run([sys.executable, str(rule)], cwd=ROOT, check=True, capture_output=True)


@pytest.mark.process
def test_the_presidio_lines_of_the_readme_run():
    pytest.importorskip("presidio_analyzer")
    lines = code("README.md", "python")[1]
    done = subprocess.run([sys.executable, "-c", lines], cwd=ROOT, check=True, capture_output=True, text=True)
    assert "PHONE_NUMBER 4 17" in done.stdout


def test_the_before_and_after_of_the_readme_is_what_the_guard_says():
    guard = Guard("office-example")
    rows = re.findall(r"^\| `(.+?)` \| (.+?) \|$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert len(rows) == 4
    for typed, kept in rows:
        text = guard.check(typed).text
        said = {None: "nothing: blocked", typed: "unchanged"}.get(text, f"`{text}`")
        assert kept.startswith(said), (typed, text)


@pytest.mark.process
def test_the_case_and_the_commands_of_the_readme_work(tmp_path):
    cases = tmp_path / "office.cases.toml"
    cases.write_text(code("README.md", "toml")[0], encoding="utf-8")
    policy = (ROOT / "pii_guard/policies/office-example.toml").read_text("utf-8")
    (tmp_path / "office.toml").write_text(policy, encoding="utf-8")
    run = [sys.executable, "-c", "import sys; from pii_guard.cli import main; sys.exit(main())"]
    subprocess.run([*run, "policy", "lint", "office.toml"], cwd=tmp_path, check=True, capture_output=True)
    subprocess.run([*run, "test", "office.cases.toml"], cwd=tmp_path, check=True, capture_output=True)


GIVEN = """
from fastapi import FastAPI
from pii_guard import Recognizer
from pii_guard.integrations.asgi import Fields, PiiGuardMiddleware
from pii_guard.integrations.fastapi import install_safe_errors
from pii_guard.recognizer import Pattern, catches, ignores
app, message, KEY = FastAPI(), "연락처 010-2345-6789", "a-key-of-a-backend"
payload = {"userRequest": {"utterance": message}, "action": {}, "contexts": []}
MY_RECOGNIZER = Recognizer(
    entity="ACME_BADGE", label="사원증번호", label_en="badge number", source="https://example.com/", legal_basis="규정",
    patterns=(Pattern("badge", "AC-[0-9]{4}"),), examples=(catches("«AC-1234»", "bare"), ignores("AC-12", "short")),
)
"""
EXPECTED = """
assert receive(message, "local-tax") == "연락처 [전화번호]"
assert result.payload["userRequest"]["utterance"] == "연락처 [전화번호]"
assert decision.code == followed.code == "UNAVAILABLE", "nobody listens at the address of the page"
assert PII_GUARD["policy"] == "office-example"
assert frame["상담내용"].to_list() == ["연락처 [전화번호]", "자동차세는 언제 내나요", None]
assert [found and found[0]["entity"] for found in frame["found"].to_list()] == ["PHONE_NUMBER", [], None]
assert series.isna().tolist() == [False, False, True]
"""


@pytest.mark.process
def test_the_lines_of_the_integration_page_run():
    blocks = [block.replace(", …]", "]").replace(":8787", ":9") for block in code("docs/integrate.md", "python")]
    assert len(blocks) == 9
    program = "\n".join([GIVEN, *blocks, EXPECTED])
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_lines_of_the_page_on_conversations_take_back_what_they_say(tmp_path):
    first, shared, middleware = code("docs/conversations.md", "python")
    stored, taken = {}, []
    exec(first, {"store": stored.__setitem__, "rewrite": lambda *told: taken.append(told)})
    assert stored == {"m0": "제 번호는 010", "m1": "2345", "m2": "[전화번호]예요"}
    assert [(id_, [stored[id_][slice(*s)] for s in spans], label) for id_, spans, label in taken] == [
        ("m0", ["010"], "[전화번호]"),
        ("m1", ["2345"], "[전화번호]"),
    ]
    key = tmp_path / "state.key"
    key.write_bytes(bytes(range(32)))
    names = {"guard": Guard(), "app": FastAPI()}
    exec((shared + middleware).replace("/run/secrets/state.key", str(key)), names)
    assert names["consultation"]
    assert names["app"].build_middleware_stack()


@pytest.mark.parametrize(
    ("before", "direction", "after", "stored"),
    [
        ("주민번호 900101", "citizen", "1990027입니다", None),
        ("주민번호 뒷자리는요?", "officer", "1990027", None),
        ("접수번호 불러 주세요", "officer", "1990027", "1990027"),
    ],
)
def test_the_table_of_the_page_on_conversations_is_what_the_guard_says(before, direction, after, stored):
    page = (ROOT / "docs/conversations.md").read_text("utf-8")
    assert f"`{before}`" in page
    assert f"`{after}`" in page
    consultation = Guard("office-example").conversation("room-7")
    consultation.check(before, message_id="m1", direction=direction)
    assert consultation.check(after, message_id="m2").text == stored


@pytest.mark.process
def test_the_commands_of_the_page_on_contracts_answer_what_it_says(tmp_path):
    port = free_port()
    (tmp_path / "two-megabytes").write_bytes(b"0" * 2_000_000)
    page = "".join(code("docs/contracts.md", "sh"))
    commands = re.findall(r"^(curl (?:.*\\\n)*.*)\n# (.*)", page, re.MULTILINE)
    assert len(commands) == 7
    with sidecar("--port", str(port), "--policy", "office-example", address=("127.0.0.1", port)):
        for command, answer in commands:
            asked = command.replace(":8787", f":{port}")
            done = subprocess.run(["sh", "-c", asked], cwd=tmp_path, capture_output=True, text=True, check=False)
            pattern = ".*".join(map(re.escape, answer.split("…")))
            assert re.fullmatch(pattern, (done.stdout + done.stderr).strip()), command


def test_the_page_of_the_gateway_names_kakaos_fields_as_the_library_does():
    from pii_guard import KAKAO_SKILL

    row = next(line for line in (ROOT / "docs/gateway.md").read_text("utf-8").splitlines() if "`kakao-skill` |" in line)
    named = {f"`{pointer.removesuffix('/*')}`" for pointer in (*KAKAO_SKILL.required, *KAKAO_SKILL.optional)}
    assert named == set(re.findall("`/[^`]+`", row))


SCRIPTS = [s for s in sorted((ROOT / "scripts").glob("*.py")) if '__name__ == "__main__"' in s.read_text("utf-8")]


@pytest.mark.process
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda s: s.name)
def test_a_script_that_is_asked_for_help_gives_it_and_does_nothing_else(script):
    done = subprocess.run([sys.executable, script, "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"usage: {script.name}")


def test_every_hole_that_was_mended_names_the_test_that_holds_it():
    page = (ROOT / "docs/mended.md").read_text("utf-8")
    named = re.findall(r"`([a-z_/]+\.py)::(test_[a-z0-9_]+)`", page)
    assert len(named) == sum(line.startswith("| ") and not line.startswith("| fault") for line in page.splitlines())
    assert [name for file, name in named if f"def {name}(" not in (ROOT / "tests" / file).read_text("utf-8")] == []

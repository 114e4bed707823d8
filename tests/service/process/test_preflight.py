"""What stops a sidecar before it serves, said in lines that can be read."""

import importlib
import os
import subprocess
import sys

import pytest

from pii_guard.scan.prefilter import engine_in_force
from tests.servers import environment
from tests.sidecar import Settings, preflight, serve

faults = preflight.faults

KEY = "a-key-of-a-backend"


@pytest.fixture(autouse=True)
def no_settings(monkeypatch):
    for name in list(os.environ):
        if name.startswith("PII_GUARD_"):
            monkeypatch.delenv(name)


def test_the_defaults_may_be_started_and_check_says_so(capsys):
    assert serve.main(["--check"]) == 0
    said = capsys.readouterr().out
    assert "may be started" in said
    for part in ("policy default, version ", "home none", "0 allow entries", f"engine {engine_in_force()}"):
        assert part in said


def test_check_says_what_would_be_in_force(capsys, monkeypatch):
    monkeypatch.setenv("PII_GUARD_OBSERVE", "true")
    assert serve.main(["--check", "--policy", "office-example"]) == 0
    said = capsys.readouterr().out
    assert "policy office-example, version 2026-12-01, home 전북 고창군, 3 allow entries, 6 clauses, engine " in said
    assert "OBSERVE MODE" in said


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("PII_GUARD_POLCY", "did you mean PII_GUARD_POLICY?"),
        ("PII_GUARD_API_KEY", "did you mean PII_GUARD_API_KEYS?"),
        ("pii_guard_worker", "did you mean PII_GUARD_WORKERS?"),
        ("PII_GUARD_SERVICE_HOST", "enableServiceLinks: false"),
        ("PII_GUARD_PORT_8787_TCP_ADDR", "enableServiceLinks: false"),
        ("PII_GUARD_XYZZY", "is no setting"),
    ],
)
@pytest.mark.parametrize("arguments", [["--check"], []])
def test_a_variable_that_is_no_setting_is_refused_with_the_nearest_one_and_without_its_value(
    monkeypatch, capsys, name, cure, arguments
):
    monkeypatch.setenv(name, "/etc/pii-guard/secret.toml")
    assert serve.main(arguments) == 2
    said = capsys.readouterr().err
    assert f"{name}: is no setting" in said
    assert cure in said
    assert "secret" not in said


def test_what_clients_and_benchmarks_read_is_no_fault(monkeypatch):
    monkeypatch.setenv("PII_GUARD_URL", "unix:/run/guard.sock")
    assert serve.main(["--check"]) == 0


def test_settings_that_cannot_be_read_do_not_hide_what_else_is_wrong(monkeypatch, capsys, tmp_path):
    for name, value in {
        "PII_GUARD_PORT": "tcp://10.0.0.1:8787", "PII_GUARD_WORKERS": "many", "PII_GUARD_LOG_LEVEL": "loud",
        "PII_GUARD_API_KEYS": "short", "PII_GUARD_POLCY": "x", "PII_GUARD_HOST": "0.0.0.0",
        "PII_GUARD_POLICY": str(tmp_path / "no.toml"), "PII_GUARD_AUDIT": str(tmp_path / "no" / "audit"),
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    assert serve.main(["--check"]) == 2
    said = capsys.readouterr().err
    for part in ("PORT: ", "WORKERS: ", "LOG_LEVEL: ", "API_KEYS: ", "POLCY: ", "no.toml: ", "AUDIT: "):
        assert part in said
    assert "without keys" not in said, "there are keys, though one of them is wrong"
    for value in ("10.0.0.1", "many", "loud", "short"):
        assert value not in said.replace("Input should be", "")


def test_every_fault_is_said_at_once_and_nothing_starts(capsys, tmp_path):
    wrong = ["--check", "--host", "0.0.0.0", "--policy", "no-such-policy", "--audit", str(tmp_path / "no" / "file")]
    assert serve.main(wrong) == 2
    said = capsys.readouterr().err
    for part in ("PII_GUARD_API_KEYS", "no-such-policy", "PII_GUARD_AUDIT"):
        assert part in said


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"host": "0.0.0.0"}, "PII_GUARD_API_KEYS_FILE"),
        ({"tls_cert": "/no/cert"}, "belong together"),
        ({"tls_client_ca": "/no/ca"}, "needs PII_GUARD_TLS_CERT"),
        ({"tls_cert": "/no/cert", "tls_key": "/no/key"}, "PII_GUARD_TLS_KEY: the file cannot be read"),
        ({"uds": "/no/such/folder/guard.sock"}, "PII_GUARD_UDS"),
        ({"workers": 2, "port": 0}, "PII_GUARD_PORT"),
        ({"gateway": "/no/such/gateway.toml"}, "gateway.toml"),
    ],
)
def test_a_fault_names_its_setting(settings, said):
    assert said in "\n".join(faults(Settings(**settings)))


WITHOUT_EXTRA = """
import sys
for name in ("sdk", "exporter"):  # FastAPI brings the rest of it
    sys.modules["opentelemetry." + name] = None  # as Python itself marks what cannot be imported
from pii_guard.cli import main
sys.exit(main())
"""


@pytest.mark.process
@pytest.mark.parametrize("arguments", [["serve", "--check"], ["serve", "--port", "0"]])
def test_traces_without_their_extra_are_one_readable_line_and_nothing_starts(arguments):
    command = [sys.executable, "-c", WITHOUT_EXTRA, *arguments]
    done = subprocess.run(
        command, env=environment(traces="true"), capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("pii-guard-serve: PII_GUARD_TRACES: ")
    assert "pip install 'pii-guard[otel]'" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.process
def test_without_traces_nobody_needs_the_extra():
    command = [sys.executable, "-c", WITHOUT_EXTRA, "serve", "--check"]
    assert subprocess.run(command, env=environment(), capture_output=True, timeout=60, check=False).returncode == 0


def test_a_wrong_rule_file_stops_the_start(monkeypatch, tmp_path, capsys):
    (tmp_path / "no_rule.py").write_text('"""Nothing here."""\n')
    monkeypatch.setattr(importlib.import_module("pii_guard.recognizers"), "__path__", [str(tmp_path)])
    assert serve.main([]) == 2
    assert "recognizers/no_rule" in capsys.readouterr().err


def test_an_open_address_with_keys_or_client_certificates_is_no_fault():
    assert faults(Settings(host="0.0.0.0", api_keys=KEY)) == []
    assert not any("without keys" in f for f in faults(Settings(host="0.0.0.0", tls_client_ca="/ca")))


def test_keys_come_from_variable_and_file_together(tmp_path, monkeypatch):
    path = tmp_path / "keys"
    path.write_text(f"# rotated in November\nold check {KEY}-1\n\nnew check+explain {KEY}-2\n", encoding="utf-8")
    monkeypatch.setenv("PII_GUARD_API_KEYS", f"{KEY}-3")
    monkeypatch.setenv("PII_GUARD_API_KEYS_FILE", str(path))
    keys = Settings().keys
    assert [key.name for key in keys] == ["key1", "old", "new"]
    assert keys[2].scopes == {"check", "explain"}


@pytest.mark.parametrize(
    "line", ["short", f"backend nothing {KEY}", f"one two three {KEY}", f"a check {KEY},b check {KEY}"]
)
def test_a_wrong_key_is_refused_and_not_repeated(line, capsys, monkeypatch):
    monkeypatch.setenv("PII_GUARD_API_KEYS", line)
    assert serve.main([]) == 2
    said = capsys.readouterr().err
    assert "PII_GUARD_API_KEYS" in said or "settings" in said
    assert KEY not in said


def test_a_key_file_that_cannot_be_read_is_said(capsys, monkeypatch):
    monkeypatch.setenv("PII_GUARD_API_KEYS_FILE", "/no/such/file")
    assert serve.main([]) == 2
    assert "PII_GUARD_API_KEYS_FILE" in capsys.readouterr().err


def test_a_case_that_does_not_hold_stops_the_start(tmp_path):
    policy = tmp_path / "office.toml"
    policy.write_text('id = "x"\nversion = "1"\notherwise = "redact"\n', encoding="utf-8")
    case = '[[case]]\nname = "wrong"\nmessage = "chulsoo@example.com"\nexpect = "block"\n'
    policy.with_suffix(".cases.toml").write_text(case, encoding="utf-8")
    assert faults(Settings(policy=str(policy))) == ["office.cases.toml: wrong: does not hold"]


def test_a_korean_command_is_told_in_korean(monkeypatch, capsys):
    monkeypatch.setenv("PII_GUARD_HOSTZ", "1")
    monkeypatch.setenv("PII_GUARD_API_KEYS", "short")
    assert serve.main(["--check"], "ko") == serve.USAGE
    assert capsys.readouterr().err.splitlines() == [
        "pii-guard-serve: PII_GUARD_HOSTZ: 그런 설정은 없습니다. 혹시 PII_GUARD_HOST입니까?",
        "PII_GUARD_API_KEYS: 1번째 키: 16자보다 짧습니다",
    ]

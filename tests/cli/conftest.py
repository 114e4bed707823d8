"""The command, run in this process: its exit code and both outputs."""

import io
from pathlib import Path

import pytest

from pii_guard.cli import main
from tests.cli.samples import CASES, POLICY


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LANG", "en_US.UTF-8")


@pytest.fixture
def run(capsys):
    """Exit code, standard output and standard error of the command."""

    def call(*arguments):
        code = main([str(a) for a in arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return call


@pytest.fixture
def typed(monkeypatch):
    def put(data):
        stdin = io.TextIOWrapper(io.BytesIO(data))
        monkeypatch.setattr("sys.stdin", stdin)

    return put


@pytest.fixture
def office(tmp_path: Path):
    (tmp_path / "office.toml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "office.cases.toml").write_text(CASES, encoding="utf-8")
    return tmp_path

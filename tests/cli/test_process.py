"""The real command in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pii_guard.errors import PolicyError
from tests.cli.samples import MESSAGE, NUMBER

pytestmark = pytest.mark.process


def process(*arguments, stdin=b"", **environ):
    return subprocess.run(
        [sys.executable, "-c", "import sys, conftest; from pii_guard.cli import main; sys.exit(main())", *arguments],
        input=stdin,
        capture_output=True,
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "LANG": "en_US.UTF-8", "PYTHONPATH": ".", **environ},
        check=False,
    )


def test_a_pipe_carries_no_colour_and_the_exit_code():
    done = process("check", "--lines", stdin=MESSAGE.encode(), FORCE_COLOR="1")
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


def test_an_ascii_terminal_gets_escapes_instead_of_an_error():
    done = process("check", "--json", MESSAGE, PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert json.loads(done.stdout)["text"] == "제 번호는 [전화번호]예요"


def test_bytes_that_are_no_text_are_no_error():
    done = process("check", "--json", b"\xff\xfe " + NUMBER.encode())
    assert done.returncode == 1
    assert json.loads(done.stdout)["action"] == "redact"
    assert done.stderr == b""


def test_a_reader_that_leaves_early_sees_no_traceback():
    shell = f"yes {NUMBER} | head -2000 | {sys.executable} -c 'import sys, conftest; from pii_guard.cli import main; "
    done = subprocess.run(
        ["bash", "-c", shell + "sys.exit(main())' check --lines | head -1; echo ${PIPESTATUS[2]}"],
        capture_output=True,
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "LANG": "en_US.UTF-8", "PYTHONPATH": "."},
        check=False,
    )
    assert done.stdout.decode().split() == ["message", "1:", "redact", "2"]
    assert done.stderr == b""


def terminal(*arguments, **environ):
    """Standard output of the command on a pseudo-terminal."""
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    code = "import sys, conftest; from pii_guard.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        stdout=follower,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "LANG": "en_US.UTF-8", "TERM": "xterm", "PYTHONPATH": ".", **environ},
        check=False,
    )
    os.close(follower)
    shown = os.read(leader, 65_536).decode()
    os.close(leader)
    assert done.stderr == b""
    return shown


def test_a_terminal_highlights_placeholders_unless_no_color_is_set(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[7m[전화번호]\x1b[0m" in terminal("check", MESSAGE)
    assert "\x1b" not in terminal("check", MESSAGE, NO_COLOR="1")
    assert "\x1b" not in terminal("check", MESSAGE, TERM="dumb")


def test_policy_errors_hold_every_fault_on_its_own_line(run, monkeypatch):
    def refuse(_):
        raise PolicyError(["a.toml: one", "a.toml: two"])

    monkeypatch.setattr("pii_guard.cli.check.Guard", refuse)
    assert run("check", "안녕")[2] == "pii-guard: error: a.toml: one\npii-guard: error: a.toml: two\n"

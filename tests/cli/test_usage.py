"""What goes wrong, and `serve`, which hands over to the sidecar."""

import sys

import pytest

from pii_guard.cli import serve_main
from tests.cli.samples import NUMBER, OTHER


def test_an_unknown_topic_is_told_before_anything_is_read(run, typed):
    typed(b"")
    code, out, err = run("check", "--topic", NUMBER)
    assert (code, out) == (2, "")
    assert "topic" in err
    assert "1234" not in err


def test_a_missing_file_is_told(run, tmp_path):
    code, _, err = run("check", "--file", tmp_path / "none.txt")
    assert code == 2
    assert "none.txt: cannot be read (No such file or directory)" in err


def test_undecodable_input_names_the_line_and_the_way_out(run, typed):
    typed("안녕\n주소는 ".encode() + "고창".encode("cp949"))
    code, out, err = run("check")
    assert (code, out) == (2, "")
    assert "standard input: line 2 is not UTF-8" in err
    assert "--encoding" in err
    assert "안녕" not in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("check", OTHER, "--fil", OTHER), "no such option: --fil"),
        (("check", "--direction", OTHER), "--direction: must be one of"),
        ((OTHER,), "COMMAND: must be one of"),
        (("rules", "KR_RRN", OTHER), "this is not how"),
        (("check", OTHER, f"--lines={OTHER}"), "this is not how"),
        (("check", "--file"), "--file: needs a value"),
        (("policy", "lint"), "missing: FILE"),
        (("policy",), "missing: COMMAND"),
        (("check", OTHER, "--file", "x"), "either a text or --file"),
        (("check", OTHER, "--policy", "none"), "none: cannot be read"),
        (("rules", "NONE"), "no such rule; there are"),
        (("rules", "KR_RRN", "--html", "x"), "either an entity or --html"),
        (("--lang", "fr", "check", OTHER), "--lang: must be one of"),
        (("--lang",), "usage:"),
        ((), "usage:"),
    ],
)
def test_wrong_usage_exits_with_2_and_echoes_no_message(run, arguments, told):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert "4321" not in err
    assert "Traceback" not in err


def test_interrupted(run, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("pii_guard.cli.check.Guard", stop)
    assert run("check", "안녕") == (130, "", "pii-guard: interrupted\n")


def test_serve_hands_its_arguments_over(run, monkeypatch):
    given = []

    class Sidecar:
        @staticmethod
        def main(arguments, lang):
            given.extend((*arguments, lang))
            return 0

    monkeypatch.setattr("pii_guard.cli.serve.importlib.import_module", lambda name: Sidecar)
    assert run("--lang", "ko", "serve", "--port", "8000", "--help")[0] == 0
    assert given == ["--port", "8000", "--help", "ko"]


def test_serve_without_its_extra_names_the_way_to_install_it(run, monkeypatch):
    def missing(name):
        raise ModuleNotFoundError(name="fastapi")

    monkeypatch.setattr("pii_guard.cli.serve.importlib.import_module", missing)
    code, _, err = run("serve")
    assert code == 2
    assert "fastapi" in err
    assert "pip install 'pii-guard[service]'" in err


def test_the_command_of_the_sidecar_alone_says_the_same(capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["pii-guard-serve", "--check"])
    monkeypatch.setitem(sys.modules, "pii_guard.service.serve", None)  # as Python marks what cannot be imported
    assert serve_main() == 2
    assert "pip install 'pii-guard[service]'" in capsys.readouterr().err

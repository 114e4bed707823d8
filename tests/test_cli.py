import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pii_guard._version import __version__
from pii_guard.claims import ClaimResult, judge, run_claims
from pii_guard.cli import language, main, parser, prove, serve_main
from pii_guard.cli.screen import Screen, columns, visible, wrapped
from pii_guard.cli.words import TABLE, Words
from pii_guard.errors import PolicyError
from pii_guard.recognizer import catches
from pii_guard.scanner import Scanner

NUMBER = "010-1234-5678"
OTHER = "010-9876-4321"  # stands in no example of the help
MESSAGE = f"제 번호는 {NUMBER}이에요"
RRN = "900101-1990027"
POLICY = """id = "office"
version = "1"
topics = ["local-tax"]
[[clause]]
id = "plates-for-car-tax"
entities = ["KR_VEHICLE_PLATE"]
topics = ["local-tax"]
action = "allow"
why = "자동차세 상담"
"""
CASES = """[[case]]
name = "a number is redacted"
message = "제 번호는 010-1234-5678이에요"
expect = "redact"
by = ["otherwise"]
"""


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


# check


def test_a_message_that_may_pass_exits_with_0(run):
    assert run("check", "안녕하세요") == (0, "allow\n  안녕하세요\n", "")


def test_a_finding_exits_with_1_and_its_value_is_never_printed(run):
    code, out, err = run("check", MESSAGE)
    assert code == 1
    assert "제 번호는 [전화번호]예요" in out
    for shown in ("redact", "phone number (mobile)", "6–19", "confirmed", "otherwise", "notice: "):
        assert shown in out
    assert "1234" not in out + err


def test_a_blocked_message_shows_no_text(run):
    code, out, _ = run("check", f"주민번호 {RRN}")
    assert code == 1
    assert out.startswith("block\n  (nothing is passed on)")
    assert "주민번호 9" not in out
    assert "1990027" not in out


def test_korean_is_spoken_where_it_is_wanted(run, monkeypatch):
    assert run("check", MESSAGE, "--lang", "ko")[1].startswith("가림\n")
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    assert "안내문: " in run("check", MESSAGE)[1]
    assert run("--lang=en", "check", MESSAGE)[1].startswith("redact\n")


def test_words_without_quotes_are_one_message(run):
    assert "제 번호는 [전화번호]예요" in run("check", "제", "번호는", f"{NUMBER}이에요")[1]


def test_json_is_the_native_answer_on_one_line(run):
    code, out, _ = run("check", "--json", "😀 " + MESSAGE)
    (line,) = out.splitlines()
    native = json.loads(line)
    assert code == 1
    assert native["action"] == "redact"
    assert native["findings"][0]["start_utf16"] == native["findings"][0]["start"] + 1
    assert native["catalog"].keys() == {"sha256"}
    assert "1234" not in line


def test_standard_input_is_one_message_without_its_last_line_end(run, typed):
    typed(f"첫 줄\r\n{NUMBER}\r\n".encode())
    code, out, _ = run("check", "--json")
    assert code == 1
    assert json.loads(out)["text"] == "첫 줄\n[전화번호]"


def test_lines_are_messages_of_their_own(run, typed):
    typed(f"\ufeff안녕\n\n{NUMBER}\n".encode())
    code, out, _ = run("check", "--lines", "--json")
    assert code == 1
    assert [json.loads(line)["text"] for line in out.splitlines()] == ["안녕", "", "[전화번호]"]


def test_numbered_messages_on_the_terminal(run, typed):
    typed(f"안녕\n{NUMBER}\n".encode())
    out = run("check", "--lines", "-")[1]
    assert "message 1: allow" in out
    assert "message 2: redact" in out


def test_a_file_is_read(run, tmp_path):
    file = tmp_path / "message.txt"
    file.write_text(MESSAGE, encoding="utf-8")
    assert run("check", "--file", file)[0] == 1


def test_an_over_long_message_is_blocked_with_its_code(run):
    code, out, _ = run("check", "가" * 8_001)
    assert code == 1
    assert "TOO_LONG" in out
    assert "가가가" not in out


def test_a_message_cannot_steer_the_terminal(run):
    out = run("check", "\x1b[31m안녕\u202e")[1]
    assert "\x1b" not in out
    assert "␛[31m안녕<U+202E>" in out


def test_own_policies_and_topics(run, office):
    plate = "12가3456 차량 자동차세요"
    policy = ("--policy", office / "office.toml")
    assert run("check", plate, *policy, "--topic", "local-tax")[0] == 0
    assert run("check", plate, *policy)[0] == 1


# what goes wrong


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
    assert "iconv" in err
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


# rules


def test_the_list_of_rules_shows_actions_and_executed_examples(run):
    _, out, _ = run("rules")
    row = next(line for line in out.splitlines() if line.strip().startswith("KR_RRN "))
    assert "block/redact" in row
    assert re.search(r"\d+ [✓✗]", row)
    assert "catalog " in out


def test_a_chapter_shows_law_and_marked_examples(run):
    code, out, _ = run("rules", "phone_number", "--lang", "ko")
    assert code == 0
    assert "KR_RRN" not in out
    for shown in ("PHONE_NUMBER", "법적 근거: ", "찾는다", "찾지 않는다", "✓ ", "«010"):
        assert shown in out


def test_the_book_is_written_to_a_file_or_to_standard_output(run, tmp_path):
    file = tmp_path / "rules.html"
    out = run("rules", "--html", file)[1]
    assert re.fullmatch(r".*rules\.html: \d+ rules, \d+ examples\n", out)
    assert run("rules", "--html", "-")[1] == file.read_text(encoding="utf-8")


def test_a_book_that_cannot_be_written_is_told_before_its_examples_run(run, tmp_path, monkeypatch):
    monkeypatch.setattr("pii_guard.cli.rules.open_book", None)
    code, _, err = run("rules", "--html", tmp_path / "none" / "rules.html")
    assert code == 2
    assert "cannot be written" in err


# test


def test_cases_run_with_the_policy_beside_them(run, office):
    assert run("test", office / "office.cases.toml") == (0, "all 1 hold.\n", "")
    assert run("test", office / "office.toml")[0] == 0


def test_a_failing_case_exits_with_1_and_says_what_came_out(run, office):
    cases = office / "office.cases.toml"
    cases.write_text(CASES.replace('"redact"', '"allow"'), encoding="utf-8")
    code, out, _ = run("test", cases)
    assert code == 1
    assert "✗" in out
    assert "a number is redacted" in out
    assert "expected allow, got redact" in out
    assert "1 of 1 do not hold." in out


def test_a_bad_case_file_exits_with_2(run, office):
    cases = office / "office.cases.toml"
    cases.write_text(CASES + "colour = 1\n", encoding="utf-8")
    code, _, err = run("test", cases)
    assert code == 2
    assert "colour" in err


def test_without_arguments_all_bundled_cases_and_all_examples_run(run):
    code, out, _ = run("test")
    assert code == 0, out
    assert int(out.removeprefix("all ").split()[0]) > 200


def test_failing_examples_show_expected_and_got(run, monkeypatch):
    def blind(catalog):
        return (ClaimResult(r.recognizer, r.claim, ()) for r in run_claims(catalog))

    monkeypatch.setattr(prove, "run_claims", blind)
    code, out, _ = run("test")
    assert code == 1
    assert "expected: 제 번호는 «010-1234-5678»이에요" in out
    assert "got: nothing found" in out


def test_an_example_that_weighs_otherwise_shows_how(run, monkeypatch):
    claim = catches("여권 «M12345679»", "weighed", in_context=False)

    def one(catalog):
        yield judge(Scanner(catalog), catalog.by_entity["KR_PASSPORT"], claim)

    monkeypatch.setattr(prove, "run_claims", one)
    code, out, _ = run("test")
    assert code == 1
    assert "expected: 여권 «M12345679» (no context)" in out
    assert "got: 여권 «M12345679» (plausible, in context)" in out


# policy


def test_a_sound_policy_is_fine(run, office):
    code, out, _ = run("policy", "lint", office / "office.toml", "strict")
    assert code == 0
    assert "office.toml: fine (1 clauses, 0 allowed)" in out
    assert "strict: fine" in out


def test_lint_names_every_fault_of_every_file(run, office):
    bad = office / "bad.toml"
    bad.write_text('id = "bad"\nversion = "1"\notherwise = "allow"\ncolour = 1\n', encoding="utf-8")
    code, out, _ = run("policy", "lint", bad, office / "office.toml", office / "none.toml")
    assert code == 2
    for fault in ("bad.toml: otherwise", "bad.toml: colour", "office.toml: fine", "none.toml: cannot be read"):
        assert fault in out


def test_an_expired_entry_is_a_warning(run, office):
    entry = (
        '[[allow]]\nentity = "PHONE_NUMBER"\nprefixes = ["063-560-"]\n'
        'owner = "정보통신팀"\nuntil = 2020-12-31\nwhy = "부서 전화"\n'
    )
    (office / "office.toml").write_text(POLICY + entry, encoding="utf-8")
    code, out, _ = run("policy", "lint", office / "office.toml")
    assert code == 0
    assert out.startswith("warning office.toml: allow[1].until")


def test_the_schema_is_json(run):
    code, out, _ = run("policy", "schema")
    assert code == 0
    assert json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


# serve


def test_serve_hands_its_arguments_over(run, monkeypatch):
    given = []

    class Sidecar:
        @staticmethod
        def main(arguments):
            given.extend(arguments)
            return 0

    monkeypatch.setattr("pii_guard.cli.serve.importlib.import_module", lambda name: Sidecar)
    assert run("--lang", "ko", "serve", "--port", "8000", "--help")[0] == 0
    assert given == ["--port", "8000", "--help"]


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


# help, words, screen


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("command", [(), ("check",), ("rules",), ("test",), ("policy",), ("policy", "lint")])
def test_help_is_there_in_both_languages(run, lang, command):
    code, out, _ = run("--lang", lang, *command, "--help")
    assert code == 0
    assert TABLE["help"][lang == "en"] in out
    assert "None" not in out


def test_version(run):
    assert run("--version") == (0, f"pii-guard {__version__}\n", "")


def test_both_languages_fill_in_the_same_values():
    for key, (ko, en) in TABLE.items():
        assert set(re.findall(r"\{(\w+)\}", ko)) == set(re.findall(r"\{(\w+)\}", en)), key


def test_every_message_is_used():
    home = Path(parser.__file__).parent
    sources = "".join(p.read_text(encoding="utf-8") for p in home.glob("*.py") if p.name != "words.py")
    spoken = {"confirmed", "plausible"}  # asked for by the value of the evidence
    quoted = set(re.findall("""["']([a-z0-9_]+)["']""", sources))
    assert set(TABLE) - quoted - spoken == set()


def test_language_follows_the_option_and_then_the_environment():
    assert language(["check"], {"LANG": "ko_KR.UTF-8"}) == "ko"
    assert language(["check"], {"LANG": "C.UTF-8"}) == "en"
    assert language(["check"], {}) == "en"
    assert language(["check", "--lang", "ko"], {}) == "ko"
    assert language(["--lang=en"], {"LANG": "ko_KR"}) == "en"
    assert language(["--lang"], {}) == "en"


def test_hangul_takes_two_columns_and_marks_none():
    assert columns("가á") == 3
    assert wrapped("가나 다라 마바", 9) == ["가나 다라", "마바"]
    assert wrapped("가나 다라", 0) == ["가나 다라"]


def test_control_characters_become_visible():
    assert visible("a\x00\x9b\u200bb\n") == "a␀<U+009B><U+200B>b\n"


def test_tables_line_up_and_wrap_their_last_column():
    out = io.StringIO()
    screen = Screen(Words("en"), out, io.StringIO(), colour=False, width=40, progress=False)
    screen.table(("a", "why"), [("전화", "one two three four five six seven"), ("x", "y")])
    assert out.getvalue().splitlines() == [
        "  a     why",
        "  전화  one two three four five six",
        "        seven",
        "  x     y",
    ]


def test_the_progress_bar_removes_itself():
    err = io.StringIO()
    screen = Screen(Words("en"), io.StringIO(), err, colour=False, width=80, progress=True)
    screen.bar(1, 2)
    screen.bar(2, 2)
    assert "1/2" in err.getvalue()
    assert err.getvalue().endswith("\r\x1b[K")


# the real process


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

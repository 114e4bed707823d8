"""Help, both languages, and what a terminal shows."""

import io
import re
from pathlib import Path

import pytest

from pii_guard import __version__
from pii_guard.cli import parser
from pii_guard.cli.language import Words, chosen
from pii_guard.cli.screen import Screen, columns, visible, wrapped
from pii_guard.scan.prefilter import engine_in_force
from pii_guard.sentences.command import TABLE


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("command", [(), ("check",), ("rules",), ("test",), ("policy",), ("policy", "lint")])
def test_help_is_there_in_both_languages(run, lang, command):
    code, out, _ = run("--lang", lang, *command, "--help")
    assert code == 0
    assert TABLE["help"][lang == "en"] in out
    assert "None" not in out


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_command_stands_in_one_line_with_what_it_does(run, lang):
    listed = run("--lang", lang, "--help")[1].partition("COMMAND\n    ")[2].partition("\n\n")[0].split("\n    ")
    assert len(listed) == 10
    assert len({re.match(r"\S+ +\b", line).end() for line in listed}) == 1


@pytest.mark.parametrize("key", [key for key in TABLE if key.endswith("_epilog")])
def test_the_examples_of_a_command_are_as_many_in_both_languages(key):
    korean, english = (re.findall(r"^  .*pii-guard (\S+(?: --\S+)*)", said, re.M) for said in TABLE[key])
    assert len(korean) == len(english) > 0


def test_version(run):
    code, said, _ = run("--version")
    assert (code, said) == (0, f"pii-guard {__version__} ({engine_in_force()})\n")


def test_every_message_is_used():
    home = Path(parser.__file__).parent
    sources = "".join(p.read_text(encoding="utf-8") for p in home.glob("*.py"))
    spoken = {"confirmed", "plausible"}  # asked for by the value of the evidence
    quoted = set(re.findall("""["']([a-z0-9_-]+)["']""", sources))
    assert set(TABLE) - quoted - spoken == set()


def test_language_follows_the_option_and_then_the_environment():
    assert chosen(["check"], {"LANG": "ko_KR.UTF-8"}) == "ko"
    assert chosen(["check"], {"LANG": "C.UTF-8"}) == "en"
    assert chosen(["check"], {}) == "en"
    assert chosen(["check", "--lang", "ko"], {}) == "ko"
    assert chosen(["--lang=en"], {"LANG": "ko_KR"}) == "en"
    assert chosen(["--lang"], {}) == "en"


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

"""pii-guard check: messages in, decisions out."""

import json

import pytest

from tests.cli.samples import MESSAGE, NUMBER, RRN


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


def test_the_name_of_a_file_is_not_examined_as_a_message(run, tmp_path, monkeypatch):
    (tmp_path / "chat.txt").write_text(f"제 번호는 {NUMBER}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for words in (["chat.txt"], [str(tmp_path / "chat.txt")], ["--lines", "chat.txt"], ["안녕", "chat.txt"]):
        code, out, err = run("check", *words)
        assert (code, out) == (2, "")
        assert "--file" in err
        assert "chat.txt" not in err.replace("--file FILE", "")
    assert run("check", "no-such-file.txt")[0] == 0
    assert run("check", "가" * 5_000)[0] == 0, "longer than any file's name"


def test_several_files_are_examined_each_under_its_name(run, tmp_path):
    for name, text in (("a.txt", "안녕하세요"), ("b.txt", f"제 번호는 {NUMBER}\n둘째 줄")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = ["--file", tmp_path / "a.txt", "--file", tmp_path / "b.txt"]
    code, out, _ = run("check", *files)
    assert code == 1
    assert f"{tmp_path / 'a.txt'}: allow" in out
    assert f"{tmp_path / 'b.txt'}: redact" in out
    assert "1234" not in out
    assert [json.loads(line)["action"] for line in run("check", "--json", *files)[1].splitlines()] == [
        "allow",
        "redact",
    ]
    assert f"{tmp_path / 'b.txt'}: message 2: allow" in run("check", "--lines", *files)[1]


@pytest.mark.parametrize("encoding", ["cp949", "utf-16", "utf-16-le", "euc-kr", "utf-8"])
def test_a_file_in_another_encoding_is_read_where_it_is_named(run, tmp_path, encoding):
    file = tmp_path / "message.txt"
    file.write_bytes(f"첫 줄\r\n제 번호는 {NUMBER}\r\n".encode(encoding))
    code, out, _ = run("check", "--json", "--lines", "--encoding", encoding, "--file", file)
    assert code == 1
    assert [json.loads(line)["text"] for line in out.splitlines()] == ["첫 줄", "제 번호는 [전화번호]"]


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        ("제 번호는 010".encode("cp949"), "Try: --encoding cp949"),
        ("제 번호는 010".encode("utf-16"), "Try: --encoding utf-16"),
        ("call 010-1234-5678".encode("utf-16-le"), "Try: --encoding utf-16"),
        (b"%PDF-1.7\n\xe2\xe3", "save it as text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1hwp", "save it as text"),
        (b"PK\x03\x04hwpx", "save it as text"),
        (b"\x80\xff\x80\xfe\x80", "name its encoding"),
    ],
)
def test_the_advice_for_a_file_that_is_not_utf_8_is_right_on_every_system(run, tmp_path, data, advice):
    file = tmp_path / "message"
    file.write_bytes(data)
    code, out, err = run("check", "--file", file)
    assert (code, out) == (2, "")
    assert advice in err
    assert "iconv" not in err
    assert "010" not in err


def test_an_encoding_without_korean_or_of_no_text_is_refused(run):
    for name in ("latin-1", "ascii", "base64", "no-such", "010-1234-5678"):
        code, _, err = run("check", "--encoding", name, "안녕")
        assert code == 2
        assert "such as utf-8, cp949 or utf-16" in err
        assert "1234" not in err

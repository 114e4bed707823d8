"""The variables of a desk in operation: what is wrong is named whole, in either language, and never repeated."""

import pytest

from examples.desk import environment
from examples.desk.settings import LOOPBACK, Settings

GOOD = {
    "DESK_HOST": "0.0.0.0",
    "DESK_PORT": "8801",
    "DESK_HOSTS": "desk.example.kr, 상담.예.kr",
    "DESK_PROXIES": "10.0.0.0/8, 192.0.2.7",
    "DESK_INTAKE": "http://guard:8787/",
    "DESK_KEEPER": "행정지원과장",
    "DESK_CALLBACK_HOSTS": "bot-api.kakao.com",
    "PATH": "/usr/bin",
}


def test_without_any_variable_the_desk_is_on_loopback_with_cookies_over_https_only():
    settings, faults = environment.read({})
    assert (faults, settings) == ([], Settings(secure=True))


def test_every_variable_is_read(tmp_path):
    key = tmp_path / "desk.key"
    key.write_text("0123456789abcdef\n", "utf-8")
    settings, faults = environment.read(GOOD | {"DESK_KEY_FILE": str(key), "DESK_DATABASE": str(tmp_path / "desk.db")})
    assert faults == []
    assert settings == Settings(
        host="0.0.0.0",
        port=8801,
        hosts=(*LOOPBACK, "desk.example.kr", "상담.예.kr"),
        proxies=("10.0.0.0/8", "192.0.2.7"),
        secure=True,
        intake="http://guard:8787",
        key="0123456789abcdef",
        database=tmp_path / "desk.db",
        keeper="행정지원과장",
    )


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DESK_PORT", "70000"),
        ("DESK_PORT", "tcp://10.0.0.1:80"),
        ("DESK_HOSTS", "https://desk.example.kr"),
        ("DESK_PROXIES", "the-proxy"),
        ("DESK_SECURE", "no"),
        ("DESK_INTAKE", "guard:8787"),
        ("DESK_KEY_FILE", "/nowhere/desk.key"),
        ("DESK_DATABASE", "/nowhere/desk.db"),
        ("DESK_CALLBACK_CA", "/nowhere/ca.pem"),
        ("DESK_HOTS", "desk.example.kr"),
    ],
)
def test_a_wrong_value_is_named_by_its_variable_and_not_repeated(variable, value):
    (fault,) = environment.read(GOOD | {variable: value})[1]
    assert fault.variable == variable
    for lang in ("ko", "en"):
        assert fault.said(lang).startswith(f"{variable}: ")
        assert value not in fault.said(lang)


def test_a_key_file_with_more_than_a_key_is_a_fault_that_does_not_show_it(tmp_path):
    file = tmp_path / "desk.key"
    file.write_text("desk intake+operate 0123456789abcdef", "utf-8")
    (fault,) = environment.read({"DESK_KEY_FILE": str(file)})[1]
    assert "0123456789abcdef" not in fault.said("en")


def test_all_faults_come_at_once_and_say_what_would_be_right():
    faults = environment.read(GOOD | {"DESK_PORT": "x", "DESK_KEPER": "x", "DESK_SECURE": "x"})[1]
    assert [fault.said("en") for fault in faults] == [
        "DESK_KEPER: is no setting; did you mean DESK_KEEPER?",
        "DESK_PORT: must be a number from 1 to 65535",
        "DESK_SECURE: must be true or false",
    ]
    assert [fault.said("ko") for fault in faults] == [
        "DESK_KEPER: 그런 설정은 없습니다. 혹시 DESK_KEEPER입니까?",
        "DESK_PORT: 1에서 65535까지의 수여야 합니다",
        "DESK_SECURE: true나 false여야 합니다",
    ]


def test_what_others_reach_has_a_name_and_secure_cookies():
    (nameless,) = environment.read({"DESK_HOST": "0.0.0.0"})[1]
    (insecure,) = environment.read(GOOD | {"DESK_SECURE": "false"})[1]
    assert (nameless.variable, insecure.variable) == ("DESK_HOSTS", "DESK_SECURE")
    assert environment.read({"DESK_SECURE": "false"})[1] == []  # on this machine alone


@pytest.mark.parametrize(
    ("environ", "lang"),
    [({"LANG": "ko_KR.UTF-8"}, "ko"), ({"LC_ALL": "C", "LANG": "ko_KR.UTF-8"}, "en"), ({}, "en")],
)
def test_faults_are_told_in_the_language_of_the_machine(environ, lang):
    assert environment.language(environ) == lang

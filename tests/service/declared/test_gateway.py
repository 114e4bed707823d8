"""gateway.toml: every fault is named at once, with its key."""

import pytest

from pii_guard import Guard, PolicyError
from tests.sidecar import declared

POLICY = Guard("office-example").policy


def faults(tmp_path, text):
    file = tmp_path / "gateway.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(PolicyError) as caught:
        declared.load_gateway(file, POLICY)
    return str(caught.value)


def test_a_whole_declaration_is_read(tmp_path):
    file = tmp_path / "gateway.toml"
    file.write_text(
        '[[route]]\nname="kakao"\nadapter="kakao-skill"\nupstream="http://skill:9000/"\ntopic="local-tax"\n', "utf-8"
    )
    route = declared.load_gateway(file, POLICY).routes["kakao"]
    assert (route.topic, route.channel, route.budget_ms) == ("local-tax", "kakaotalk", 4500)
    assert route.drops == ("/userRequest/callbackUrl",)


def test_every_fault_is_told_at_once(tmp_path):
    told = faults(
        tmp_path,
        """
[[route]]
name = "a"
adapter = "kakao-skill"
upstream = "ftp://x"
topic = "no-such"
budget_ms = 9000
[[route]]
name = "a"
adapter = "json"
upstream = "http://user:pw@x/"
on_trouble = "DELIVER_UNCHECKED"
[[route]]
name = "c"
adapter = "stream-before-send"
upstream = "http://x/"
fields = ["no-slash"]
callback = "pass"
[[route]]
name = "d"
adapter = "telegram"
upstream = "http://x/"
""",
    )
    for part in (
        "route[1].upstream", "route[1].topic", "route[1].budget_ms",
        "route[2].name", "route[2].upstream", "route[2].fields", "route[2].on_trouble",
        "route[3].upstream", "route[3].fields", "route[3].callback", "route[4].adapter",
    ):  # fmt: skip
        assert part in told
    assert "user:pw" not in told


def test_an_unknown_key_is_named(tmp_path):
    assert "fail_open" in faults(tmp_path, '[[route]]\nname="a"\nadapter="json"\nfail_open=true\n')


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        ('conversation = "user"', "conversation"),
        ('conversation = "/user/*"', "conversation"),
        ('message_id = "/id"', "message_id"),
        ('retract_url = "http://back/"', "retract_url"),
        ('conversation = "/user"\nretract_url = "back"', "retract_url"),
        ('conversation = "/user"\nutterance = "text"', "utterance"),
    ],
)
def test_a_route_that_follows_conversations_names_one_place_each(tmp_path, lines, key):
    head = '[[route]]\nname = "a"\nadapter = "kakao-skill"\nupstream = "http://x/"\n'
    assert f"route[1].{key}: " in faults(tmp_path, head + lines)


def test_a_route_of_plain_json_must_say_where_the_text_of_a_message_stands(tmp_path):
    head = '[[route]]\nname = "a"\nadapter = "json"\nupstream = "http://x/"\nfields = ["/text"]\n'
    assert "route[1].utterance: " in faults(tmp_path, head + 'conversation = "/room"')

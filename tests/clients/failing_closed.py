"""What every client of the documentation must do, whatever it is written in: it is a command whose answers are read."""

import base64
import json
import subprocess

from tests import servers

RRN, PHONE = "900101-1990027", "010-2345-6789"
KEY = "a-key-of-a-backend"
HELD = ("block", None)
END = "=\n"  # a line that ends a consultation


def ask(command, url, *messages, direction="citizen", key=None):
    """(action, text) of each message."""
    lines = "".join(base64.b64encode(message.encode()).decode() + "\n" for message in messages)
    told = [*command, url, direction, *([key] if key else [])]
    done = subprocess.run(told, input=lines, capture_output=True, text=True, timeout=60, check=True)
    answers = [line.split() for line in done.stdout.splitlines()]
    return [(action, None if text == "-" else base64.b64decode(text[1:]).decode()) for action, text in answers]


def decides_as_the_sidecar_does(command):
    strange = 'a "quoted" \\ back\\slash,\ttab\nand 😀 \x01 \u2028 </script>'
    with servers.sidecar(PII_GUARD_API_KEYS=KEY) as one:
        asked = ask(command, one.url, "안녕하세요", f"연락처 {PHONE}", RRN, strange, f"{strange} {PHONE}", key=KEY)
        assert asked == [
            ("allow", "안녕하세요"),
            ("redact", "연락처 [전화번호]"),
            HELD,
            ("allow", strange),
            ("redact", f"{strange} [전화번호]"),
        ]
        assert ask(command, one.url, "안녕하세요", key="another-key-entirely") == [HELD]


def holds_everything_that_nobody_decided(command):
    whole = {"action": "allow", "text": "안녕하세요", "code": None}
    wrong = [
        (503, whole),
        (200, {"action": "allow", "text": None, "code": None}),
        (200, {"action": "block", "text": "안녕하세요", "code": None}),
        (200, {"action": "delete", "text": "안녕하세요", "code": None}),
        (200, {"status": "ok"}),
        (200, []),
        (302, whole),
    ]
    with servers.upstream() as broken:
        url = broken.url.removesuffix("/skill")
        for status, document in wrong:
            broken.answers(body=json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(), status=status)
            assert ask(command, url, "안녕하세요") == [HELD], document
        for body in (b"", b"{", b"\xff", b'{"action":"allow","text":"half'):
            broken.answers(body=body)
            assert ask(command, url, "안녕하세요") == [HELD], body
        broken.answers(body=json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode())
        assert ask(command, url, "안녕하세요") == [("allow", "안녕하세요")], "the same, once it is right"
        broken.waits(4)
        assert ask(command, url, "안녕하세요") == [HELD], "it takes too long"
        broken.waits(0)
        broken.breaks_off()
        assert ask(command, url, "안녕하세요") == [HELD]
    assert ask(command, f"http://127.0.0.1:{servers.free_port()}", "안녕하세요") == [HELD]


def says_at_once_what_the_caller_did_wrong(command):
    with servers.sidecar() as one:
        told = subprocess.run(
            [*command, one.url, "neighbour"],
            input="7JWI64WV\n",
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert told.returncode != 0
    assert "direction must be one of citizen" in told.stderr
    assert told.stdout == ""


def talk(command, url, *messages):
    """What a backend has kept in the end, of a consultation that goes through one of these commands; END ends one."""
    lines = "".join(m if m == END else base64.b64encode(m.encode()).decode() + "\n" for m in messages)
    told = [*command, url, "room-7"]
    done = subprocess.run(told, input=lines, capture_output=True, text=True, timeout=60, check=True)
    return [None if line == "-" else base64.b64decode(line[1:]).decode() for line in done.stdout.splitlines()]


def reads_the_messages_of_a_conversation_together(command):
    with servers.sidecar() as one:
        assert talk(command, one.url, "😀 제 번호는 010", "2345", '6789예요 "😀"', "안녕하세요") == [
            "😀 제 번호는 [전화번호]",
            "[전화번호]",
            '[전화번호]예요 "😀"',
            "안녕하세요",
        ]
        assert talk(command, one.url, END, "주민번호 900101", "1990027") == ["주민번호 [주민등록번호]", None]
        assert talk(command, one.url, END, "제 번호는 010-2345", END, "6789예요") == ["제 번호는 010-2345", "6789예요"]


def holds_a_message_that_was_judged_alone(command):
    """Where a conversation was named, an answer without `retract`, or with one of another shape, is none."""
    whole = {"action": "allow", "text": "안녕하세요", "code": None}
    taken = {"message_id": "m", "entity": "PHONE_NUMBER", "spans": [[0, 3]], "placeholder": "[전화번호]"}
    wrong = [
        {},
        {"retract": None, "open": []},
        {"retract": {}, "open": []},
        {"retract": ["m"], "open": []},
        {"retract": [{**taken, "message_id": 7}], "open": []},
        {"retract": [{**taken, "spans": None}], "open": []},
        {"retract": [{**taken, "spans": [["0", 3]]}], "open": []},
        {"retract": [{**taken, "placeholder": None}], "open": []},
    ]
    with servers.upstream() as broken:
        url = broken.url.removesuffix("/skill")
        for followed in wrong:
            document = json.dumps({**whole, **followed}, ensure_ascii=False, separators=(",", ":"))
            broken.answers(body=document.encode())
            assert talk(command, url, "안녕하세요") == [None], followed
        right = {**whole, "retract": [taken], "open": []}
        broken.answers(body=json.dumps(right, ensure_ascii=False, separators=(",", ":")).encode())
        assert talk(command, url, "안녕하세요") == ["안녕하세요"], "the same, once it is right"
    assert talk(command, f"http://127.0.0.1:{servers.free_port()}", "안녕하세요") == [None]

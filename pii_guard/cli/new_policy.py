"""pii-guard policy new: an office's own policy and its cases, from questions or options; checked, then written."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pii_guard.audit.cases import run_cases
from pii_guard.cli.screen import CommandError, Screen
from pii_guard.errors import PolicyError
from pii_guard.guard import Guard
from pii_guard.model.clock import today
from pii_guard.sentences import policy as say

EXAMPLE = "office-example"
ASKS = {  # option -> the words that ask for it
    "id": "ask_id",
    "name": "ask_name",
    "home": "ask_home",
    "owner": "ask_owner",
    "phone_prefix": "ask_phone_prefix",
    "channel": "ask_channel",
    "topic": "ask_topic",
}
SEVERAL = ("phone_prefix", "channel", "topic")  # may be given several times, or with commas
_LAST = "2114"  # of an office's number in the cases: the desk that connects

_POLICY = """\
# {title}: what of a message may be stored or routed. Check it:  pii-guard policy lint {id}.toml
# and prove it:  pii-guard test {id}.cases.toml
id = {id_}
version = "{day}"              # a changed policy needs a new one
approved_by = ""                    # who answers for it, such as 개인정보 보호책임자
effective = {day}
otherwise = "redact"
home = {home}
topics = {topics}
channels = {channels}

[[clause]]
id = "registration-number-shortened"
entities = ["KR_RRN", "KR_FRN"]
kinds = ["front", "masked"]
action = "redact"
why = "생년월일과 성별만 남은 번호: 개인정보 보호법 제3조(필요 최소한의 처리)"

[[clause]]
id = "registration-number-never-leaves"
entities = ["KR_RRN", "KR_FRN"]
action = "block"
why = "법령의 근거 없이 처리할 수 없음: 개인정보 보호법 제24조, 제24조의2"

[[clause]]
id = "company-number-is-no-person"
entities = ["KR_BRN"]
kinds = ["corporate"]
action = "allow"
why = "법인의 등록번호는 살아 있는 개인에 관한 정보가 아님: 개인정보 보호법 제2조제1호"
"""
_PHONES = """
[[allow]]
id = "office-phones"
entity = "PHONE_NUMBER"
prefixes = {prefixes}
owner = {owner}
until = {until}
why = {why}
"""
_CASE = """
[[case]]
name = {name}
message = {message}
expect = "{expect}"
by = ["{by}"]
"""


class _Office(NamedTuple):
    """The answers; names are those of the options."""

    id: str
    name: str
    home: str
    owner: str
    phone_prefix: Sequence[str]
    channel: Sequence[str]
    topic: Sequence[str]


def new(args: Namespace, screen: Screen) -> int:
    """Write NAME.toml and NAME.cases.toml into a folder. Raises CommandError; nothing that is there is replaced."""
    if args.example:
        name, policy, cases = EXAMPLE, _bundled(".toml"), _bundled(".cases.toml")
    else:
        office = _asked(args, screen)
        name, policy, cases = office.id, _policy(office), _cases(office)
    _prove(name, policy, cases)
    folder = Path(args.folder)
    for suffix, text in ((".toml", policy), (".cases.toml", cases)):
        _write(folder / (name + suffix), text, screen)
    screen.line(screen.words("new_next", policy=folder / f"{name}.toml", cases=folder / f"{name}.cases.toml"))
    return 0


def _bundled(suffix: str) -> str:
    return files("pii_guard.policies").joinpath(EXAMPLE + suffix).read_text(encoding="utf-8")


def _asked(args: Namespace, screen: Screen) -> _Office:
    """The options; on a terminal those that are missing are asked for."""
    given = {name: getattr(args, name) for name in ASKS}
    if not sys.stdin.isatty():
        if missing := [f"--{name}" for name in ("id", "name") if not given[name]]:
            raise CommandError(screen.words("missing", name=", ".join(missing)))
    else:
        given |= {name: _answer(name, screen) for name, value in given.items() if not value}
    prefixes, channels, topics = (_listed(given[name] or ()) for name in SEVERAL)
    return _Office(
        id=given["id"] or "",
        name=given["name"] or "",
        home=given["home"] or "",
        owner=given["owner"] or "",
        phone_prefix=[prefix if prefix.endswith("-") else f"{prefix}-" for prefix in prefixes],
        channel=channels,
        topic=topics,
    )


def _answer(name: str, screen: Screen) -> str:
    print(f"{screen.words(ASKS[name])}: ", end="", file=screen.err, flush=True)
    return sys.stdin.readline().strip()


def _listed(values: str | Sequence[str]) -> list[str]:
    texts = [values] if isinstance(values, str) else values
    return [part.strip() for text in texts for part in text.split(",") if part.strip()]


def _policy(office: _Office) -> str:
    day = today()
    text = _POLICY.format(
        title=" ".join(office.name.split()),
        id=office.id,
        id_=_toml(office.id),
        day=day.isoformat(),
        home=_toml(office.home),
        topics=_toml(office.topic),
        channels=_toml(office.channel),
    )
    if office.phone_prefix:
        text += _PHONES.format(
            prefixes=_toml(office.phone_prefix),
            owner=_toml(office.owner or office.name),
            until=day.replace(year=day.year + 1, month=12, day=31).isoformat(),
            why=_toml(f"{office.name}의 부서 전화: 공공기관의 정보공개에 관한 법률 제9조제1항제6호"),
        )
    return text + '\n[style]\nplaceholder = "label"\n'


def _cases(office: _Office) -> str:
    first = f"# What {office.id}.toml does, case by case. Every identifier is invented.\n"
    return first + "".join(_CASE.format(**case) for case in _each_case(office))


def _each_case(office: _Office) -> Iterator[dict[str, str]]:
    never, shortened = "registration-number-never-leaves", "registration-number-shortened"
    yield _case("a registration number stops the message", "주민등록번호는 900101-1990027입니다", "block", never)
    yield _case("its front alone is hidden", "주민번호 앞자리는 900101-1 입니다", "redact", shortened)
    yield _case("a resident's number is hidden", "연락처는 010-2345-6789로 주세요", "redact", "otherwise")
    yield _case("a resident's mail address is hidden", "메일은 chulsoo@example.com 입니다", "redact", "otherwise")
    company = "company-number-is-no-person"
    yield _case("a company's number passes", "사업자등록번호 124-81-00998 입니다", "allow", company)
    for prefix in office.phone_prefix:
        told = f"담당 직원은 {prefix}{_LAST}입니다"
        yield _case(f"the office's own number passes: {prefix}", told, "allow", "allow:office-phones")
        mine = f"제 번호는 {prefix}{_LAST}예요"
        yield _case(f"a resident's own number does not, also with {prefix}", mine, "redact", "otherwise")


def _case(name: str, message: str, expect: str, by: str) -> dict[str, str]:
    return {"name": _toml(name), "message": _toml(message), "expect": expect, "by": by}


def _toml(value: str | Sequence[str]) -> str:
    """A TOML string or array of strings: JSON's are among them."""
    return json.dumps(value, ensure_ascii=False)


def _prove(name: str, policy: str, cases: str) -> None:
    """Raise PolicyError where the policy has a fault or a case of it does not hold: then nothing is written."""
    if "/" in name or "\\" in name or not name:
        raise PolicyError([say.NOT_A_NAME.at("id")])
    with TemporaryDirectory() as folder:
        place = Path(folder) / f"{name}.toml"
        place.write_text(policy, encoding="utf-8")
        place.with_suffix(".cases.toml").write_text(cases, encoding="utf-8")
        results = run_cases(place.with_suffix(".cases.toml"), Guard(place))
    if wrong := [reason.at(r.name) for r in results for reason in r.reasons]:
        raise PolicyError(wrong)


def _write(path: Path, text: str, screen: Screen) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise CommandError(screen.words("no_write", name=path, reason=error.strerror)) from None

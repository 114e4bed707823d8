"""The settings of a desk in operation, from variables DESK_…; every fault at once, in Korean or in English."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from difflib import get_close_matches
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any, NamedTuple

from examples.desk.settings import LOOPBACK, Settings

PREFIX = "DESK_"


class Fault(NamedTuple):
    """What is wrong with a variable. Neither sentence holds its value, which may be a key."""

    variable: str
    ko: str
    en: str

    def said(self, lang: str) -> str:
        """The variable and what would be right."""
        return f"{self.variable}: {self.ko if lang == 'ko' else self.en}"


class WrongError(ValueError):
    """A value that a variable cannot have: what it must be."""

    def __init__(self, ko: str, en: str) -> None:
        super().__init__(en)
        self.ko, self.en = ko, en


def read(environ: Mapping[str, str]) -> tuple[Settings, list[Fault]]:
    """The settings, and whatever is wrong with the variables; with a fault they are those of a desk on loopback."""
    given: dict[str, Any] = {"secure": True}
    faults = list(_unknown(environ))
    for variable, (name, reader) in VARIABLES.items():
        if value := environ.get(variable, "").strip():
            try:
                given[name] = reader(value)
            except WrongError as wrong:
                faults.append(Fault(variable, wrong.ko, wrong.en))
    settings = Settings(**given)
    faults += [] if faults else _together(settings)
    return (Settings() if faults else settings), faults


def language(environ: Mapping[str, str]) -> str:
    """The language of this machine: `ko`, or `en` for every other one."""
    spoken = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    return "ko" if spoken.startswith("ko") else "en"


def _unknown(environ: Mapping[str, str]) -> Iterator[Fault]:
    """A typing error would leave the usual value in force."""
    for variable in sorted(name for name in environ if name.startswith(PREFIX) and name not in VARIABLES):
        (near,) = get_close_matches(variable, VARIABLES, 1) or [""]
        ko, en = (f" 혹시 {near}입니까?", f"; did you mean {near}?") if near else ("", "")
        yield Fault(variable, f"그런 설정은 없습니다.{ko}", f"is no setting{en}")


def _together(settings: Settings) -> list[Fault]:
    named = [name for name in settings.hosts if name not in LOOPBACK]
    faults = []
    if named and not settings.secure:
        ko = "이 컴퓨터 밖에서 열리는 창구는 쿠키를 https로만 보내야 합니다. true로 두십시오"
        faults.append(Fault("DESK_SECURE", ko, "a desk that others reach sends cookies over https only; leave it true"))
    if settings.host not in LOOPBACK and not named:
        ko = "주민이 여는 이름을 적으십시오. 보기: desk.example.kr"
        faults.append(Fault("DESK_HOSTS", ko, "say the name under which residents open it, such as desk.example.kr"))
    return faults


def _address(value: str) -> str:
    if not value.startswith(("http://", "https://", "unix:/")):
        raise WrongError("http://, https://, unix:/로 시작해야 합니다", "must begin with http://, https:// or unix:/")
    return value.rstrip("/")


def _port(value: str) -> int:
    if not (value.isascii() and value.isdecimal() and 0 < int(value[:6]) < 1 << 16):
        raise WrongError("1에서 65535까지의 수여야 합니다", "must be a number from 1 to 65535")
    return int(value)


def _yes(value: str) -> bool:
    if value not in ("true", "false"):
        raise WrongError("true나 false여야 합니다", "must be true or false")
    return value == "true"


def _names(value: str) -> tuple[str, ...]:
    names = tuple(name.strip().lower() for name in value.split(",") if name.strip())
    if any("/" in name or " " in name for name in names):
        raise WrongError(
            "이름을 쉼표로 나누어 적습니다. https:// 는 빼십시오", "names with commas between them, without https://"
        )
    return names


def _hosts(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*Settings().hosts, *_names(value))))


def _networks(value: str) -> tuple[str, ...]:
    names = tuple(part.strip() for part in value.split(",") if part.strip())
    for name in names:
        try:
            ip_network(name) if "/" in name else ip_address(name)
        except ValueError:
            raise WrongError(
                "IP 주소나 10.0.0.0/8 같은 범위여야 합니다", "must be addresses or ranges such as 10.0.0.0/8"
            ) from None
    return names


def _file(value: str) -> Path:
    path = Path(value)
    try:
        path.open("rb").close()
    except OSError:
        raise WrongError("파일을 읽을 수 없습니다", "the file cannot be read") from None
    return path


def _key(value: str) -> str:
    key = _file(value).read_text("utf-8", "replace").strip()
    if not key or not key.isascii() or len(key.split()) != 1:
        raise WrongError("파일에 키 하나만 있어야 합니다", "the file must hold one key and nothing else")
    return key


def _database(value: str) -> Path:
    path = Path(value)
    if not path.parent.is_dir():
        raise WrongError("폴더가 없습니다", "there is no such folder")
    return path


VARIABLES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "DESK_HOST": ("host", str),
    "DESK_PORT": ("port", _port),
    "DESK_HOSTS": ("hosts", _hosts),
    "DESK_PROXIES": ("proxies", _networks),
    "DESK_SECURE": ("secure", _yes),
    "DESK_INTAKE": ("intake", _address),
    "DESK_KEY_FILE": ("key", _key),
    "DESK_DATABASE": ("database", _database),
    "DESK_KEEPER": ("keeper", str),
    "DESK_CALLBACK_HOSTS": ("callback_hosts", _names),
    "DESK_CALLBACK_CA": ("callback_ca", _file),
}
assert {name for name, _ in VARIABLES.values()} <= {field.name for field in fields(Settings)}

"""Settings of the sidecar, read once from the environment. What is *decided* stands in the policy, not here."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from pii_guard.sentences import Sentence
from pii_guard.sentences import settings as say

from ..http.keys import MIN_KEY, Key, read_keys

PREFIX = "PII_GUARD_"
ELSEWHERE = ("URL", "DATA", "CLIENTS", "WHEELS")  # names behind the prefix that clients, benchmarks and tests read
LOOPBACK = ("127.0.0.1", "::1", "localhost")
_OWN_HOSTS = ("localhost", "127.0.0.1", "[::1]")  # as they stand in a Host field


_OF_A_SERVICE = re.compile("_SERVICE_(HOST|PORT)|_PORT_[0-9]{1,5}_(TCP|UDP)")


class Settings(BaseSettings):
    """Environment variables PII_GUARD_HOST, _PORT, _UDS, _POLICY, _API_KEYS and so on: the names below in capitals."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, hide_input_in_errors=True)

    host: str = "127.0.0.1"
    port: int = Field(default=8787, ge=0, le=65535, description="0 takes a free one")
    uds: str | None = None
    hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="names under which a proxy sends requests on; without keys others are refused"
    )
    policy: str = "default"
    shadow: str = Field(default="", description="a draft policy that decides beside the one in force and does not act")
    api_keys: Annotated[tuple[SecretStr, ...], NoDecode] = ()
    gateway: str = Field(default="", description="gateway.toml; without it, the one beside a policy file, if any")
    api_keys_file: Path | None = Field(default=None, description="keys, one a line, as a mounted secret")
    id_key: SecretStr | None = Field(default=None, description="signs decision ids; drawn at the start if not set")
    id_key_file: Path | None = Field(default=None, description="the same, as a mounted secret")
    tls_cert: Path | None = None
    tls_key: Path | None = None
    tls_client_ca: Path | None = Field(default=None, description="callers must show a certificate of this authority")
    workers: int = Field(default=1, ge=1, le=64, description="serving processes")
    drain_seconds: float = Field(default=2, ge=0, le=300, description="still served after SIGTERM, but not ready")
    audit: Path | None = Field(default=None, description="file that gets a line for each decision; never text")
    traces: bool = Field(default=False, description="OpenTelemetry; where to is told by its own variables")
    rate: float = Field(default=0, ge=0, description="requests a second for each key; 0 is no limit")
    concurrency: int = Field(default=64, ge=1, description="requests served at a time")
    queue: int = Field(default=64, ge=0, description="requests that may wait for a place")
    connections: int = Field(default=200, ge=1, le=65_536, description="open at a time in each process")
    head_bytes: int = Field(
        default=32 << 10, ge=1 << 10, le=1 << 20, description="of a request's line and header fields"
    )
    head_seconds: float = Field(default=5, gt=0, le=60, description="in which they must have come")
    body_seconds: float = Field(default=10, gt=0, le=300, description="in which the body must have come")
    idle_seconds: int = Field(default=75, ge=1, le=3600, description="that a connection may be silent between requests")
    intake: str = Field(default="", description="store of consultations: sqlite:///file or postgresql://address")
    departments: str = Field(default="", description="departments.toml, or example")
    state_url: str = Field(default="", description="redis://… that remembers conversations; empty: this process alone")
    state_key_file: Path | None = Field(default=None, description="32 random bytes that seal what is remembered")
    state_keys_before: Annotated[tuple[Path, ...], NoDecode] = Field(
        default=(), description="master keys before it, one behind another with commas: read, and written no more"
    )
    hold_open_seconds: float = Field(default=15, ge=0, le=300, description="a message with an open piece waits so long")
    text_days: float = Field(default=90, gt=0, le=3_650, description="after which the texts of a consultation go")
    access_days: float = Field(default=730, ge=365, le=7_300, description="that the access record is kept")
    grants_days: float = Field(default=1_095, ge=1_095, le=7_300, description="that it keeps who was an officer")
    observe: bool = Field(default=False, description="decide and report, but pass every message on as it is")
    log_level: Literal["critical", "error", "warning", "info", "debug"] = "info"

    @field_validator("api_keys", "hosts", "state_keys_before", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(k.strip() for k in re.split("[,\n]", value) if k.strip()) if isinstance(value, str) else value

    @field_validator("uds")
    @classmethod
    def _none_if_empty(cls, value: str | None) -> str | None:
        return value or None

    @field_validator("api_keys")
    @classmethod
    def _readable(cls, value: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
        read_keys(key.get_secret_value() for key in value)
        return value

    @model_validator(mode="after")
    def _together(self) -> "Settings":
        _ = self.keys, self.id_secret
        return self

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys of variable and file with their names and scopes."""
        return read_keys(
            [*(key.get_secret_value() for key in self.api_keys), *_lines(self.api_keys_file, "PII_GUARD_API_KEYS_FILE")]
        )

    @property
    def id_secret(self) -> bytes | None:
        """The key of the decision ids; None where none is set."""
        given = self.id_key.get_secret_value() if self.id_key else ""
        key = (given or "".join(_lines(self.id_key_file, "PII_GUARD_ID_KEY_FILE"))).strip()
        if key and len(key) < MIN_KEY:
            raise ValueError(say.SHORT_ID_KEY(least=MIN_KEY))
        return key.encode() or None

    @property
    def is_authenticated(self) -> bool:
        """Whether a caller must show something."""
        return bool(self.keys) or self.tls_client_ca is not None

    @property
    def served_hosts(self) -> tuple[str, ...] | None:
        """Names that a Host field may hold; None takes any.

        A browser brings no key and knows no Unix socket; but a page can make its own name mean this machine.
        """
        if self.is_authenticated or self.uds is not None:
            return None
        return (*_OWN_HOSTS, *self.hosts)

    @property
    def is_private(self) -> bool:
        """Whether only this machine can reach it."""
        return self.uds is not None or self.host in LOOPBACK

    @property
    def gateway_path(self) -> Path | None:
        """Where the routes of the gateway are declared; None where there are none."""
        beside = Path(self.policy).with_name("gateway.toml")
        if self.gateway or not (self.policy_is_path and beside.is_file()):
            return Path(self.gateway) if self.gateway else None
        return beside

    @property
    def policy_is_path(self) -> bool:
        """Whether the policy is a file of one's own rather than a bundled name."""
        return self.policy.endswith(".toml") or "/" in self.policy


def unknown_variables(names: Iterable[str]) -> Iterator[Sentence]:
    """A sentence for each variable that looks like a setting and is none: a typo would leave the default in force."""
    known = [PREFIX + name.upper() for name in Settings.model_fields]
    for name in sorted(names):
        if name.upper().startswith(PREFIX) and name.upper() not in (*known, *(PREFIX + other for other in ELSEWHERE)):
            yield _cure(name.upper(), known).at(_printable(name))


def _cure(name: str, known: list[str]) -> Sentence:
    if _OF_A_SERVICE.search(name):
        return say.OF_KUBERNETES
    near = get_close_matches(name, known, 1)
    return say.DID_YOU_MEAN(near=near[0]) if near else say.NO_SETTING


def _printable(name: str) -> str:
    return "".join(c if c.isalnum() or c == "_" else "?" for c in name[:60])


def _lines(path: Path | None, variable: str) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines() if path else []
    except (OSError, UnicodeError):
        raise ValueError(say.UNREADABLE_FILE_OF(variable=variable)) from None

"""Settings of the sidecar, read once from the environment. What is *decided* stands in the policy, not here."""

from typing import Annotated, Literal

from pydantic import SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Settings(BaseSettings):
    """Environment variables PII_GUARD_HOST, _PORT, _UDS, _POLICY, _API_KEYS and _LOG_LEVEL."""

    model_config = SettingsConfigDict(env_prefix="PII_GUARD_", frozen=True, hide_input_in_errors=True)

    host: str = "127.0.0.1"
    port: int = 8787
    uds: str | None = None
    policy: str = "default"
    api_keys: Annotated[tuple[SecretStr, ...], NoDecode] = ()
    log_level: Literal["critical", "error", "warning", "info", "debug"] = "info"

    @field_validator("api_keys", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(k.strip() for k in value.split(",") if k.strip()) if isinstance(value, str) else value

    @property
    def is_private(self) -> bool:
        """Whether only this machine can reach it."""
        return self.uds is not None or self.host in LOOPBACK

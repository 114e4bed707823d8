"""What an operator says of the desk, read once."""

from dataclasses import dataclass
from pathlib import Path

RESIDENT_SECONDS = 24 * 3600  # that a resident may come back to a talk; writing has no time limit
OFFICER_SECONDS = 9 * 3600  # an office day: nobody is thrown out while writing an answer
LOOPBACK = ("127.0.0.1", "localhost")
CALLBACK_SECONDS = 55.0  # KakaoTalk's callback address lives for one minute
CALLBACK_HOSTS = ("bot-api.kakao.com",)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the intake is, where log-ins lie, and whom the desk may call.

    host, port       where the desk listens
    hosts            names that a Host field may hold; a page elsewhere can make its own name mean this machine
    proxies          addresses whose word is taken for where a request comes from (X-Forwarded-For)
    secure           cookies only over https: True wherever the desk is not on loopback
    keeper           who answers for personal data, as the page for residents says
    callback_hosts   https hosts, with a port where it is not 443, to which a KakaoTalk answer may be posted
    callback_ca      an office's own authority for those hosts, where its network looks into TLS
    """

    intake: str = "http://127.0.0.1:8787"
    key: str | None = None
    database: Path = Path("desk.db")
    host: str = "127.0.0.1"
    port: int = 8800
    hosts: tuple[str, ...] = LOOPBACK
    proxies: tuple[str, ...] = ()
    secure: bool = False
    keeper: str = "개인정보 보호책임자"
    resident_seconds: float = RESIDENT_SECONDS
    officer_seconds: float = OFFICER_SECONDS
    callback_hosts: tuple[str, ...] = CALLBACK_HOSTS
    callback_seconds: float = CALLBACK_SECONDS
    callback_ca: Path | None = None

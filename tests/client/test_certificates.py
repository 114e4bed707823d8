"""Callers with certificates: a real sidecar that lets nobody in without one of its own authority."""

import asyncio
import os
import ssl

import httpx
import pytest

from pii_guard import Action
from pii_guard.client import AsyncClient, Client
from tests.client.certificates import Authority
from tests.client.servers import sidecar
from tests.servers import free_port
from tests.sidecar import ready

pytestmark = pytest.mark.process

PHONE = "제 번호는 010-2345-6789예요"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """(address, authority, the certificate and key of a caller) of a sidecar that asks for certificates."""
    authority = Authority(tmp_path_factory.mktemp("certificates"))
    certificate, key = authority.signs("sidecar")
    port = free_port()
    settings = {
        "PII_GUARD_HOST": "0.0.0.0",
        "PII_GUARD_TLS_CERT": str(certificate),
        "PII_GUARD_TLS_KEY": str(key),
        "PII_GUARD_TLS_CLIENT_CA": str(authority.certificate),
    }
    with sidecar("--port", str(port), address=("127.0.0.1", port), **settings):
        yield f"https://127.0.0.1:{port}", authority, authority.signs("backend")


def context(authority, own=None):
    trusting = ssl.create_default_context(cafile=str(authority.certificate))
    if own:
        trusting.load_cert_chain(*own)
    return trusting


def blocking(address, tls):
    with Client(address, tls=tls) as client:
        return client.check(PHONE)


def asynchronous(address, tls):
    async def ask():
        async with AsyncClient(address, tls=tls) as client:
            return await client.check(PHONE)

    return asyncio.run(ask())


@pytest.fixture(params=[blocking, asynchronous], ids=["sync", "async"])
def ask(request):
    return request.param


def test_a_caller_with_a_certificate_gets_a_decision(office, ask):
    address, authority, own = office
    assert ask(address, context(authority, own)).text == "제 번호는 [전화번호]예요"


def test_a_caller_without_one_holds_its_message(office, ask):
    address, authority, _ = office
    decision = ask(address, context(authority))
    assert (decision.action, decision.text, decision.code) == (Action.BLOCK, None, "UNAVAILABLE")


def test_a_certificate_of_another_authority_opens_nothing(office, ask, tmp_path):
    address, authority, _ = office
    stranger = Authority(tmp_path, "stranger").signs("backend")
    assert ask(address, context(authority, stranger)).code == "UNAVAILABLE"


def test_a_caller_sends_nothing_to_a_server_that_it_cannot_trust(office, ask, tmp_path):
    address, _, own = office
    assert ask(address, context(Authority(tmp_path, "stranger"), own)).code == "UNAVAILABLE"


@pytest.mark.parametrize("path", ["/readyz", "/healthz", "/metrics", "/openapi.json", "/v1/check"])
def test_no_route_answers_without_a_certificate(office, path):
    address, authority, own = office
    with httpx.Client(verify=context(authority), trust_env=False) as client, pytest.raises(httpx.TransportError):
        client.get(address + path)
    with httpx.Client(verify=context(authority, own), trust_env=False) as client:
        assert client.get(address + path).status_code in (200, 405)


def test_nothing_is_said_in_the_clear(office):
    with httpx.Client(trust_env=False) as client, pytest.raises(httpx.TransportError):
        client.get(office[0].replace("https", "http") + "/readyz")


def test_the_probe_shows_the_sidecars_own_certificate(office, monkeypatch):
    address, authority, (certificate, key) = office
    for name in os.environ:
        if name.startswith("PII_GUARD_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PII_GUARD_PORT", address.rpartition(":")[2])
    assert ready.main([]) == 1, "in the clear"
    monkeypatch.setenv("PII_GUARD_TLS_CERT", str(certificate))
    monkeypatch.setenv("PII_GUARD_TLS_KEY", str(key))
    assert ready.main([]) == 1, "without a certificate"
    monkeypatch.setenv("PII_GUARD_TLS_CLIENT_CA", str(authority.certificate))
    assert ready.main([]) == 0

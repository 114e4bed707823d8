"""The document names every route of the intake, and no other; each answers as it says."""

import pytest

from tests.service.intake.conftest import Backend

OURS = ("/v1/conversations", "/v1/events", "/v1/outbox", "/v1/effects", "/v1/access", "/v1/office")


@pytest.fixture(scope="module")
def document(shared):
    return shared.get("/openapi.json").json()


def test_every_route_is_described_and_nothing_else(document, shared):
    served = {(m.lower(), p) for m, p in shared.app._table.exact if p.startswith(OURS)}
    told = {(m, p) for p, methods in document["paths"].items() if p.startswith(OURS) for m in methods}
    assert told == served


def test_an_answer_has_every_member_that_the_document_requires(document, shared):
    backend = Backend(shared)
    answer = backend.accepted("o1", "질문", topic="local-tax")
    schemas = document["components"]["schemas"]
    assert set(schemas["IntakePosted"]["required"]) <= answer.keys() <= schemas["IntakePosted"]["properties"].keys()
    read = shared.get(backend.path("o1", "messages")).json()
    assert read["conversation"].keys() == schemas["Consultation"]["properties"].keys()
    assert read["messages"][0].keys() == schemas["IntakeMessage"]["properties"].keys()


def test_the_page_for_people_shows_them(shared):
    assert "/v1/conversations/" in shared.get("/docs").text.replace("<wbr>", "")

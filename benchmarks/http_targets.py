"""What the sidecar is measured against: a bare echo, and Presidio's engine behind the barest route."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

Asgi = Callable[[Any, Callable[[], Awaitable[Any]], Callable[[Any], Awaitable[None]]], Awaitable[None]]


def echo() -> Asgi:
    """Sends the body back."""
    return _bare(lambda body: body)


def presidio() -> Asgi:
    """`POST /analyze` with all recognizers that Presidio ships for English, and a blank spaCy pipeline."""
    import spacy
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine

    engine = SpacyNlpEngine(
        models=[{"lang_code": "en", "model_name": "blank"}], ner_model_configuration=NerModelConfiguration()
    )
    engine.nlp = {"en": spacy.blank("en")}  # type: ignore[assignment]  # it is declared as None
    analyzer = AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])

    def analyze(body: bytes) -> bytes:
        asked = json.loads(body)
        return json.dumps([found.to_dict() for found in analyzer.analyze(asked["text"], asked["language"])]).encode()

    return _bare(analyze)


def _bare(answer: Callable[[bytes], bytes]) -> Asgi:
    async def app(scope: Any, receive: Callable[[], Awaitable[Any]], send: Callable[[Any], Awaitable[None]]) -> None:
        if scope["type"] != "http":
            return
        body, more = b"", True
        while more:
            message = await receive()
            body, more = body + message.get("body", b""), message.get("more_body", False)
        out = answer(body)
        headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(out))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": out})

    return app

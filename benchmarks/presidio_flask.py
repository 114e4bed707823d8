"""Presidio's `POST /analyze` as its service has it: Flask over AnalyzerEngine, here under waitress.

`python -P presidio_flask.py PORT`, in an environment of its own; -P, since the neighbour http.py is not Python's http.
"""

import json
import logging
import sys

import spacy
from flask import Flask, Response, request  # type: ignore[import-not-found, unused-ignore]
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
from waitress import serve  # type: ignore[import-untyped]


def analyzer() -> AnalyzerEngine:
    """All recognizers that Presidio ships for English, on a blank spaCy pipeline."""
    engine = SpacyNlpEngine(
        models=[{"lang_code": "en", "model_name": "blank"}], ner_model_configuration=NerModelConfiguration()
    )
    engine.nlp = {"en": spacy.blank("en")}  # type: ignore[assignment]  # it is declared as None
    return AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])


def create_app() -> Flask:
    """One route, shaped as Presidio's own."""
    app, engine = Flask(__name__), analyzer()

    @app.post("/analyze")  # type: ignore[untyped-decorator, unused-ignore]
    def analyze() -> Response:
        asked = request.get_json()
        found = engine.analyze(text=asked["text"], language=asked["language"])
        body = json.dumps(found, default=lambda o: o.to_dict(), sort_keys=True)
        return Response(body, content_type="application/json")

    return app


if __name__ == "__main__":
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    serve(create_app(), host="127.0.0.1", port=int(sys.argv[1]), threads=16)

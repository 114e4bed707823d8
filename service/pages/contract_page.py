"""The contract for people: the OpenAPI document as one page, from nowhere else, on which a route can be tried.

The usual page of FastAPI takes its scripts from a public network. A sidecar stands in a closed one. Without scripts
the page is whole but for the forms.
"""

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any

from pii_guard.audit.book.sheet import head

_REFERENCE = re.compile(r"#/components/schemas/(\w+)")


def contract_page(document: dict[str, Any]) -> str:
    """HTML of an OpenAPI document: every route, what goes in, what comes out, and the schemas they share."""
    operations = list(_operations(document))
    schemas = document.get("components", {}).get("schemas", {})
    routes = "".join(_route(*operation) for operation in operations)
    contents = "".join(f'<li><a href="#{_anchor(m, p)}">{m.upper()} {_path(p)}</a></li>' for m, p, _ in operations)
    names = "".join(f'<li><a href="#{escape(name)}">{escape(name)}</a></li>' for name in schemas)
    schemas = "".join(_schema(name, schema) for name, schema in schemas.items())
    info = document["info"]
    return f"""{head("pii_guard: the contract", "en", script="contract.js")}
<body>
<a class="skip" href="#routes">skip to the routes</a>
<div class="frame">
<header class="title"><h1>pii_guard: the contract</h1>
<p class="sub">{escape(info["description"])} Version {escape(info["version"])};
for programs: <a href="openapi.json">openapi.json</a></p>
<form class="try" id="key" hidden><label>Key, where keys are set; forgotten when this page is closed
<input type="password" autocomplete="off"></label></form>
</header>
<div class="layout">
<nav class="contents" aria-label="contents"><h2>Routes</h2><ol>{contents}</ol><h2>Schemas</h2><ol>{names}</ol></nav>
<main>
<h2 class="part" id="routes">Routes</h2>{routes}
<h2 class="part" id="schemas">Schemas</h2>{schemas}
</main>
</div>
</div>
</body>
</html>
"""


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        yield from ((method, path, operation) for method, operation in methods.items())


def _anchor(method: str, path: str) -> str:
    return escape(f"{method}{path}")


def _path(path: str) -> str:
    return escape(path).replace("/", "/<wbr>")


def _route(method: str, path: str, operation: dict[str, Any]) -> str:
    about = operation.get("description") or operation.get("summary", "")
    title = f'<header><h3><code>{method.upper()} {_path(path)}</code></h3></header><p class="lead">{escape(about)}</p>'
    parameters = "".join(map(_parameter, operation.get("parameters", ())))
    query = f'<h4>Query</h4><dl class="about">{parameters}</dl>' if parameters else ""
    asked = "".join(_media("Request", *one) for one in operation.get("requestBody", {}).get("content", {}).items())
    answers = operation["responses"]
    told = "".join(_media("Answer", *one) for one in answers.get("200", {}).get("content", {}).items())
    statuses = "".join(_status(status, answers[status]) for status in sorted(answers))
    rest = f'<h4>Statuses</h4><dl class="about">{statuses}</dl>'
    form = _form(method, path, operation)
    return f'<article id="{_anchor(method, path)}">{title}{query}{asked}{form}{told}{rest}</article>'


def _form(method: str, path: str, operation: dict[str, Any]) -> str:
    """To try a route: its first example, ready to be changed. The script shows it and sends it."""
    body = ""
    if media := operation.get("requestBody", {}).get("content", {}).get("application/json"):
        examples = [example["value"] for example in media.get("examples", {}).values()]
        example = json.dumps(media.get("example", examples[0] if examples else {}), ensure_ascii=False, indent=2)
        body = f'<label>Request<textarea rows="6" spellcheck="false">{escape(example)}</textarea></label>'
    address = f'<label>Address<input name="address" value="{escape(path)}"></label>' if "{" in path else ""
    send = f"<button>Send {method.upper()} {escape(path)}</button>"
    told = f'<pre aria-live="polite" tabindex="0" aria-label="answer of {escape(path)}" hidden></pre>'
    place = f'data-method="{method.upper()}" data-path="{escape(path)}"'
    return f'<form class="try" {place} hidden>{address}{body}{send}{told}</form>'


def _parameter(parameter: dict[str, Any]) -> str:
    about = escape(parameter.get("description", ""))
    return f"<dt>{escape(parameter['name'])}</dt><dd>{about} {_code(parameter.get('schema', {}))}</dd>"


def _status(status: str, answer: dict[str, Any]) -> str:
    return f"<dt>{escape(status)}</dt><dd>{escape(answer['description'])}</dd>"


def _media(what: str, kind: str, media: dict[str, Any]) -> str:
    examples = {name: example["value"] for name, example in media.get("examples", {}).items()}
    if "example" in media:
        examples["example"] = media["example"]
    shown = "".join(f'<p class="note">{escape(name)}</p>{_json(value)}' for name, value in examples.items())
    schema = f'<p class="note">schema</p>{_json(media["schema"])}' if media.get("schema") else ""
    return f"<h4>{what}, {escape(kind)}</h4>{shown}{schema}"


def _schema(name: str, schema: dict[str, Any]) -> str:
    return (
        f'<article id="{escape(name)}"><header><h3><code>{escape(name)}</code></h3></header>{_json(schema)}</article>'
    )


def _json(value: Any) -> str:
    return f'<pre tabindex="0">{_linked(json.dumps(value, ensure_ascii=False, indent=2))}</pre>'


def _code(value: Any) -> str:
    return f"<code>{_linked(json.dumps(value, ensure_ascii=False))}</code>"


def _linked(text: str) -> str:
    return _REFERENCE.sub(r'<a href="#\1">#/components/schemas/\1</a>', escape(text, quote=False))

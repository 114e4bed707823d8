"""What every operation of the OpenAPI document says: a name for generated programs, and who may call it."""

from typing import Any

_OPEN = frozenset({"/healthz", "/readyz"})
_SCHEMES = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "a key of PII_GUARD_API_KEYS"},
    "key": {"type": "apiKey", "in": "header", "name": "x-api-key", "description": "the same key"},
}
_EITHER: list[dict[str, list[str]]] = [{"bearer": []}, {"key": []}, {}]  # the last: no keys are set, nobody needs one


def described(document: dict[str, Any]) -> dict[str, Any]:
    """The document, with `servers`, the two ways to give a key, and an `operationId` for each operation."""
    document["servers"] = [{"url": "/", "description": "this sidecar"}]
    document.setdefault("components", {})["securitySchemes"] = _SCHEMES
    document["security"] = _EITHER
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            operation.setdefault("operationId", _name(method, path))
            if path in _OPEN:
                operation["security"] = []
    return document


def _name(method: str, path: str) -> str:
    """`POST /v1/check/batch` is check_batch, `GET /v1/rules` get_rules."""
    words = [word.strip("{}").replace("-", "_") for word in path.split("/") if word not in ("", "v1")]
    return "_".join(words if method == "post" else [method, *words])

"""The declared routes of the gateway in the OpenAPI document."""

from typing import Any

from ..declared.gateway import BELOW, Gateway, GatewayRoute

_ANY_JSON: dict[str, Any] = {"application/json": {"schema": {}}}


def paths(gateway: Gateway) -> dict[str, Any]:
    """One operation for each declared route; what goes in and out is the channel's own affair."""
    return {BELOW + name: {route.method.lower(): _operation(route)} for name, route in gateway.routes.items()}


def _operation(route: GatewayRoute) -> dict[str, Any]:
    places = (*route.request.required, *route.request.optional)
    cleaned = ", ".join(place or "the whole document" for place in places)
    answer = "what the upstream answered, cleaned" if route.adapter.forwards else "the cleaned document"
    return {
        "summary": f"{route.adapter.name}: clean and pass on",
        "description": f"Cleaned in the request: {cleaned}. The documents are those of {route.adapter.source}",
        "tags": ["gateway"],
        "requestBody": {"required": True, "content": _ANY_JSON},
        "responses": {
            "200": {"description": f"{answer}; or, in the channel's own shape, why nothing was passed on"},
            "default": {"description": "any other status of the upstream, or a problem (RFC 9457)"},
        },
    }

"""Files of the pages that are for everybody: they hold no rule, no policy and no text, and load nothing from elsewhere.

Style and script are files of their own, so that a page may run its own script and nothing else. Where keys are set a
page asks its reader for one.
"""

from importlib.resources import files

from ..http.exchange import Answer, Exchange, Headers
from ..http.routing import Route, Routes

_CLOSED = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS: Headers = ((b"content-security-policy", _CLOSED.encode()), (b"referrer-policy", b"no-referrer"))
_TYPES = {
    ".html": b"text/html; charset=utf-8",
    ".css": b"text/css; charset=utf-8",
    ".js": b"text/javascript; charset=utf-8",
}
SERVED = {  # files beside this module
    "/": "welcome.html",
    "/welcome.css": "welcome.css",
    "/welcome.js": "welcome.js",
    "/contract.js": "contract.js",
    "/console": "console.html",
    "/console.css": "console.css",
    "/console.js": "console.js",
    "/console-try.js": "console-try.js",
    "/console-book.js": "console-book.js",
}


def routes() -> Routes:
    """A route for each file."""
    return {("GET", path): _file(name) for path, name in SERVED.items()}


def _file(name: str) -> Route:
    content = files(__package__).joinpath(name).read_bytes()
    media_type = _TYPES[name[name.rindex(".") :]]

    async def serve(_: Exchange) -> Answer:
        return Answer(content, media_type=media_type, headers=_HEADERS)

    return Route(serve, scope=None)

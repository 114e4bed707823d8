"""Draws pages: the one place that knows the templates."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from examples.desk.office import Office

HERE = Path(__file__).parent
SIZES = 4  # of the text: 20, 23, 26 and 30 px
SIZE_COOKIE = "desk-size"
_SIZE_SECONDS = 365 * 24 * 3600

_TEMPLATES = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(
    request: Request,
    template: str,
    office: Office,
    values: Mapping[str, Any],
    status: int = 200,
    size: int | None = None,
) -> HTMLResponse:
    """A page of the desk, in the size of text that its reader chose."""
    size = size_of(request) if size is None else size
    given = {
        "office": office,
        "size": size,
        "here": _here(request),
        "path": request.url.path,
        "trouble": None,
        "draft": "",
        "told": "",
        "form": None,
    }
    answer = HTMLResponse(_TEMPLATES.get_template(f"{template}.html").render(given | dict(values)), status)
    if size != size_of(request):
        keep_size(answer, size)
    return answer


def size_of(request: Request) -> int:
    """The chosen step, 0 to 3."""
    chosen = request.cookies.get(SIZE_COOKIE, "")
    return int(chosen) if chosen in {str(step) for step in range(SIZES)} else 0


def resized(request: Request, wish: str) -> int:
    """The step after a press on `smaller` or `larger`; any other wish changes nothing."""
    return min(SIZES - 1, max(0, size_of(request) + {"smaller": -1, "larger": 1}.get(wish, 0)))


def keep_size(answer: Response, size: int) -> None:
    """Remember it in the browser for a year; it says nothing of anybody."""
    answer.set_cookie(SIZE_COOKIE, str(size), max_age=_SIZE_SECONDS, samesite="lax", httponly=True)


def _here(request: Request) -> str:
    return request.url.path if request.method == "GET" else "/"

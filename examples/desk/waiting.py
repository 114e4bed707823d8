"""The officers' list: what waits in one's own department, what one has, and what colleagues have."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from examples.desk import spoken, talk
from examples.desk.office import Office
from examples.desk.officers import CHANNELS, FORBIDDEN, Officers, acting
from examples.desk.relay import NOT_YOURS, RefusedError
from examples.desk.store import Login

SEE_OTHER = 303
LATE = 120.0  # seconds: the county promises an answer within one or two minutes


class Waiting:
    """Serves the list, and tells its page when something in the department has changed."""

    def __init__(self, officers: Officers) -> None:
        self._officers, self._desk = officers, officers.desk

    def routes(self) -> APIRouter:
        """Its paths."""
        router = APIRouter(prefix="/officer")
        router.add_api_route("", self.show, methods=["GET"], response_model=None)
        router.add_api_route("/list", self.rows, methods=["GET"], response_model=None)
        router.add_api_route("/events", self.events, methods=["GET"], response_model=None)
        return router

    async def show(self, request: Request) -> Response:
        """The page; a chief has no talks and comes to the access record."""
        login = await self._officers.doors.who(request)
        if login.role == "chief":
            return RedirectResponse("/officer/access", SEE_OTHER)
        return await self._draw(request, login, "cases")

    async def rows(self, request: Request) -> Response:
        """The list without its frame, for the script of the page."""
        return await self._draw(request, await self._officers.who(request), "cases_list")

    async def events(self, request: Request) -> Response:
        """Says that something has changed."""
        return self._desk.listening.stream((await self._officers.who(request)).department)

    async def _draw(self, request: Request, login: Login, name: str) -> Response:
        office = await self._desk.office()
        department = office.department(login.department)
        if department is None:
            raise RefusedError(FORBIDDEN, NOT_YOURS)
        found = await self._desk.relay.open_ones(login.department, **acting(request, login))
        names = self._desk.store.shown_names()
        rows = [(row["officer"], _row(row, office, names)) for row in found]
        given = {
            "at": "list",
            "department": department,
            "waiting": [row for officer, row in rows if officer is None],
            "mine": [row for officer, row in rows if officer == login.name],
            "others": [row for officer, row in rows if officer not in (None, login.name)],
        }
        return self._officers.page(request, name, office, login, given)


def _row(row: Mapping[str, Any], office: Office, names: Mapping[str, str]) -> dict[str, Any]:
    topic = office.topic(row["topic"] or "")
    waited = _waited(row["waiting_since"], office.now)
    return {
        "id": row["id"],
        "code": talk.code(row["id"]),
        "topic": topic.label if topic else "그 밖의",
        "channel": CHANNELS.get(row["channel"] or "", row["channel"] or "그 밖"),
        "messages": row["messages"],
        "officer": names.get(row["officer"], row["officer"]) if row["officer"] else "",
        "age": "" if waited is None else spoken.age(waited),
        "is_late": (waited or 0) > LATE,
        "outside": bool(row["opens_at"]),
    }


def _waited(since: str | None, now: datetime) -> float | None:
    return (now - datetime.fromisoformat(since)).total_seconds() if since else None

"""What every page of an officer needs: who it is, in whose name the intake is asked, and the frame."""

from collections.abc import Mapping
from typing import Any, TypedDict

from fastapi import Request, Response

from examples.desk import pages
from examples.desk.desk import Desk
from examples.desk.doors import Doors
from examples.desk.forms import Form
from examples.desk.office import Office
from examples.desk.relay import NOT_YOURS, RefusedError
from examples.desk.store import Login, Role
from examples.desk.visits import OFFICER

FORBIDDEN = 403
CHANNELS = {"website": "누리집", "kakaotalk": "카카오톡"}


class Acting(TypedDict):
    """Who asks the intake, for its access record."""

    officer: str
    address: str


def acting(request: Request, login: Login) -> Acting:
    """The officer and the address that a request comes from."""
    return Acting(officer=login.name, address=request.client.host if request.client else "")


class Officers:
    """Knows them. `only` says for which role a page is."""

    def __init__(self, desk: Desk, doors: Doors) -> None:
        self.desk, self.doors = desk, doors

    async def who(self, request: Request, only: Role = "officer") -> Login:
        """The officer of a request. Raises LoggedOutError, and RefusedError 403 for another role."""
        return _in_role(await self.doors.who(request), only)

    async def entered(self, request: Request, only: Role = "officer") -> tuple[Login, Form]:
        """The officer and the form of a post. Raises LoggedOutError, and RefusedError 403."""
        login, form = await self.doors.entered(request)
        return _in_role(login, only), form

    def page(
        self,
        request: Request,
        name: str,
        office: Office,
        login: Login,
        values: Mapping[str, Any],
        status: int = 200,
        size: int | None = None,
    ) -> Response:
        """A page with the officers' frame."""
        form_token = self.desk.visits.of(request, OFFICER).form_token
        return pages.page(request, name, office, {"login": login, "form_token": form_token, **values}, status, size)


def _in_role(login: Login, only: Role) -> Login:
    if login.role != only:
        raise RefusedError(FORBIDDEN, NOT_YOURS)
    return login

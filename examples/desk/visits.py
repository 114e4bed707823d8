"""Who a browser is: a random token in a cookie, and a second one in each form that no other site can know."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from fastapi import Request, Response

from examples.desk.settings import Settings
from examples.desk.store import Store

TOKEN = 32  # bytes


@dataclass(frozen=True, slots=True)
class Door:
    """One of the two cookies: residents' and officers' are apart, so that both may be open in one browser."""

    cookie: str
    path: str


RESIDENT = Door("desk-resident", "/")
OFFICER = Door("desk-officer", "/officer")


@dataclass(frozen=True, slots=True)
class Visit:
    """A browser at one of the doors. `form_token` goes into every form; `is_new` is one without a cookie yet."""

    token: str
    form_token: str
    is_new: bool


class Visits:
    """Reads and gives cookies. They are HttpOnly, SameSite=Lax, and die with the browser."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._secure = settings.secure
        self._secret = store.secret("forms", secrets.token_bytes(TOKEN))

    def of(self, request: Request, door: Door) -> Visit:
        """The visit of a request: a new one where it has no cookie."""
        token = request.cookies.get(door.cookie, "")
        return self._visit(token, False) if token else self.fresh()

    def fresh(self) -> Visit:
        """Another token, for a first visit and after each log-in."""
        return self._visit(secrets.token_urlsafe(TOKEN), True)

    def _visit(self, token: str, is_new: bool) -> Visit:
        return Visit(token, hmac.new(self._secret, token.encode(), hashlib.sha256).hexdigest(), is_new)

    def keep(self, response: Response, door: Door, visit: Visit) -> Response:
        """The answer, with the cookie where it is new."""
        if visit.is_new:
            response.set_cookie(
                door.cookie, visit.token, path=door.path, httponly=True, secure=self._secure, samesite="lax"
            )
        return response


def is_own(visit: Visit, form_token: str) -> bool:
    """Whether a form was one of ours, for this very visit."""
    return hmac.compare_digest(visit.form_token.encode(), form_token.encode())

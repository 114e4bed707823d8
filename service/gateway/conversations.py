"""The conversations of routes: read before a document is examined, kept once what follows from it has been told."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from time import monotonic
from urllib.parse import quote

from pii_guard import Guard, RequestError
from pii_guard.conversation.window import Window
from pii_guard.errors import StateError
from pii_guard.json.pointer import get
from pii_guard.json.strict import NotJsonError, write_json
from pii_guard.sentences import problem as say

from ..declared.gateway import Following, GatewayRoute
from ..http.exchange import Headers
from ..http.problems import ProblemError
from ..in_force.conversations import Conversations
from .cleaning import Cleaned, Examined, code_of, unexamined
from .following import Message, Past, message_in, remembered, told
from .headers import DECISION, MESSAGE, RETRACT
from .upstream import Upstreams

Look = Callable[[Past], Awaitable[Examined]]
_JSON = [(b"content-type", b"application/json")]


class Followed:
    """Follows the conversations of one request."""

    def __init__(self, conversations: Conversations, upstreams: Upstreams, guard: Guard) -> None:
        self._conversations, self._upstreams, self._guard = conversations, upstreams, guard

    async def incoming(
        self, route: GatewayRoute, following: Following, body: bytes, look: Look, until: float
    ) -> Examined:
        """A document, examined behind what came before it.

        What it completes is told to the route's `retract_url` before it is remembered: where nobody listens there
        (ProblemError 502) the sender tries again and it is told again.
        """
        try:
            message = message_in(following, body)
        except (NotJsonError, RequestError) as error:
            return unexamined(code_of(error), route.setting)

        async def step(window: Window, lost: bool) -> tuple[Examined, Window]:
            examined = (await look(Past(window, lost, message)))._replace(message=message)
            if examined.retract and following.retract_url:
                await self._tell(following.retract_url, told(message, examined.retract), until)
            return examined, examined.window

        try:
            return await self._conversations.follow(self._guard, message.conversation, step)
        except StateError:
            return unexamined("STATE_UNAVAILABLE", route.setting)

    async def _tell(self, url: str, document: bytes, until: float) -> None:
        reply = await self._upstreams.send("POST", url, _JSON, document, max(0.001, until - monotonic()))
        await reply.whole(1 << 16)
        if not 200 <= reply.status < 300:
            raise ProblemError(HTTPStatus.BAD_GATEWAY, say.NOT_RETRACTED)

    async def outgoing(self, message: Message, examined: Examined) -> None:
        """Remember what an answer asks. Raises ProblemError 502 where it cannot be: its answer would be let through."""
        texts = [text for path in examined.decided if isinstance(text := get(examined.document, path), str)]

        async def step(window: Window, _: bool) -> tuple[None, Window]:
            return None, remembered(self._guard, texts, examined.setting, window, message)

        try:
            await self._conversations.follow(self._guard, message.conversation, step)
        except StateError:
            raise ProblemError(HTTPStatus.BAD_GATEWAY, say.UPSTREAM_HIDDEN) from None


def marks(cleaned: Cleaned) -> Headers:
    """Header fields that name the decision and the message, and what earlier ones must not keep; for both sides."""
    decided = ((DECISION, cleaned.decision_id.encode()),) if cleaned.decision_id else ()
    if cleaned.message is None:
        return decided
    named = (
        *decided,
        (MESSAGE, quote(cleaned.message.id, safe="@:+=").encode()),
    )
    listed = write_json([one.as_json() for one in cleaned.retract])
    return (*named, (RETRACT, listed)) if cleaned.retract else named

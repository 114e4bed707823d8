"""Which declared route a path means, as the front of the sidecar asks."""

from functools import partial
from typing import TYPE_CHECKING

from ..http.routing import Room, Route
from ..in_force.holder import Holder

if TYPE_CHECKING:
    from .upstream import Upstreams


class GatewayRoutes:
    """Looks up what follows `/gateway/` in the declarations in force.

    `room` is the gateway's own: a slow upstream must not take the places of those who only ask for a decision.
    The HTTP client is imported with the first declaration: a sidecar without any starts a third of a second sooner.
    """

    def __init__(self, holder: Holder, room: Room, connections: int) -> None:
        self._holder, self._room, self._connections = holder, room, connections
        self._upstreams: Upstreams | None = None
        if holder.now.gateway.routes:
            self._connect()

    def find(self, rest: str) -> Route | None:
        """The route of a name; with more behind the name only where the caller sends its own path along."""
        name, _, more = rest.partition("/")
        declared = self._holder.now.gateway.routes.get(name)
        if declared is None or (more and declared.adapter.rewrites):
            return None
        from .proxy import Proxy, refusal

        serve, refused = partial(Proxy(self._holder, self._connect()).serve, declared), partial(refusal, declared)
        return Route(serve, refused=refused, max_body=declared.body_limit, room=self._room)

    def _connect(self) -> "Upstreams":
        if self._upstreams is None:
            from .upstream import Upstreams

            self._upstreams = Upstreams(self._connections)
        return self._upstreams

    async def close(self) -> None:
        """Close the connections to the upstreams."""
        if self._upstreams:
            await self._upstreams.close()

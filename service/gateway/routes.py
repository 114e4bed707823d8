"""Which declared route a path means, as the front of the sidecar asks."""

from functools import partial

from ..admission import Room
from ..live import Live
from ..routing import Route
from .proxy import Proxy, refusal
from .upstream import Upstreams

BELOW = "/gateway/"


class GatewayRoutes:
    """Looks up what follows `/gateway/` in the declarations in force.

    `room` is the gateway's own: a slow upstream must not take the places of those who only ask for a decision.
    """

    def __init__(self, live: Live, room: Room, connections: int) -> None:
        self._live, self._room = live, room
        self._upstreams = Upstreams(connections)
        self._proxy = Proxy(live, self._upstreams)

    def find(self, rest: str) -> Route | None:
        """The route of a name; with more behind the name only where the caller sends its own path along."""
        name, _, more = rest.partition("/")
        declared = self._live.now.gateway.routes.get(name)
        if declared is None or (more and declared.adapter.rewrites):
            return None
        serve, refused = partial(self._proxy.serve, declared), partial(refusal, declared)
        return Route(serve, refused=refused, max_body=declared.body_limit, room=self._room)

    async def close(self) -> None:
        """Close the connections to the upstreams."""
        await self._upstreams.close()

"""OpenTelemetry, by the extra `otel`: one span for each request. Attributes come from closed sets, never from text.

Where the spans go is told by OpenTelemetry's own variables (OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SERVICE_NAME).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from pii_guard import Decision

from ..http.exchange import Headers

EXPORTER = ("opentelemetry.sdk.trace", "opentelemetry.exporter.otlp.proto.http.trace_exporter")  # of the extra
_SPAN: ContextVar[Any] = ContextVar("pii_guard_span", default=None)


class Tracer:
    """Begins the span of a request, as the child of the caller's where it sent a `traceparent`."""

    def __init__(self, provider: Any = None) -> None:
        """`provider` defaults to one that exports over OTLP/HTTP. Raises ImportError without the extra."""
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

        self._provider = provider or _otlp()
        self._tracer = self._provider.get_tracer("pii_guard")
        self._propagator = TraceContextTextMapPropagator()

    @contextmanager
    def request(self, route: str, headers: Headers) -> Iterator[Any]:
        """A span that lasts as long as the block; exceptions are not recorded, as their text may quote a message."""
        carrier = {k.decode("latin-1"): v.decode("latin-1") for k, v in headers if k in (b"traceparent", b"tracestate")}
        from opentelemetry.trace import SpanKind

        with self._tracer.start_as_current_span(
            f"pii_guard {route}",
            context=self._propagator.extract(carrier),
            kind=SpanKind.SERVER,
            record_exception=False,
            set_status_on_exception=False,
            attributes={"http.route": route},
        ) as span:
            token = _SPAN.set(span)
            try:
                yield span
            finally:
                _SPAN.reset(token)

    def close(self) -> None:
        """Send what is left."""
        self._provider.shutdown()


def mark(decision: Decision) -> None:
    """Note a decision on the span of its request, if there is one."""
    span = _SPAN.get()
    if span is not None:
        entities = sorted({finding.entity for finding in decision.findings})
        span.add_event("decision", {"action": decision.action.value, "entities": entities, "code": decision.code or ""})


def _otlp() -> Any:
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource.create({"service.name": "pii_guard"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return provider

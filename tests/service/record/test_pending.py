import asyncio

from prometheus_client import CollectorRegistry, Counter, Histogram

from tests.sidecar import pending


def prometheus():
    registry = CollectorRegistry()
    counter = Counter("answers", "Answers", ("route", "status"), registry=registry)
    histogram = Histogram("took", "Time", registry=registry, buckets=(1.0, 2.0))
    return registry, counter, histogram


def test_nothing_reaches_prometheus_before_it_is_handed_on_and_then_everything_once():
    registry, counter, histogram = prometheus()
    tally = pending.PendingCounts()

    async def counted():
        for status in ("200", "200", "422"):
            tally.count(counter, ("/v1/check", status))
        tally.observe(histogram, 1.5)

    asyncio.run(counted())
    labels = {"route": "/v1/check", "status": "200"}
    assert registry.get_sample_value("answers_total", labels) is None
    for _ in range(2):
        tally.hand_on()
        assert registry.get_sample_value("answers_total", labels) == 2
        assert registry.get_sample_value("answers_total", labels | {"status": "422"}) == 1
        assert registry.get_sample_value("took_count") == 1
        assert registry.get_sample_value("took_bucket", {"le": "1.0"}) == 0


def test_what_was_counted_is_handed_on_by_itself_and_so_is_what_comes_later(monkeypatch):
    monkeypatch.setattr(pending, "DELAY_SECONDS", 0.01)
    registry, counter, _ = prometheus()
    tally = pending.PendingCounts()

    async def counted():
        for expected in (1, 2):
            tally.count(counter, ("/v1/check", "200"))
            await asyncio.sleep(0.1)
            assert registry.get_sample_value("answers_total", {"route": "/v1/check", "status": "200"}) == expected

    asyncio.run(counted())


def test_counts_are_handed_on_together_a_second_after_the_first():
    registry, counter, _ = prometheus()
    tally = pending.PendingCounts()
    handed_on = []

    async def counted():
        loop = asyncio.get_running_loop()
        now = began = loop.time()
        loop.time = lambda: now  # seconds pass when the test says so
        for now in (began, began + 0.5, began + 0.9, began + 1.1):
            if now < began + 0.9:
                tally.count(counter, ("/v1/check", "200"))
            for _ in range(3):
                await asyncio.sleep(0)
            handed_on.append(registry.get_sample_value("answers_total", {"route": "/v1/check", "status": "200"}))

    asyncio.run(counted())
    assert handed_on == [None, None, None, 2]

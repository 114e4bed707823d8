"""The effects page: two periods side by side, by which an office decides whether to widen its topics."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse

from examples.desk import figures
from examples.desk.charts import Chart, chart
from examples.desk.figures import Figure, Row
from examples.desk.office import Office
from examples.desk.officers import CHANNELS, Officers
from examples.desk.talk import Trouble

WEEKDAYS = "월화수목금토일"
WRONG = Trouble("날짜를 다시 골라 주세요", "시작하는 날이 끝나는 날보다 늦을 수 없습니다.")
OTHER = "그 밖"
Period = tuple[date, date]


class Effects:
    """Serves the page and its CSV to everybody who is logged in: no figure says anything of one resident."""

    def __init__(self, officers: Officers) -> None:
        self._officers, self._desk = officers, officers.desk

    def routes(self) -> APIRouter:
        """Its paths."""
        router = APIRouter(prefix="/officer/effects")
        router.add_api_route("", self.show, methods=["GET"], response_model=None)
        router.add_api_route("/csv", self.csv, methods=["GET"], response_model=None)
        return router

    async def show(self, request: Request) -> Response:
        """The figures, and a chart with its table for each view."""
        login = await self._officers.doors.who(request)
        office = await self._desk.office()
        now, before, trouble = _periods(request, office)
        told, charts = await self._report(office, now, before)
        given = {
            "at": "effects",
            "now": now,
            "before": before,
            "trouble": trouble,
            "query": request.url.query,
            "figures": told,
            "charts": charts,
        }
        return self._officers.page(request, "effects", office, login, given, 422 if trouble else 200)

    async def csv(self, request: Request) -> Response:
        """The same as a table for a spreadsheet, with the same cells hidden."""
        await self._officers.doors.who(request)
        office = await self._desk.office()
        now, before, _ = _periods(request, office)
        told, charts = await self._report(office, now, before)
        out = io.StringIO()
        table = csv.writer(out)
        table.writerow(["보기", "이름", _said(now), _said(before)])
        table.writerows(["전체", figure.name, figure.now, figure.before] for figure in told)
        for view in charts:
            table.writerows([view.title, line.label, line.now, line.before] for line in view.lines)
        headers = {"content-disposition": f'attachment; filename="effects-{now[0]}-{now[1]}.csv"'}
        return PlainTextResponse("\ufeff" + out.getvalue(), media_type="text/csv", headers=headers)

    async def _report(self, office: Office, now: Period, before: Period) -> tuple[list[Figure], list[Chart]]:
        views = _views(office)
        rows = {
            by: [await self._rows(now, by), await self._rows(before, by)] for by in {"total", *(v.by for v in views)}
        }
        charts = [_chart(f"view-{i}", view, *rows[view.by]) for i, view in enumerate(views)]
        return figures.summary(rows["total"][0][0], rows["total"][1][0]), charts

    async def _rows(self, period: Period, by: str) -> list[Row]:
        return list(await self._desk.relay.act(self._desk.intake.effects(*period, by=by)))


class View(NamedTuple):
    """What is counted, and by what; `labels` are in the order of the chart, of identifiers the intake knows them."""

    title: str
    head: str
    by: str
    what: str = "consultations"
    labels: Mapping[str, str] = MappingProxyType({})


def _views(office: Office) -> tuple[View, ...]:
    return (
        View("일에 따라", "일", "topic", labels={topic.id: topic.label for topic in office.topics}),
        View("시각에 따라", "시각", "hour", labels={f"{hour:02}": f"{hour}시" for hour in range(24)}),
        View("요일에 따라", "요일", "weekday", labels={str(i): f"{day}요일" for i, day in enumerate(WEEKDAYS, 1)}),
        View("창구에 따라", "창구", "channel", labels=CHANNELS),
        View("막은 글", "개인정보", "entity", "blocked"),
        View("가린 곳", "개인정보", "entity", "redacted"),
        View("나중에 가린 곳", "개인정보", "entity", "retracted"),
        View("‘잘못 막혔어요’", "개인정보", "entity", "wrongly_blocked"),
    )


def _chart(name: str, view: View, now: Sequence[Row], before: Sequence[Row]) -> Chart:
    labels = view.labels or {row["key"]: row.get("label") or row["key"] for row in (*now, *before)}
    counts = [{row["key"]: int(row[view.what]) for row in rows if row[view.what]} for rows in (now, before)]
    found = counts[0].keys() | counts[1].keys()
    keys = [*(key for key in labels if key in found), *sorted(found - labels.keys())]
    columns = [[counted.get(key, 0) for key in keys] for counted in counts]
    return chart(name, view.title, view.head, [labels.get(key, key or OTHER) for key in keys], *columns)


def _periods(request: Request, office: Office) -> tuple[Period, Period, Trouble | None]:
    """This month and the one before, unless the page says otherwise."""
    today = office.now.date()
    first = today.replace(day=1)
    usual = ((first, today), ((first - timedelta(1)).replace(day=1), first - timedelta(1)))
    try:
        periods = tuple(
            (_day(request, f"from{i}", one[0]), _day(request, f"to{i}", one[1])) for i, one in enumerate(usual, 1)
        )
    except ValueError:
        return *usual, WRONG
    return (*usual, WRONG) if any(begin > end for begin, end in periods) else (periods[0], periods[1], None)


def _day(request: Request, name: str, usual: date) -> date:
    given = request.query_params.get(name)
    return date.fromisoformat(given) if given else usual


def _said(period: Period) -> str:
    return f"{period[0]}~{period[1]}"

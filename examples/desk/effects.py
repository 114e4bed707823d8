"""The effects page: two periods side by side, by which an office decides whether to widen its topics."""

import csv
import io
from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse

from examples.desk import figures
from examples.desk.charts import Chart, chart
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
        login = self._officers.doors.who(request)
        office = await self._desk.office()
        now, before, trouble = _periods(request, office)
        given: dict[str, Any] = {
            "at": "effects",
            "now": now,
            "before": before,
            "trouble": trouble,
            "query": request.url.query,
        }
        given["figures"] = figures.summary(*[(await self._rows(period, "total"))[0] for period in (now, before)])
        given["charts"] = await self._charts(office, now, before)
        return self._officers.page(request, "effects", office, login, given, 422 if trouble else 200)

    async def csv(self, request: Request) -> Response:
        """The same as a table for a spreadsheet, with the same cells hidden."""
        self._officers.doors.who(request)
        office = await self._desk.office()
        now, before, _ = _periods(request, office)
        totals = [(await self._rows(period, "total"))[0] for period in (now, before)]
        out = io.StringIO()
        table = csv.writer(out)
        table.writerow(["보기", "이름", _said(now), _said(before)])
        table.writerows(["전체", f.name, f.now, f.before] for f in figures.summary(*totals))
        for view in await self._charts(office, now, before):
            table.writerows([view.title, line.label, line.now, line.before] for line in view.lines)
        headers = {"content-disposition": f'attachment; filename="effects-{now[0]}-{now[1]}.csv"'}
        return PlainTextResponse("\ufeff" + out.getvalue(), media_type="text/csv", headers=headers)

    async def _rows(self, period: Period, by: str) -> list[dict[str, Any]]:
        return list(await self._desk.relay.act(self._desk.intake.effects(*period, by=by)))

    async def _charts(self, office: Office, now: Period, before: Period) -> list[Chart]:
        labels = {t.id: t.label for t in office.topics}
        days = {str(i): f"{day}요일" for i, day in enumerate(WEEKDAYS, 1)}
        hours = {f"{hour:02}": f"{hour}시" for hour in range(24)}
        views: tuple[tuple[str, str, str, str, dict[str, str]], ...] = (
            ("topic", "일에 따라", "일", "consultations", labels),
            ("hour", "시각에 따라", "시각", "consultations", hours),
            ("weekday", "요일에 따라", "요일", "consultations", days),
            ("channel", "창구에 따라", "창구", "consultations", CHANNELS),
            ("entity", "가리거나 막은 것", "개인정보", "hidden", {}),
            ("entity", "‘잘못 막혔어요’", "개인정보", "wrongly_blocked", {}),
        )
        return [await self._view(f"v{i}", now, before, *view) for i, view in enumerate(views)]

    async def _view(
        self, name: str, now: Period, before: Period, by: str, title: str, head: str, what: str, labels: dict[str, str]
    ) -> Chart:
        rows = [await self._rows(period, by) for period in (now, before)]
        labels = labels or {row["key"]: row.get("label") or row["key"] for period in rows for row in period}
        counted = [{row["key"]: _count(row, what) for row in period} for period in rows]
        keys = [key for key in labels if any(key in counts for counts in counted)]
        keys += sorted({key for counts in counted for key in counts} - {*labels})
        columns = [[counts.get(key, 0) for key in keys] for counts in counted]
        return chart(name, title, head, [labels.get(key, key or OTHER) for key in keys], *columns)


def _count(row: dict[str, Any], what: str) -> int:
    return row["blocked"] + row["redacted"] + row["retracted"] if what == "hidden" else int(row[what])


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

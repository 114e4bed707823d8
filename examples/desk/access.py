"""The chief's page: who of the department read or did what in a month (개인정보의 안전성 확보조치 기준 제8조제2항)."""

from collections import Counter
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request, Response

from examples.desk import spoken
from examples.desk.officers import Officers, acting

MOST = 300  # lines of one page
WORDS = {
    "list": "목록을 봄",
    "read": "읽음",
    "post": "답함",
    "claim": "맡음",
    "transfer": "넘김",
    "topic": "일을 바꿈",
    "end": "마침",
    "rate": "점수",
    "export": "내보냄",
    "delete": "글을 지움",
    "erase": "대화를 지움",
    "grant": "권한을 줌",
    "revoke": "권한을 거둠",
    "look-through": "기록을 살펴봄",
}


class AccessRecord:
    """Serves it to the chief of a department."""

    def __init__(self, officers: Officers) -> None:
        self._officers, self._desk = officers, officers.desk

    def routes(self) -> APIRouter:
        """Its path."""
        router = APIRouter(prefix="/officer/access")
        router.add_api_route("", self.show, methods=["GET"], response_model=None)
        return router

    async def show(self, request: Request) -> Response:
        """A month, summed by officer and line by line, the latest first."""
        login = await self._officers.who(request, only="chief")
        office = await self._desk.office()
        month = _month(request.query_params.get("month", ""), office.now.date())
        last = (month + timedelta(31)).replace(day=1) - timedelta(1)
        read = self._desk.intake.access(month, last, department=login.department, **acting(request, login))
        rows = list(await self._desk.relay.act(read))
        names = self._desk.store.shown_names()
        lines = [_line(row, names, office) for row in rows]
        given: dict[str, Any] = {
            "at": "access",
            "month": f"{month:%Y-%m}",
            "sums": sorted(Counter((line["who"], line["what"]) for line in lines).items()),
            "lines": _alike([line for line in lines if line["by_officer"]][::-1])[:MOST],
            "total": sum(line["by_officer"] for line in lines),
        }
        return self._officers.page(request, "access", office, login, given)


def _line(row: Any, names: dict[str, str], office: Any) -> dict[str, Any]:
    """One row. Where it names no officer, a resident's own page or another program asked, under the key named."""
    at = spoken.local(row["at"], office.zone)
    officer = row["officer"]
    return {
        "at": f"{at.day}일 {spoken.clock(at)}",
        "by_officer": bool(officer),
        "who": names.get(officer, officer) if officer else f"주민·프로그램({row['who']})",
        "what": WORDS.get(row["what"], row["what"]),
        "whose": (row["conversation"] or "")[:8],
        "address": row["address"] or "",
    }


def _alike(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines that follow one another and say the same as one, with how many they were: an open page reads many times."""
    runs = [(line, len(list(run))) for line, run in groupby(lines)]
    return [line | {"what": line["what"] + (f" {times}번" if times > 1 else "")} for line, times in runs]


def _month(given: str, today: date) -> date:
    try:
        return date.fromisoformat(f"{given}-01")
    except ValueError:
        return today.replace(day=1)

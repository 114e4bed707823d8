"""Spreadsheets (.xlsx) of people who do not program: cases and corpora, read and written. The one user of openpyxl."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from pii_guard.errors import PolicyError
from pii_guard.sentences import Sentence
from pii_guard.sentences import audit as say

try:
    import openpyxl
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
except ImportError:  # the extra `sheets`
    openpyxl = None

HEADS = {  # the columns, as people call them -> as we do
    "이름": "name",
    "메시지": "message",
    "기대": "expect",
    "나와야 할 글": "text",
    "조항": "by",
    "방향": "direction",
    "주제": "topic",
    "채널": "channel",
    "종류": "entities",
    "형태": "form",
}
CASE_HEADS = tuple(HEADS)[:8]
AS_TYPED = ("message", "text")
OTHER = (bool, int, float, date, time, timedelta)  # what a spreadsheet makes of words that look like it
TEXT = "@"  # the format of a cell in which nothing is made of anything
_WIDTHS = {"메시지": 60, "나와야 할 글": 60, "이름": 32, "조항": 28}
_MOST_ROWS = 100_000
_LAST = 1_000  # row that gets the drop-downs and is kept as text


class SheetRow(NamedTuple):
    """A row that is not empty: where it stands, the column of each head, and its cells by our own names."""

    sheet: str
    number: int
    columns: Mapping[str, str]
    cells: dict[str, str]

    def __repr__(self) -> str:
        return f"SheetRow({self.place})"

    @property
    def place(self) -> str:
        """The row as a fault names it."""
        return f"{self.sheet} {self.number}"

    def at(self, name: str) -> str:
        """A cell as a fault names it: sheet, row and column."""
        return f"{self.sheet} {self.columns.get(name, '')}{self.number}"


def is_sheet(path: Path) -> bool:
    """Whether a file is a spreadsheet, by its name."""
    return path.suffix.lower() == ".xlsx"


def rows_of(path: Path) -> list[SheetRow]:
    """Every row of the first sheet.

    Raises PolicyError for a file that is none, for unknown or missing heads, and for what should be words and is kept
    as a number: of a telephone number that was typed so the zero is gone.
    """
    _require()
    try:
        content = BytesIO(path.read_bytes())  # the reader leaves a file open where its first lines are wrong
    except OSError as error:
        raise PolicyError([say.NO_FILE(reason=error.strerror).at(path.name)]) from None
    try:
        book = openpyxl.load_workbook(content, read_only=True, data_only=True)
    except Exception:  # noqa: BLE001 - the reader raises whatever its parts do; its words may quote a cell
        raise PolicyError([say.NO_SHEET.at(path.name)]) from None
    try:
        sheet = book.worksheets[0]
        lines = sheet.iter_rows(max_row=_MOST_ROWS, values_only=True)
        heads = [str(cell or "").strip() for cell in next(lines, ())]
        unknown = [n for n, head in enumerate(heads, 1) if head and head not in HEADS]
        if unknown or "메시지" not in heads:
            places = ", ".join(f"{get_column_letter(n)}1" for n in unknown) or "1"
            expected = ", ".join(HEADS)
            raise PolicyError([say.WRONG_HEADS(expected=expected).at(f"{path.name}: {sheet.title} {places}")])
        faults: list[Sentence] = []
        rows = list(_filled(sheet.title, heads, lines, faults))
        if faults:
            raise PolicyError(fault.at(path.name) for fault in faults)
        return rows
    finally:
        book.close()


def _filled(
    title: str, heads: Sequence[str], lines: Iterable[Sequence[object]], faults: list[Sentence]
) -> Iterator[SheetRow]:
    columns = {HEADS[head]: get_column_letter(n) for n, head in enumerate(heads, 1) if head}
    for number, line in enumerate(lines, 2):
        kept = {HEADS[head]: cell for head, cell in zip(heads, line, strict=False) if head and cell is not None}
        row = SheetRow(title, number, columns, {name: cell for name in kept if (cell := _words(name, kept[name]))})
        faults += (say.NOT_TYPED_AS_TEXT.at(row.at(name)) for name in AS_TYPED if isinstance(kept.get(name, ""), OTHER))
        if row.cells:
            yield row


def _words(name: str, cell: object) -> str:
    """What a cell says; a message is not trimmed."""
    words = str(cell)
    return words if name in AS_TYPED and words.strip() else words.strip()


def write_cases(path: Path, rows: Iterable[Mapping[str, str]], choices: Mapping[str, Sequence[str]]) -> None:
    """A sheet of cases to fill in: `rows` by our own names, `choices` the drop-down of a column."""
    _require()
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "사례"
    sheet.freeze_panes = "A2"
    for n, head in enumerate(CASE_HEADS, 1):
        cell = sheet.cell(1, n, head)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color="E8EEF2")
        sheet.column_dimensions[get_column_letter(n)].width = _WIDTHS.get(head, 14)
        if options := choices.get(HEADS[head]):
            listed = DataValidation(type="list", formula1=f'"{",".join(options)}"', allow_blank=True)
            sheet.add_data_validation(listed)
            listed.add(f"{get_column_letter(n)}2:{get_column_letter(n)}{_LAST}")
    filled = [*rows]
    empty: list[Mapping[str, str]] = [{}] * (_LAST - 1 - len(filled))
    for number, row in enumerate(filled + empty, 2):
        for n, head in enumerate(CASE_HEADS, 1):
            cell = sheet.cell(number, n)
            cell.number_format = TEXT
            if value := row.get(HEADS[head], ""):
                cell.value, cell.data_type = value, "s"  # a message that begins with = is no formula
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    book.save(path)


def _require() -> None:
    if openpyxl is None:
        raise PolicyError([say.NO_OPENPYXL])

"""Columns of Polars.

    from pii_guard.integrations.polars import check, clean, findings

    frame.with_columns(clean("상담내용", "office-example"))
    frame.with_columns(findings("상담내용").alias("찾은 것"))
    frame.with_columns(check("상담내용").struct.unnest())                # everything at one look

Works on frames, lazy frames and streams. A missing text stays missing; a blocked one is null.
"""

from collections.abc import Callable

from pii_guard.errors import RequestError
from pii_guard.integrations.columns import Columns, Policy, columns, guard_of
from pii_guard.model import Direction, Setting
from pii_guard.sentences import host

try:
    import polars as pl
except ImportError as error:
    raise ImportError(host.NOT_INSTALLED(name="Polars", package="'pii-guard[frames]'")) from error

FINDINGS = pl.List(pl.Struct({"entity": pl.String, "start": pl.Int64, "end": pl.Int64, "action": pl.String}))
CHECKED = pl.Struct({"text": pl.String, "action": pl.String, "code": pl.String, "findings": FINDINGS})


def clean(
    expr: pl.Expr | str,
    policy: Policy = "default",
    *,
    direction: Direction = "citizen",
    topic: str | None = None,
    channel: str | None = None,
) -> pl.Expr:
    """The column as it may be kept. `expr` is a name or an expression of strings.

    `policy` is a bundled name, a Path to your own, or a Guard. Raises RequestError for a direction, topic or channel
    that the policy does not know, and when it runs for a column that holds no text.
    """

    def made(column: Columns) -> pl.Series:
        return pl.Series(column.text, dtype=pl.String)

    return _mapped(expr, policy, Setting(direction, topic, channel), made, pl.String())


def findings(
    expr: pl.Expr | str,
    policy: Policy = "default",
    *,
    direction: Direction = "citizen",
    topic: str | None = None,
    channel: str | None = None,
) -> pl.Expr:
    """What is found in each text: a list of (entity, start, end, action). Arguments and errors as of `clean`."""

    def made(column: Columns) -> pl.Series:
        return pl.Series(column.findings, dtype=FINDINGS)

    return _mapped(expr, policy, Setting(direction, topic, channel), made, FINDINGS)


def check(
    expr: pl.Expr | str,
    policy: Policy = "default",
    *,
    direction: Direction = "citizen",
    topic: str | None = None,
    channel: str | None = None,
) -> pl.Expr:
    """A struct for each text: text, action, code and findings. Arguments and errors as of `clean`."""

    def made(column: Columns) -> pl.Series:
        rows = [
            None if row[1] is None else dict(zip(Columns._fields, row, strict=True))
            for row in zip(*column, strict=True)
        ]
        return pl.Series(rows, dtype=CHECKED)

    return _mapped(expr, policy, Setting(direction, topic, channel), made, CHECKED)


def _mapped(
    expr: pl.Expr | str,
    policy: Policy,
    setting: Setting,
    made: Callable[[Columns], pl.Series],
    dtype: pl.DataType,
) -> pl.Expr:
    guard = guard_of(policy, setting)

    def of(series: pl.Series) -> pl.Series:
        if series.dtype not in (pl.String, pl.Categorical, pl.Enum, pl.Null):
            raise RequestError(host.NO_TEXT_COLUMN(kind=series.dtype))
        return made(columns(guard, series.cast(pl.String).to_list(), setting)).alias(series.name)

    column = pl.col(expr) if isinstance(expr, str) else expr
    return column.map_batches(of, return_dtype=dtype, is_elementwise=True)

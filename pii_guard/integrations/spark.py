"""A column of Spark: where an archive outgrows one machine.

    from pii_guard.integrations.spark import clean

    cleaned = clean(df, "상담내용", policy="office-example", findings="찾은 것")

Every Python worker builds the guard once and keeps it. pii-guard must be installed on every node, in one version: rules
that differ from those of the driver are a CatalogError there.
"""

from collections.abc import Iterator
from functools import partial

from pii_guard.errors import RequestError
from pii_guard.guard import Guard
from pii_guard.integrations.columns import Policy, columns, guard_of
from pii_guard.model import Direction, Setting
from pii_guard.sentences import host

try:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import ArrayType, LongType, StringType, StructField, StructType
except ImportError as error:
    package = "'pii-guard[spark]'"
    raise ImportError(host.NOT_INSTALLED(name="Spark", package=package)) from error

_FINDING = pa.struct([("entity", pa.string()), ("start", pa.int64()), ("end", pa.int64()), ("action", pa.string())])
_FOUND = ArrayType(
    StructType(
        [
            StructField("entity", StringType()),
            StructField("start", LongType()),
            StructField("end", LongType()),
            StructField("action", StringType()),
        ]
    )
)


def clean(
    df: DataFrame,
    column: str,
    *,
    policy: Policy = "default",
    findings: str | None = None,
    direction: Direction = "citizen",
    topic: str | None = None,
    channel: str | None = None,
) -> DataFrame:
    """The frame with the texts of one column as they may be kept; null where one is missing or blocked.

    `policy` is a bundled name, a Path to your own on the driver, or a Guard. `findings` names a column to add: for each
    text an array of (entity, start, end, action), null where it is missing.
    Raises RequestError for a column that is not there or holds no text, for a name that is taken, and for a direction,
    topic or channel that the policy does not know.
    """
    setting = Setting(direction, topic, channel)
    guard = guard_of(policy, setting)
    if column not in df.columns:
        raise RequestError(host.NO_COLUMN)
    if not isinstance(df.schema[column].dataType, StringType):
        raise RequestError(host.NO_TEXT_COLUMN(kind=df.schema[column].dataType.simpleString()))
    if findings in df.columns:
        raise RequestError(host.NAME_TAKEN)
    made = [StructField(f.name, f.dataType) if f.name == column else f for f in df.schema.fields]
    if findings is not None:
        made.append(StructField(findings, _FOUND))
    place = df.columns.index(column)
    return df.mapInArrow(partial(_cleaned, guard, setting, place, findings), StructType(made))


def _cleaned(
    guard: Guard, setting: Setting, place: int, findings: str | None, batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """What a worker does: the guard arrives by name and policy, and is the one it has already."""
    for batch in batches:
        made = columns(guard, batch.column(place).to_pylist(), setting)
        batch = batch.set_column(place, batch.schema.field(place).with_nullable(True), pa.array(made.text, pa.string()))
        if findings is not None:
            batch = batch.append_column(findings, pa.array(made.findings, pa.list_(_FINDING)))
        yield batch

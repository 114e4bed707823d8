"""Columns of pandas: importing this module gives every Series of strings the accessor `pii`.

    import pii_guard.integrations.pandas

    df["상담내용"] = df["상담내용"].pii.clean("office-example")
    df["찾은 것"] = df["상담내용"].pii.findings()
    df["상담내용"].pii.check()                                           # text, action, code and findings

A missing text stays missing; a blocked one is missing in `clean`.
"""

from typing import Any

from pii_guard.errors import RequestError
from pii_guard.integrations.columns import Columns, Policy, columns, guard_of
from pii_guard.model import Direction, Setting
from pii_guard.sentences import host

try:
    import pandas as pd
except ImportError as error:
    raise ImportError(host.NOT_INSTALLED(name="pandas", package="'pii-guard[frames]'")) from error


@pd.api.extensions.register_series_accessor("pii")
class Texts:
    """The texts of a Series."""

    def __init__(self, series: "pd.Series[Any]") -> None:
        self._series = series

    def clean(
        self,
        policy: Policy = "default",
        *,
        direction: Direction = "citizen",
        topic: str | None = None,
        channel: str | None = None,
    ) -> "pd.Series[Any]":
        """The Series as it may be kept, with its index and name.

        `policy` is a bundled name, a Path to your own, or a Guard. Raises RequestError for a direction, topic or
        channel that the policy does not know, for a Series of another type, and for what is neither text nor missing.
        """
        return self._as_series(self._columns(policy, Setting(direction, topic, channel)).text)

    def findings(
        self,
        policy: Policy = "default",
        *,
        direction: Direction = "citizen",
        topic: str | None = None,
        channel: str | None = None,
    ) -> "pd.Series[Any]":
        """What is found: for each text a list of {entity, start, end, action}. Arguments and errors as of `clean`."""
        found = self._columns(policy, Setting(direction, topic, channel)).findings
        return pd.Series(found, index=self._series.index, name=self._series.name, dtype=object)

    def check(
        self,
        policy: Policy = "default",
        *,
        direction: Direction = "citizen",
        topic: str | None = None,
        channel: str | None = None,
    ) -> pd.DataFrame:
        """A frame of text, action, code and findings. Arguments and errors as of `clean`."""
        made = self._columns(policy, Setting(direction, topic, channel))
        found = pd.Series(made.findings, index=self._series.index, dtype=object)
        told = {name: self._as_series(getattr(made, name)) for name in ("text", "action", "code")}
        return pd.DataFrame({**told, "findings": found})

    def _columns(self, policy: Policy, setting: Setting) -> Columns:
        series = self._series
        of = series.cat.categories.dtype if isinstance(series.dtype, pd.CategoricalDtype) else series.dtype
        if not (pd.api.types.is_string_dtype(of) or pd.api.types.is_object_dtype(of)):
            raise RequestError(host.NO_TEXT_COLUMN(kind=of))
        texts = (None if gone else text for text, gone in zip(series, series.isna(), strict=True))
        return columns(guard_of(policy, setting), texts, setting)

    def _as_series(self, values: list[str | None]) -> "pd.Series[Any]":
        kept = self._series.dtype if isinstance(self._series.dtype, pd.StringDtype) else object
        return pd.Series(values, index=self._series.index, name=self._series.name, dtype=kept)

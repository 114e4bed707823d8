"""The tables of a policy file. Published as JSON schema, so that editors check it while it is typed."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from pii_guard.model import Direction, Style
from pii_guard.policy.strict import Name, TomlTable, Words, as_table
from pii_guard.policy.toml import TomlFile


class ClauseTable(TomlTable):
    """One rule. The first clause of the file that matches a finding wins.

    A clause that names topics, channels or a direction matches only where the caller gave one of them.
    """

    id: Name
    entities: list[str] = Field(min_length=1, description="entities of the catalog, such as KR_RRN")
    kinds: list[str] = Field(default=[], description="only these kinds; each is declared by the recognizer")
    topics: list[str] = Field(default=[], description="only these topics of the policy")
    channels: list[str] = Field(default=[], description="only these channels of the policy")
    direction: Direction | None = Field(default=None, description="only what this side writes")
    action: Literal["allow", "redact", "block"]
    why: Words = Field(description="the law or the need, for auditors and for the answer of a check")
    legal_basis: str = Field(default="", description="required to allow one of the four 고유식별정보")
    approved_by: str = Field(default="", description="required to allow one of the four 고유식별정보")


class AllowTable(TomlTable):
    """Values that are public. They are compared folded and without separators."""

    id: Name | None = Field(default=None, description="names the entry in answers as allow:ID; else allow:NUMBER")
    entity: str
    values: list[Words] = Field(default=[])
    prefixes: list[Words] = Field(default=[], description="at least 6 digits, as 063-560-")
    owner: Words = Field(description="who answers for the entry")
    until: date = Field(description="last day of validity, Asia/Seoul")
    why: Words
    direction: Direction | None = Field(default=None, description="only what this side writes")
    detail: bool = Field(default=False, description="whether 동, 층, 호 behind a listed address are public too")


class DenyTable(TomlTable):
    """Values of the office's own that are hidden as an entity wherever they stand. They are never printed."""

    id: Name
    entity: str
    values: list[Words] = Field(default=[])
    file: Words | None = Field(
        default=None, description="a text file beside the policy, one value a line, # for remarks"
    )
    owner: Words = Field(description="who answers for the entry")
    why: Words


class NamesTable(TomlTable):
    """Words of the office's own that read like a name of a person and are none: a hall, a programme, a brand."""

    never: list[Words] = Field(min_length=1, description="no name that lies inside one of these words is redacted")
    owner: Words = Field(description="who answers for the list")
    until: date = Field(description="last day of validity, Asia/Seoul")
    why: Words


class StyleTable(TomlTable):
    """How a placeholder looks; one format everywhere, or pieces could be put together again."""

    placeholder: Style = "label"
    keep: Name | None = Field(
        default=None, description="what stays readable in front of a placeholder, such as eupmyeondong of an address"
    )


class NoticeTable(TomlTable):
    """What a notice to the writer says besides."""

    show_id: bool = Field(
        default=False, description="the first 8 digits of the decision's id in a notice of the gateway, as in KakaoTalk"
    )


class ChannelTable(TomlTable):
    """A channel by which messages come; its name alone is enough where nothing else is to say."""

    name: Name
    bubble_stays: bool = Field(
        default=False,
        description="the writer's own bubble stays in the room, as in KakaoTalk: notices say how to delete it",
    )


def _named(channel: object) -> object:
    return {"name": channel} if isinstance(channel, str) else channel


class PolicyTable(TomlTable):
    """A policy of pii_guard: who answers for it, what happens to which identifier, what is public."""

    id: Name
    version: Words
    approved_by: str = ""
    effective: date | None = None
    supersedes: str = Field(default="", description="version of the policy that this one replaces")
    otherwise: Literal["redact", "block"] = Field(default="redact", description="for what no clause names")
    home: str = Field(default="", description="the office's own region, such as 전북 고창군")
    topics: list[Name] = Field(default=[])
    channels: list[Annotated[ChannelTable, BeforeValidator(_named, json_schema_input_type=Name | ChannelTable)]] = (
        Field(default=[])
    )
    clause: list[ClauseTable] = Field(default=[])
    allow: list[AllowTable] = Field(default=[])
    deny: list[DenyTable] = Field(default=[])
    names: NamesTable | None = None
    style: StyleTable = StyleTable()
    notice: NoticeTable = NoticeTable()


def check(file: TomlFile) -> None:
    """Raises PolicyError that names every key of a policy file that does not fit."""
    as_table(PolicyTable, file)


def policy_schema() -> dict[str, Any]:
    """JSON schema (draft 2020-12) of a policy file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **PolicyTable.model_json_schema()}

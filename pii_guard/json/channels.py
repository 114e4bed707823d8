"""Where the text of people stands in the documents of a channel."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Places:
    """JSON pointers into one kind of document, for `Guard.check_json(payload, required, optional=optional)`.

    required   what every such document has: one without it is another document
    optional   what it may have besides
    keys       identifiers that the channel makes; a gateway that looks at a whole document leaves them out
    """

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any place to examine."""
        return bool(self.required or self.optional)

    def with_more(self, optional: tuple[str, ...]) -> "Places":
        """These places and some more that may be missing."""
        return Places(self.required, (*self.optional, *optional), self.keys)


# A star says that an object or array stands in front of it: a string in its place is refused, not skipped.
KAKAO_SKILL = Places(
    required=("/userRequest/utterance",),
    optional=(
        "/userRequest/params/*",
        "/action/params/*",
        "/action/clientExtra/*",
        "/action/detailParams/*",
        "/contexts/*",
    ),
    keys=(
        "/userRequest/callbackUrl",
        "/userRequest/block/id",
        "/userRequest/user/id",
        "/userRequest/user/type",
        *(
            f"/userRequest/user/properties/{name}"
            for name in (
                "appUserId",
                "app_user_id",
                "botUserKey",
                "bot_user_key",
                "plusfriendUserKey",
                "plusfriend_user_key",
            )
        ),
        "/intent/id",
        "/bot/id",
        "/action/id",
    ),
)
"""A request of KakaoTalk to a skill server: the utterance, and where else a resident's words arrive.

Source: https://kakaobusiness.gitbook.io/main/tool/chatbot/skill_guide/answer_json_format
"""

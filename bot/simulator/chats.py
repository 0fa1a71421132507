"""Where people write: private chats, groups, supergroups, channels; who is in them and by which link."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.simulator.accounts import JSON, Account, Bot, Person

if TYPE_CHECKING:
    from bot.simulator.messages import Message

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_send_welcome_messages",
)
MEMBER_RIGHTS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
PRESENT = {"creator", "administrator", "member", "restricted"}


@dataclass(eq=False)
class Member:
    """Somebody's standing in a chat; `rights` matter for administrators only."""

    account: Account
    status: str = "member"
    rights: dict[str, bool] = field(default_factory=dict)
    may_write: bool = True

    @property
    def present(self) -> bool:
        return self.status in PRESENT

    def may(self, right: str) -> bool:
        return self.status == "creator" or (self.status == "administrator" and self.rights.get(right, False))

    def snapshot(self) -> JSON:
        """The Bot API's ChatMember, as it is now."""
        user = self.account.user() if isinstance(self.account, Person | Bot) else {}
        member: JSON = {"status": self.status, "user": user}
        if self.status == "creator":
            member["is_anonymous"] = False
        elif self.status == "administrator":
            member |= {"can_be_edited": False, "is_anonymous": False}
            member |= {right: self.rights.get(right, False) for right in ADMIN_RIGHTS}
        elif self.status == "restricted":
            member |= {"is_member": True, "until_date": 0} | dict.fromkeys(MEMBER_RIGHTS, False)
            member["can_send_messages"] = self.may_write
        elif self.status == "kicked":
            member["until_date"] = 0
        return member


@dataclass(eq=False)
class InviteLink:
    url: str
    creator: Bot | Person
    creates_join_request: bool = False
    name: str | None = None
    expires: datetime | None = None
    member_limit: int | None = None
    revoked: bool = False
    used: int = 0
    pending: int = 0

    def json(self) -> JSON:
        link: JSON = {
            "invite_link": self.url,
            "creator": self.creator.user(),
            "creates_join_request": self.creates_join_request,
            "is_primary": False,
            "is_revoked": self.revoked,
        }
        if self.name:
            link["name"] = self.name
        if self.expires:
            link["expire_date"] = int(self.expires.timestamp())
        if self.member_limit:
            link["member_limit"] = self.member_limit
        if self.creates_join_request:
            link["pending_join_request_count"] = self.pending
        return link


@dataclass(eq=False)
class Chat:
    """A chat as everybody in it shares it. `keyboard` is the reply keyboard the bot last put up."""

    id: int
    type: str
    title: str | None = None
    username: str | None = None
    person: Person | None = None
    forum: bool = False
    description: str | None = None
    members: dict[int, Member] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    topics: dict[int, str] = field(default_factory=dict)
    closed_topics: set[int] = field(default_factory=set)
    links: dict[str, InviteLink] = field(default_factory=dict)
    join_requests: dict[int, InviteLink] = field(default_factory=dict)
    keyboard: JSON | None = None
    pinned: Message | None = None
    migrated_to: Chat | None = None
    gone: bool = False
    by_id: dict[int, Message] = field(default_factory=dict)

    @property
    def is_group(self) -> bool:
        return self.type in {"group", "supergroup"}

    def member(self, account: Account) -> Member:
        """The account's standing here; somebody who was never here has left."""
        return self.members.get(account.id) or Member(account, "left")

    @property
    def present(self) -> list[Member]:
        return [member for member in self.members.values() if member.present]

    def find_message(self, message_id: int) -> Message | None:
        message = self.by_id.get(message_id)
        return message if message and not message.deleted else None

    def json(self) -> JSON:
        chat: JSON = {"id": self.id, "type": self.type}
        if self.person:
            user = self.person.user()
            chat |= {k: user[k] for k in ("first_name", "last_name", "username") if k in user}
        if self.title:
            chat["title"] = self.title
        if self.username:
            chat["username"] = self.username
        if self.forum:
            chat["is_forum"] = True
        return chat

    def full(self) -> JSON:
        """ChatFullInfo, which only getChat gives."""
        chat = self.json() | {
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys(GIFTS, False),
        }
        if self.description:
            chat["description"] = self.description
        if self.is_group:
            chat["permissions"] = dict.fromkeys(MEMBER_RIGHTS, True)
        if self.pinned and not self.pinned.deleted:
            chat["pinned_message"] = self.pinned.json(nested=True)
        return chat


GIFTS: tuple[Any, ...] = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)

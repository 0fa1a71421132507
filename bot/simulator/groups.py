"""The life of groups: who comes and goes, who administers, topics, becoming a supergroup."""

from __future__ import annotations

from typing import Any

from bot.simulator.accounts import JSON, Account, Bot, Person
from bot.simulator.chats import ADMIN_RIGHTS, Chat, InviteLink, Member
from bot.simulator.errors import NotPossible
from bot.simulator.messages import Message
from bot.simulator.state import State


class Groups(State):
    def add_group(
        self,
        title: str,
        creator: Person,
        *,
        supergroup: bool = False,
        forum: bool = False,
        username: str | None = None,
    ) -> Chat:
        """A group of its creator alone. `forum` (with topics) and `username` need a supergroup and make one."""
        kind = "supergroup" if supergroup or forum or username else "group"
        chat = self._new_chat(kind, title, username)
        chat.forum = forum
        chat.members[creator.id] = Member(creator, "creator")
        self._service(chat, creator, {f"{kind}_chat_created": True})
        return chat

    def open_topics(self, group: Chat) -> None:
        """Turns a supergroup into a forum."""
        if group.type != "supergroup":
            raise NotPossible(f"{group.title} is no supergroup", "no_supergroup")
        group.forum = True
        self.changed("member", group)

    def add_topic(self, group: Chat, name: str, by: Person | None = None) -> int:
        """Opens a topic in a forum and returns its thread id."""
        if not group.forum:
            raise NotPossible(f"{group.title} has no topics", "no_topics")
        created = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        message = self._service(group, by or self._creator(group), created)
        group.topics[message.id] = name
        return message.id

    def close_topic(self, group: Chat, topic: int) -> None:
        """Only administrators may still write in it."""
        group.closed_topics.add(topic)
        self._service(group, self._creator(group), {"forum_topic_closed": {}}, topic=topic)

    def delete_topic(self, group: Chat, topic: int) -> None:
        """Takes a topic away with everything in it; bots are not told."""
        del group.topics[topic]
        for message in group.messages:
            message.deleted = message.deleted or topic in (message.topic, message.id)
        self.changed("deleted", group)

    def add_member(self, group: Chat, who: Person | Bot, by: Person | None = None, *, admin: bool = False) -> None:
        """Somebody of the group brings `who` in; with `admin` as administrator at once."""
        if group.member(who).present:
            raise NotPossible(f"{who.name} is in {group.title} already", "already_in")
        adder = by or self._creator(group)
        self._present(group, adder)
        self._set_status(group, who, "member", by=adder)
        self._service(group, adder, {"new_chat_members": [who.user()]})
        if admin:
            self.promote(group, who, by=adder)

    def remove(self, group: Chat, who: Person | Bot, by: Person | None = None) -> None:
        """Puts somebody out; the bot still hears of its own removal."""
        self._present(group, who)
        remover = by or self._creator(group)
        self._part(group, who, remover, "kicked")

    def leave(self, group: Chat, who: Person | Bot) -> None:
        self._present(group, who)
        self._part(group, who, who, "left")

    def promote(
        self,
        group: Chat,
        who: Person | Bot,
        by: Person | None = None,
        *,
        rights: dict[str, bool] | None = None,
    ) -> None:
        """Makes an administrator with all rights but promoting others, or with just the `rights` named."""
        given = dict.fromkeys(ADMIN_RIGHTS, True) | {"can_promote_members": False}
        if rights is not None:
            given = dict.fromkeys(ADMIN_RIGHTS, False) | {"can_manage_chat": True} | rights
        self._present(group, who)
        self._set_status(group, who, "administrator", by=by or self._creator(group), rights=given)

    def demote(self, group: Chat, who: Person | Bot, by: Person | None = None) -> None:
        self._present(group, who)
        self._set_status(group, who, "member", by=by or self._creator(group))

    def restrict(self, group: Chat, who: Person | Bot, by: Person | None = None) -> None:
        """Takes away the right to write."""
        self._present(group, who)
        self._set_status(group, who, "restricted", by=by or self._creator(group))

    def rename(self, group: Chat, title: str, by: Person | None = None) -> None:
        group.title = title
        self._service(group, by or self._creator(group), {"new_chat_title": title})

    def migrate_to_supergroup(self, group: Chat) -> Chat:
        """What Telegram does when a group grows: a new chat with a new id, the old one points to it."""
        if group.type != "group" or group.migrated_to:
            raise NotPossible(f"{group.title} is no basic group any more", "migrated")
        new = self._new_chat("supergroup", group.title or "")
        new.members = {id: Member(m.account, m.status, m.rights) for id, m in group.members.items()}
        creator = self._creator(group)
        if (own := new.members.get(self.bot.id)) and own.present:
            # The real server says that the bot came into the new group, before it says which group that was.
            self._tell_change(new, self.bot, Member(self.bot, "left"), by=creator)
        self._service(group, creator, {"migrate_to_chat_id": new.id})
        group.migrated_to = new
        self._service(new, creator, {"migrate_from_chat_id": group.id}, anonymous=True)
        return new

    def delete_group(self, group: Chat) -> None:
        """Its owner deletes it for everybody."""
        creator = self._creator(group)
        for member in list(group.present):
            if isinstance(member.account, Person | Bot):
                self._set_status(group, member.account, "left", by=creator)
        group.gone = True

    def copy_post(self, channel: Chat, group: Chat, text: str) -> Message:
        """A post of the channel linked to the group, which Telegram copies into it by itself."""
        origin = {"type": "channel", "date": int(self.clock.now().timestamp()), "chat": channel.json(), "message_id": 1}
        message = self.post(group, None, text=text, copied_from=channel, forward_origin=origin)
        self.tell_bot("message", message)
        return message

    def _part(self, group: Chat, who: Person | Bot, by: Person | Bot, status: str) -> None:
        # The notice is written while the bot is still there: it does hear of its own leaving.
        if who is not self.bot:
            self._set_status(group, who, status, by=by)
        self._service(group, by, {"left_chat_member": who.user()})
        if who is self.bot:
            self._set_status(group, who, status, by=by)

    def _set_status(
        self,
        group: Chat,
        who: Person | Bot,
        status: str,
        *,
        by: Person | Bot,
        rights: dict[str, bool] | None = None,
        invite: InviteLink | None = None,
        approved: bool = False,
    ) -> None:
        old = group.member(who)
        group.members[who.id] = Member(who, status, rights or {}, may_write=status != "restricted")
        if status in ("left", "kicked"):
            group.join_requests.pop(who.id, None)
        self._tell_change(group, who, old, by=by, invite=invite, approved=approved)
        self.changed("member", group)

    def _tell_change(
        self,
        group: Chat,
        who: Person | Bot,
        old: Member,
        *,
        by: Person | Bot,
        invite: InviteLink | None = None,
        approved: bool = False,
    ) -> None:
        change: JSON = {
            "chat": group.json(),
            "from": by.user(),
            "date": int(self.clock.now().timestamp()),
            "old_chat_member": old.snapshot(),
            "new_chat_member": group.members[who.id].snapshot(),
        }
        if invite:
            change["invite_link"] = invite.json()
        if approved:
            change["via_join_request"] = True
        if who is self.bot:
            self.updates.add("my_chat_member", change)
        elif group.member(self.bot).status == "administrator":
            self.updates.add("chat_member", change)

    def _service(self, chat: Chat, by: Account, what: JSON, **details: Any) -> Message:
        message = self.post(chat, by, kind="service", service=what, **details)
        if by is not self.bot:
            self.tell_bot("message", message)
        return message

    def _creator(self, group: Chat) -> Person:
        for member in group.members.values():
            if member.status == "creator" and isinstance(member.account, Person):
                return member.account
        raise NotPossible(f"{group.title} has no owner", "no_owner")

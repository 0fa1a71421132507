"""Ways into a group: links, open to all or asking first, and who lets people in."""

from __future__ import annotations

from datetime import timedelta

from bot.simulator.accounts import Bot, Person
from bot.simulator.chats import Chat, InviteLink
from bot.simulator.errors import NotPossible
from bot.simulator.groups import Groups

# How long a bot may write to somebody who asked to join a group it administers.
JOIN_REQUEST_WINDOW = timedelta(minutes=5)


class Joining(Groups):
    def invite(self, group: Chat, by: Person, *, asks: bool = False) -> InviteLink:
        """A link made by an administrator of the group; with `asks` somebody must let in who follows it."""
        self._check_invites(group, by)
        link = InviteLink(url=f"https://t.me/+{by.id:x}{self.number():015x}", creator=by, creates_join_request=asks)
        group.links[link.url] = link
        self.changed("member", group)
        return link

    def answer_request(self, group: Chat, person: Person, by: Person, *, approve: bool) -> None:
        """An administrator lets somebody in who asked, or does not."""
        self._check_invites(group, by)
        if not self.settle_request(group, person, by=by, approve=approve):
            raise NotPossible(f"{person.name} has not asked", "no_request")

    def settle_request(self, group: Chat, person: Person, *, by: Person | Bot, approve: bool) -> bool:
        """False where nobody asks. From here on the bot may no longer write to somebody it does not know."""
        link = group.join_requests.pop(person.id, None)
        if link is None:
            return False
        link.pending = max(0, link.pending - 1)
        person.writable_until = self.clock.now()
        if approve:
            self.let_in(group, person, by=by, invite=link, approved=True)
        self.changed("member", group)
        return True

    def join(self, person: Person, link: str | InviteLink) -> bool:
        """Follows an invite link. True when the person is in, False when somebody must approve."""
        found = self.find_link(link if isinstance(link, str) else link.url)
        if found is None:
            raise NotPossible("this link leads nowhere", "link")
        group, invite = found
        full = invite.member_limit is not None and invite.used >= invite.member_limit
        if invite.revoked or full or (invite.expires and invite.expires <= self.clock.now()):
            raise NotPossible("this link has expired", "link")
        if group.member(person).present:
            raise NotPossible(f"{person.name} is in {group.title} already", "already_in")
        if invite.creates_join_request:
            self._ask_to_join(group, person, invite)
            return False
        invite.used += 1
        self.let_in(group, person, by=person, invite=invite)
        return True

    def let_in(
        self, group: Chat, person: Person, *, by: Person | Bot, invite: InviteLink, approved: bool = False
    ) -> None:
        self._set_status(group, person, "member", by=by, invite=invite, approved=approved)
        self._service(group, person, {"new_chat_members": [person.user()]})

    def _ask_to_join(self, group: Chat, person: Person, invite: InviteLink) -> None:
        now = self.clock.now()
        group.join_requests[person.id] = invite
        invite.pending = sum(1 for link in group.join_requests.values() if link is invite)
        self.changed("member", group)
        if not group.member(self.bot).may("can_invite_users"):
            return
        person.writable_until = now + JOIN_REQUEST_WINDOW
        self.updates.add(
            "chat_join_request",
            {
                "chat": group.json(),
                "from": person.user(),
                "user_chat_id": person.id,
                "date": int(now.timestamp()),
                "invite_link": invite.json(),
            },
        )

    def _check_invites(self, group: Chat, by: Person) -> None:
        if not self._present(group, by).may("can_invite_users"):
            raise NotPossible(f"{by.name} is no administrator of {group.title}", "no_admin")

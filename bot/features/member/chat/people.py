"""Who is in the KIM, and who is no more. Names are for its board; everybody else in it reads how many they are and who
decides."""

from __future__ import annotations

from collections.abc import Sequence

from bot.access import powers
from bot.conversation.buttons import TO_HUMAN
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.formats import format_number
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features.member import rules, texts
from bot.features.member.actions import change as changes
from bot.features.member.actions import request
from bot.features.member.chat import change, decide, register
from bot.features.member.chat.register import YES_NO
from bot.features.silence.actions.answers import mourn
from storage.kim import BoardRole
from storage.member import Member, Members

MOST = 100
"""Names in one message."""
LONGEST_NEWS = 200
"""Letters of what is passed on to the office."""

SUCCEED = Choice(texts.I_SUCCEED, entry="member.ketua_gone")

put_out = Flow("put_out", title="anggota yang keluar")


async def members(turn: Turn) -> Answer:
    own = turn.approved
    if own is None:
        if turn.member is None and (await powers(turn)).serves:
            return Say(texts.MEMBERS_OF_BOARD)
        return await register.begin(turn)
    people = Members(turn.session)
    everybody = await people.list_of_kim(own.kim_id)
    on_board = own.on_board
    head = texts.MEMBERS if on_board else texts.MEMBERS_COUNT
    lines = [head.format(kim=own.kim.name, count=format_number(len(everybody)))]
    for role in BoardRole:
        those = [member for member in everybody if member.role is role]
        if those and (on_board or role is not BoardRole.ANGGOTA):
            lines.append(_line(role, those))
    waiting = await people.list_waiting(kim_id=own.kim_id) if on_board else ()
    if waiting:
        lines.append(texts.MEMBERS_WAITING.format(count=len(waiting)))
    choices = [Choice(texts.REQUESTS, entry="member.queue")] if waiting else []
    if on_board and await changes.whom_to_put_out(turn):
        choices.append(Choice(texts.PUT_OUT, entry="member.put_out"))
    return Say("\n".join(lines), tuple(choices))


def _line(role: BoardRole, those: Sequence[Member]) -> str:
    names = texts.names([member.person.name or "" for member in those[:MOST]], more=len(those) - MOST)
    if role is BoardRole.ANGGOTA:
        return texts.MEMBERS_PLAIN.format(role=texts.ROLES[role.value], count=format_number(len(those)), names=names)
    return texts.MEMBERS_ROLE.format(role=texts.ROLES[role.value], names=names)


# Who is in it no more -------------------------------------------------------------------------------------


async def begin_put_out(turn: Turn) -> Answer:
    """*Keluarkan anggota*; *keluarkan Budi* has said whom."""
    if rules.member_died(turn.text) and await changes.whom_to_put_out(turn):
        return Begin(put_out.name, data={"why": rules.Gone.DIED.value})
    name = turn.rest.removeprefix(texts.MEMBER_WORD)
    found = rules.named_in(name, _called(await changes.whom_to_put_out(turn)))
    return Begin(put_out.name, *(("why", {"member": found}) if found is not None else ()))


async def gone(turn: Turn) -> Answer | None:
    """*Pak Budi sudah pindah*: said by the board of a member, by anybody in the KIM of the ketua or of themselves."""
    own = turn.approved
    if own is None or turn.person is None:
        return None
    said = rules.gone_said(turn.text)
    if rules.member_died(turn.text) and own.on_board and (said is None or not said[0]):
        return await begin_put_out(turn)
    if said is None:
        return None
    name, why = said
    role = rules.role_called(name)
    named = rules.named_in(name, [(turn.person.name or "", own.id)]) is not None
    if rules.is_oneself(name) or named or role is own.role is BoardRole.KETUA:
        words = texts.GONE_ONESELF_KETUA if own.role is BoardRole.KETUA else texts.GONE_ONESELF
        return Say(words, (change.CHANGE,)) if why is not rules.Gone.DIED else None
    board = await request.board_of(turn, own.kim)
    ketua = [member for member in board if member.role is BoardRole.KETUA]
    if ketua and (role is BoardRole.KETUA or rules.named_in(name, _called(ketua)) is not None):
        if why is rules.Gone.DIED:
            return await mourn(turn, turn.text[:LONGEST_NEWS])
        return Say(texts.KETUA_SAID_GONE.format(name=ketua[0].person.name), (SUCCEED, TO_HUMAN))
    others = await changes.whom_to_put_out(turn) if own.on_board else []
    called = _called(others)
    if role is not None:
        name, called = role.value, [(member.role.value, member.id) for member in others]
    if (found := rules.named_in(name, called)) is not None:
        return Begin(put_out.name, "sure", {"member": found, "why": why.value})
    return Begin(put_out.name, data={"why": why.value}) if rules.several_named(name, called) else None


def _called(people: Sequence[Member]) -> list[tuple[str, int]]:
    return [(member.person.name or "", member.id) for member in people]


@put_out.ask("who")
async def ask_who(turn: Turn) -> Ask | Say:
    others = await changes.whom_to_put_out(turn)
    assert turn.member is not None
    if not others:
        return Say(texts.PUT_OUT_NOBODY.format(kim=turn.member.kim.name))
    choices = [
        Choice(f"{name} ({texts.role(member.role)})", member.id, words=rules.parts_of(name))
        for member, (name, _) in zip(others, _called(others), strict=True)
    ]
    words = texts.PUT_OUT_WHO_DIED if turn.data.get("why") == rules.Gone.DIED else texts.PUT_OUT_WHO
    return Ask(words.format(name=turn.honorific, kim=turn.member.kim.name), tuple(choices), sentence=2)


@put_out.take("who")
async def take_who(turn: Turn) -> Next:
    if not turn.chosen:
        return await gone(turn) or Again(texts.PUT_OUT_UNCLEAR)
    turn.data["member"] = turn.choice
    return "sure" if "why" in turn.data else "why"


@put_out.ask("why")
async def ask_why(turn: Turn) -> Ask:
    member = await changes.still_in(turn, turn.data["member"])
    choices = [Choice(label, why, words=texts.GONE_WORDS[why]) for why, label in texts.GONE.items()]
    return Ask(texts.PUT_OUT_WHY.format(name=member.person.name, kim=member.kim.name), tuple(choices))


@put_out.take("why")
async def take_why(turn: Turn) -> Next:
    turn.data["why"] = turn.choice
    return "sure"


@put_out.ask("sure")
async def ask_sure(turn: Turn) -> Ask:
    member = await changes.still_in(turn, turn.data["member"])
    words = texts.PUT_OUT_SURE if await turn.notices.reaches(member.person_id) else texts.PUT_OUT_SURE_UNTOLD
    if turn.data["why"] == rules.Gone.DIED:
        words = texts.PUT_OUT_SURE_DIED
    words = words.format(
        told=texts.NOT_TOLD.format(who=texts.THEY),
        name=member.person.name,
        role=texts.role(member.role),
        kim=member.kim.name,
        why=texts.GONE[turn.data["why"]].lower(),
    )
    return Ask(words, YES_NO)


@put_out.take("sure")
async def take_sure(turn: Turn) -> Next:
    if not turn.choice:
        return Say(texts.STAYED)
    why = rules.Gone(turn.data["why"])
    member, about_group = await changes.put_out(turn, turn.data["member"], why)
    done = texts.PUT_OUT_DONE_DIED if why is rules.Gone.DIED else texts.PUT_OUT_DONE
    told = await decide.told_about(turn, member)
    return Say(f"{done.format(name=member.person.name, kim=member.kim.name, told=told)} {about_group}".rstrip())

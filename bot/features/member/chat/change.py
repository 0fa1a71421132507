"""What members say about their own place: change, move, leave, hand over, the village's QR."""

from __future__ import annotations

from bot.access import powers
from bot.conversation.card import Handler
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.messages import Choice, Picture
from bot.conversation.payloads import village_payload
from bot.conversation.turn import Turn
from bot.conversation.understand import clean_name
from bot.features.member import actions, rules, texts
from bot.features.member.actions.drawing import village_qr
from bot.features.member.chat.decide import told_about
from bot.features.member.chat.register import YES_NO, read_phone, register, which_role
from storage.kim import BoardRole
from storage.member import MemberStatus

change_data = Flow("change_data", title="perubahan data")
leave_kim = Flow("leave_kim", title="keluar dari KIM")
handover = Flow("handover", title="pergantian ketua")

STAY = "stay"
REGISTER = Choice(texts.REGISTER, entry="member.register")
CHANGE = Choice(texts.CHANGE_DATA, entry="member.change")


async def change(turn: Turn) -> Answer:
    if turn.person is None or turn.person.name is None:
        return Say(texts.NOT_REGISTERED, (REGISTER,))
    return Begin(change_data.name)


def change_field(step: str) -> Handler:
    """*ganti nomor*: what is to be changed was said already."""

    async def run(turn: Turn) -> Answer:
        if turn.person is None or turn.person.name is None:
            return Say(texts.NOT_REGISTERED, (REGISTER,))
        if step in ("move", "role") and turn.member is None:
            return Say(texts.NOT_REGISTERED, (REGISTER,))
        if step == "role" and turn.member is not None and turn.member.status is not MemberStatus.APPROVED:
            return Say(texts.ROLE_LATER.format(kim=turn.member.kim.name))
        return Begin(change_data.name, step, data={"named": step})

    return run


async def change_entry(turn: Turn, _: str) -> Answer:
    return await change(turn)


@change_data.ask("what")
async def ask_what(turn: Turn) -> Ask:
    choices = [Choice(texts.CHANGE_NAME, "name"), Choice(texts.CHANGE_PHONE, "phone")]
    if turn.member is not None:
        if turn.member.status is MemberStatus.APPROVED:
            choices.append(Choice(texts.CHANGE_ROLE, "role"))
        choices += [Choice(texts.CHANGE_VILLAGE, "move"), Choice(texts.LEAVE, "leave")]
    return Ask(texts.ASK_CHANGE, tuple(choices))


@change_data.take("what")
async def take_what(turn: Turn) -> Next:
    return Begin(leave_kim.name) if turn.choice == "leave" else str(turn.choice)


@change_data.ask("name")
async def ask_name(turn: Turn) -> Ask:
    return Ask(texts.ASK_NAME, free=True)


@change_data.take("name")
async def take_name(turn: Turn) -> Next:
    name = clean_name(turn.text)
    if name is None or turn.person is None:
        return Again(texts.NAME_UNCLEAR)
    await actions.correct(turn, name, turn.person.phone)
    return Say(texts.CHANGED.format(what=texts.CHANGE_NAME, value=name))


@change_data.ask("phone")
async def ask_phone(turn: Turn) -> Ask:
    held = turn.person is not None and turn.person.phone is not None
    remove = (Choice(texts.REMOVE_PHONE, "remove", words=texts.REMOVE_PHONE_WORDS),) if held else ()
    return Ask(
        texts.ASK_NEW_PHONE if held else texts.ASK_PHONE, remove, free=True, skip=True, asks_contact=texts.SHARE_PHONE
    )


@change_data.take("phone")
async def take_phone(turn: Turn) -> Next:
    if turn.skipped or (not turn.chosen and rules.has_none(turn.text)):
        return Say(texts.STAYED)
    phone = None if turn.chosen else read_phone(turn)
    if isinstance(phone, Again) or turn.person is None:
        return phone if isinstance(phone, Again) else Again(texts.PHONE_UNCLEAR)
    await actions.correct(turn, turn.person.name, phone)
    return Say(texts.CHANGED.format(what=texts.CHANGE_PHONE, value=phone or texts.NO_PHONE))


@change_data.ask("role")
async def ask_role(turn: Turn) -> Ask | Say:
    if turn.member is None:
        # Left while the form lay aside.
        return Say(texts.NOT_REGISTERED, (REGISTER,))
    return which_role(turn.member.kim)


@change_data.take("role")
async def take_role(turn: Turn) -> Next:
    assert turn.member is not None
    role = BoardRole(turn.choice) if turn.chosen else rules.role_said(turn.text)
    if role is None:
        return Again(texts.ROLE_UNCLEAR)
    kim = turn.member.kim
    label = texts.ROLES[role.value].lower()
    if role is turn.member.role:
        return Say(texts.ROLE_SAME.format(role=label))
    if role is BoardRole.ANGGOTA:
        told = await actions.give_up(turn)
        return Say(f"{texts.ROLE_CHANGED.format(kim=kim.name, role=label)} {told}")
    if (old := await actions.offerer_of(turn.session, turn.member)) is not None:
        offer = actions.offer(old, turn.member)
        return Say(texts.OFFER_FIRST.format(offer=offer.text), offer.choices)
    try:
        await actions.ask_role(turn, role)
    except actions.HasKetua as refusal:
        # Nothing was written yet.
        return Say(f"{refusal.text}\n{texts.KETUA_GONE}", (Choice(texts.ASK_OFFICE, entry="member.ketua_gone"),))
    return await _asked(turn, label)


async def _asked(turn: Turn, role: str) -> Say:
    assert turn.member is not None
    who = await actions.who_decides(turn, turn.member.kim)
    return Say(texts.ROLE_ASKED.format(thanks=turn.thanks, role=role, who=who, by=actions.by_when(turn.member)))


@change_data.ask("move")
async def ask_move(turn: Turn) -> Ask | Say:
    if turn.member is None:
        return Say(texts.NOT_REGISTERED, (REGISTER,))
    return Ask(texts.ASK_MOVE.format(kim=turn.member.kim.name), YES_NO)


@change_data.take("move")
async def take_move(turn: Turn) -> Next:
    if not turn.choice or turn.member is None:
        return Say(texts.STAYED)
    # The old place is left with the last *Kirim*, and not before.
    return Begin(register.name, "village", data={"moving": turn.member.id})


# Leaving --------------------------------------------------------------------------------------------------


async def leave(turn: Turn) -> Answer:
    if turn.member is None:
        return Say(texts.NOT_REGISTERED, (REGISTER,))
    return Begin(leave_kim.name)


@leave_kim.ask("sure")
async def ask_sure(turn: Turn) -> Ask | Say:
    if turn.member is None:
        return Say(texts.NOT_REGISTERED, (REGISTER,))
    return Ask(texts.ASK_LEAVE.format(kim=turn.member.kim.name), YES_NO)


@leave_kim.take("sure")
async def take_sure(turn: Turn) -> Next:
    if not turn.choice or turn.member is None:
        return Say(texts.STAYED)
    kim = await actions.leave(turn)
    return Say(texts.LEFT.format(kim=kim.name, thanks=turn.thanks))


# Handing over ---------------------------------------------------------------------------------------------


async def hand_over(turn: Turn) -> Answer:
    if turn.member is None and (await powers(turn)).serves:
        return Say(texts.HANDOVER_OFFICE)
    await actions.heirs(turn)
    return Begin(handover.name)


async def how_the_board_changes(turn: Turn) -> Answer:
    """*Ganti sekretaris*: whoever takes the place says so, and one of the board confirms."""
    if turn.member is None:
        return Say(texts.HANDOVER_OFFICE) if (await powers(turn)).serves else Say(texts.NOT_REGISTERED, (REGISTER,))
    return Say(texts.BOARD_CHANGES.format(kim=turn.member.kim.name), (CHANGE,))


async def hand_over_entry(turn: Turn, _: str) -> Answer:
    return await hand_over(turn)


@handover.ask("heir")
async def ask_heir(turn: Turn) -> Ask:
    heirs = await actions.heirs(turn)
    choices = tuple(
        Choice(f"{member.person.name} ({texts.ROLES[member.role.value].lower()})", member.id) for member in heirs
    )
    offered = [member.person.name for member in heirs if member.wanted_role is BoardRole.KETUA]
    still = texts.HANDOVER_OPEN.format(name=offered[0]) if offered else ""
    stay = (Choice(texts.WITHDRAW_OFFER, STAY),) if offered else ()
    return Ask(still + texts.ASK_HANDOVER.format(kim=heirs[0].kim.name), (*choices, *stay))


@handover.take("heir")
async def take_heir(turn: Turn) -> Next:
    if turn.choice == STAY:
        return await withdraw(turn)
    heir = await actions.offer_handover(turn, int(turn.choice))
    return Say(texts.HANDOVER_SENT.format(thanks=turn.thanks, name=heir.person.name))


async def withdraw(turn: Turn) -> Say:
    """*Gak jadi mundur*: an offer that was not answered is taken back."""
    names = await actions.withdraw_offer(turn)
    return Say(texts.WITHDRAWN.format(names=names) if names else texts.NOTHING_OFFERED)


async def accept(turn: Turn, pair: str) -> Answer:
    try:
        _, heir = await actions.answer_handover(turn, pair, accepted=True)
    except actions.HandoverOver:
        # Nothing was written yet.
        if not await actions.is_free_for(turn, pair):
            raise
        return await ketua_gone(turn, "")
    return Say(texts.HANDOVER_DONE_NEW.format(thanks=turn.thanks, name=turn.honorific, kim=heir.kim.name))


async def decline(turn: Turn, pair: str) -> Answer:
    await actions.answer_handover(turn, pair, accepted=False)
    return Say(texts.HANDOVER_DECLINED_NEW)


async def ketua_gone(turn: Turn, _: str) -> Answer:
    """The ketua cannot hand over any more: the office is asked whether this person follows."""
    if turn.member is None or turn.member.status is not MemberStatus.APPROVED:
        return Say(texts.NOT_REGISTERED, (REGISTER,))
    if await actions.ask_succession(turn):
        return Say(texts.SUCCESSION_ASKED.format(thanks=turn.thanks, name=turn.honorific))
    await actions.ask_role(turn, BoardRole.KETUA)
    return await _asked(turn, texts.ROLES[BoardRole.KETUA.value].lower())


async def succeed(turn: Turn, pair: str) -> Answer:
    old, heir = await actions.decide_succession(turn, pair, follows=True)
    both = await turn.notices.reaches(old.person_id) and await turn.notices.reaches(heir.person_id)
    told = await told_about(turn, heir, texts.ALL if both else heir.person.name or texts.THEY)
    return Say(texts.SUCCEEDED.format(kim=heir.kim.name, name=heir.person.name, told=told))


async def stay(turn: Turn, pair: str) -> Answer:
    old, heir = await actions.decide_succession(turn, pair, follows=False)
    told = await told_about(turn, heir, heir.person.name or texts.THEY)
    return Say(texts.STAYED_OFFICE.format(kim=heir.kim.name, old=old.person.name, told=told))


# The village's QR -----------------------------------------------------------------------------------------


async def qr(turn: Turn) -> Answer:
    """The code and link with which people of a village register: for the own KIM, or an officer's choice."""
    held = await powers(turn)
    if held.board_of is not None and turn.member is not None:
        return qr_of(turn, turn.member.kim.village.code, turn.member.kim.name, turn.member.kim.village.title)
    if held.officer:
        found = turn.office.places.find(turn.rest) if turn.rest else []
        exact = [candidate.village_code for candidate in found if candidate.exact]
        if len(exact) == 1:
            return await _qr_of_village(turn, exact[0])
        return Begin(officer_qr.name, data={"candidates": exact})
    return Say(texts.QR_NOT_MEMBER)


def qr_of(turn: Turn, village_code: str, kim: str, village: str) -> Say:
    link = f"https://t.me/{turn.office.bot_username}?start={village_payload(village_code)}"
    caption = texts.QR_CAPTION.format(kim=kim, village=village, link=link)
    return Say(caption, picture=Picture(village_qr(link, kim, village), f"kim-{village_code}.png"))


officer_qr = Flow("officer_qr", title="kode QR desa")


@officer_qr.ask("village")
async def ask_qr_village(turn: Turn) -> Ask:
    places = turn.office.places
    choices = tuple(Choice(places.label(code), code) for code in turn.data.get("candidates", []))
    return Ask(texts.QR_WHICH.format(example=places.example), choices, free=True)


@officer_qr.take("village")
async def take_qr_village(turn: Turn) -> Next:
    code = turn.choice
    if not turn.chosen:
        found = turn.office.places.find(turn.text)
        exact = [candidate for candidate in found if candidate.exact]
        if not found:
            return Again(texts.VILLAGE_UNKNOWN_QR.format(regency=turn.office.regency_name))
        if len(exact) != 1:
            turn.data["candidates"] = [candidate.village_code for candidate in exact or found]
            return "village"
        code = exact[0].village_code
    return await _qr_of_village(turn, code)


async def _qr_of_village(turn: Turn, code: str) -> Say:
    village = await actions.village_of(turn, code)
    assert village is not None
    kim = await actions.kim_of(turn, code)
    return qr_of(turn, code, kim.name if kim is not None else "KIM", village.title)

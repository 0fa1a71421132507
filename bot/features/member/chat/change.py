"""What members say about their own place: change, move, leave, hand over, the village's QR."""

from __future__ import annotations

from bot.access import powers
from bot.conversation.card import Handler
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.messages import Choice, Kind, Picture
from bot.conversation.payloads import village_payload
from bot.conversation.turn import Turn
from bot.conversation.understand import clean_name, normalise
from bot.conversation.understand.words import YES
from bot.features.member import rules, texts
from bot.features.member.actions import change as changes
from bot.features.member.actions import claim, request
from bot.features.member.actions import offer as offers
from bot.features.member.actions.drawing import village_qr
from bot.features.member.chat.asking import NOT_REGISTERED, where_registered
from bot.features.member.chat.register import YES_NO, read_phone, register, which_role
from bot.features.member.chat.village import one_of
from storage.kim import BoardRole, Kims
from storage.region import Villages

change_data = Flow("change_data", title="perubahan data")
leave_kim = Flow("leave_kim", title="keluar dari KIM")

CHANGE = Choice(texts.CHANGE_DATA, entry="member.change")


async def change(turn: Turn) -> Answer:
    if turn.person is None or turn.person.name is None:
        return _nothing_to_change(turn)
    if normalise(turn.text) == texts.CHANGE_ALONE and turn.conversation is not None and turn.conversation.history:
        return Again(texts.CHANGE_WHICH, missed=False)
    return Begin(change_data.name)


def _nothing_to_change(turn: Turn) -> Answer:
    if turn.conversation is not None and turn.conversation.flow == register.name:
        return Again(texts.CORRECT_LATER, missed=False)
    return NOT_REGISTERED


_MEANT = {"name": rules.name_meant, "phone": rules.phone_meant}


def change_field(step: str) -> Handler:
    """*ganti nomor*: what is to be changed was said already."""

    async def run(turn: Turn) -> Answer:
        if turn.person is None or turn.person.name is None:
            return _nothing_to_change(turn)
        if step in ("move", "role") and turn.member is None:
            return NOT_REGISTERED
        if step == "role" and turn.member is not None and turn.approved is None:
            return Say(texts.ROLE_LATER.format(kim=turn.member.kim.name))
        # What it should be may stand in the same sentence: it is offered.
        meant = _MEANT[step](turn.text) if step in _MEANT else None
        return Begin(change_data.name, step, data={"named": step, "meant": meant})

    return run


@change_data.ask("what")
async def ask_what(turn: Turn) -> Ask:
    choices = [Choice(texts.CHANGE_NAME, "name"), Choice(texts.CHANGE_PHONE, "phone")]
    if turn.member is not None:
        if turn.approved is not None:
            choices.append(Choice(texts.CHANGE_ROLE, "role"))
        choices += [Choice(texts.CHANGE_VILLAGE, "move"), Choice(texts.LEAVE, "leave")]
    return Ask(texts.ASK_CHANGE, tuple(choices))


@change_data.take("what")
async def take_what(turn: Turn) -> Next:
    return Begin(leave_kim.name) if turn.choice == "leave" else str(turn.choice)


@change_data.ask("name")
async def ask_name(turn: Turn) -> Ask:
    return Ask(_changed_to(turn, texts.CHANGE_NAME) or texts.ASK_NAME, _as_said(turn), free=True)


def _changed_to(turn: Turn, what: str) -> str:
    """Asks whether what was said is meant; empty where nothing was."""
    meant = turn.data.get("meant")
    return texts.CHANGED_TO.format(what=what, value=meant) if meant else ""


def _as_said(turn: Turn) -> tuple[Choice, ...]:
    meant = turn.data.get("meant")
    return (Choice(meant, meant, words=tuple(sorted(YES))),) if meant else ()


@change_data.take("name")
async def take_name(turn: Turn) -> Next:
    typed = turn.text if turn.incoming.kind is Kind.TEXT else ""
    name = turn.choice if turn.chosen else rules.name_meant(typed) or clean_name(typed)
    if name is None or turn.person is None:
        return Again(texts.NAME_UNCLEAR)
    await request.correct(turn, name, turn.person.phone)
    return Say(texts.CHANGED.format(what=texts.CHANGE_NAME, value=name))


@change_data.ask("phone")
async def ask_phone(turn: Turn) -> Ask:
    held = turn.person is not None and turn.person.phone is not None
    remove = (Choice(texts.REMOVE_PHONE, "remove", words=texts.REMOVE_PHONE_WORDS),) if held else ()
    words = _changed_to(turn, texts.CHANGE_PHONE) or (texts.ASK_NEW_PHONE if held else texts.ASK_PHONE)
    return Ask(words, (*_as_said(turn), *remove), free=True, skip=True, asks_contact=texts.SHARE_PHONE)


@change_data.take("phone")
async def take_phone(turn: Turn) -> Next:
    if turn.skipped or (not turn.chosen and rules.has_none(turn.text)):
        return Say(texts.STAYED)
    phone = read_phone(turn) if not turn.chosen else None if turn.choice == "remove" else str(turn.choice)
    if isinstance(phone, Again) or turn.person is None:
        return phone if isinstance(phone, Again) else Again(texts.PHONE_UNCLEAR)
    await request.correct(turn, turn.person.name, phone)
    return Say(texts.CHANGED.format(what=texts.CHANGE_PHONE, value=phone or texts.NO_PHONE))


@change_data.ask("role")
async def ask_role(turn: Turn) -> Ask | Say:
    if turn.member is None:
        # Left while the form lay aside.
        return NOT_REGISTERED
    return which_role(turn.member.kim)


@change_data.take("role")
async def take_role(turn: Turn) -> Next:
    assert turn.member is not None
    role = BoardRole(turn.choice) if turn.chosen else rules.role_said(turn.text)
    if role is None:
        return Again(texts.ROLE_UNCLEAR, strange=True)
    label = texts.role(role)
    if role is turn.member.role:
        return Say(texts.ROLE_SAME.format(role=label))
    if role is BoardRole.ANGGOTA:
        # A place that nobody fills is not left by one tap.
        return Begin("resigning") if turn.member.role is BoardRole.KETUA else await given_up(turn)
    if (old := await offers.offerer_of(turn.session, turn.member)) is not None:
        offer = offers.offer(old, turn.member)
        return Say(texts.OFFER_FIRST.format(offer=offer.text), offer.choices)
    try:
        await claim.ask_role(turn, role)
    except request.HasKetua as refusal:
        # Nothing was written yet.
        return Say(f"{refusal.text}\n{texts.KETUA_GONE}", (Choice(texts.ASK_OFFICE, entry="member.ketua_gone"),))
    return await asked(turn, label)


async def given_up(turn: Turn) -> Say:
    assert turn.member is not None
    told = await changes.give_up(turn)
    role = texts.role(turn.member.role)
    return Say(f"{texts.ROLE_CHANGED.format(kim=turn.member.kim.name, role=role)} {told}")


async def asked(turn: Turn, role: str) -> Say:
    assert turn.member is not None
    who = await request.who_decides(turn, turn.member.kim)
    return Say(texts.ROLE_ASKED.format(thanks=turn.thanks, role=role, who=who, by=request.by_when(turn.member)))


@change_data.ask("move")
async def ask_move(turn: Turn) -> Ask | Say:
    if turn.member is None:
        return NOT_REGISTERED
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
        return NOT_REGISTERED
    return Begin(leave_kim.name)


@leave_kim.ask("sure")
async def ask_sure(turn: Turn) -> Ask | Say:
    if turn.member is None:
        return NOT_REGISTERED
    return Ask(texts.ASK_LEAVE.format(kim=turn.member.kim.name), YES_NO)


@leave_kim.take("sure")
async def take_sure(turn: Turn) -> Next:
    if not turn.choice or turn.member is None:
        return Say(texts.STAYED)
    kim = await changes.leave(turn)
    return Say(texts.LEFT.format(kim=kim.name, thanks=turn.thanks))


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
    return (await where_registered(turn) if turn.approved is None else None) or Say(texts.QR_NOT_MEMBER)


def qr_of(turn: Turn, village_code: str, kim: str, village: str) -> Say:
    link = turn.office.link(village_payload(village_code))
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
    code = turn.choice if turn.chosen else one_of(turn, turn.data.get("candidates", []))
    if code is None:
        found = turn.office.places.find(turn.text)
        exact = [candidate for candidate in found if candidate.exact]
        if not found:
            return Again(texts.VILLAGE_UNKNOWN_QR.format(regency=turn.office.regency_name), strange=True)
        if len(exact) != 1:
            turn.data["candidates"] = [candidate.village_code for candidate in exact or found]
            return "village"
        code = exact[0].village_code
    return await _qr_of_village(turn, code)


async def _qr_of_village(turn: Turn, code: str) -> Say:
    village = await Villages(turn.session).find_village(code)
    assert village is not None
    kim = await Kims(turn.session).find_kim_of_village(code)
    return qr_of(turn, code, kim.name if kim is not None else "KIM", village.title)

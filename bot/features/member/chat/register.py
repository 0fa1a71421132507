"""What people say while they register: consent, age, name, village, role, phone, two more consents, confirm."""

from __future__ import annotations

from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.messages import Choice, Kind
from bot.conversation.places import Candidate
from bot.conversation.turn import Turn
from bot.conversation.understand import clean_name, parse_age, parse_phone
from bot.features.member import actions, rules, texts
from storage.consent import ConsentKind
from storage.kim import BoardRole
from storage.member import MemberStatus
from storage.region import Village, Villages

register = Flow("register", title="pendaftaran")

YES_NO = (Choice(texts.YES, True), Choice(texts.NO, False))
OTHER = "other"
FROM_LIST = "list"
MENU = Choice(texts.MENU, entry="help.menu")


async def begin(turn: Turn) -> Answer:
    """Opens the registration, or says where the person stands."""
    if (standing := await where_registered(turn)) is not None:
        return standing
    return Begin(register.name)


async def begin_entry(turn: Turn, _: str) -> Answer:
    return await begin(turn)


async def begin_in_village(turn: Turn, payload: str) -> Answer:
    """The link or QR of a village: its question is asked already."""
    code = rules.village_code_of(payload)
    village = await actions.village_of(turn, code) if code else None
    if village is None:
        return Say(texts.LINK_UNKNOWN, (Choice(texts.REGISTER, entry="member.register"), MENU))
    if (standing := await where_registered(turn)) is not None:
        return standing
    return Begin(register.name, data={"linked": village.code})


async def where_registered(turn: Turn) -> Say | None:
    """What somebody who is registered or waiting is told; None for everybody else."""
    member = turn.member
    if member is None:
        return None
    kim = member.kim
    if member.status is MemberStatus.APPROVED:
        role = texts.ROLES[member.role.value].lower()
        return Say(
            texts.ALREADY_MEMBER.format(kim=kim.name, role=role),
            (Choice(texts.CHANGE_DATA, entry="member.change"), Choice(texts.CHECKIN, entry="checkin.begin")),
        )
    by = actions.by_when(member)
    if by is None:
        return Say(texts.ALREADY_WAITING_LATE.format(kim=kim.name, office=turn.office.name))
    return Say(texts.ALREADY_WAITING.format(kim=kim.name, who=await actions.who_decides(turn, kim), by=by))


# Consent and age ------------------------------------------------------------------------------------------


@register.ask("consent")
async def ask_consent(turn: Turn) -> Ask | str:
    if turn.person is not None:
        return "age" if turn.person.name is None else "village"
    long = bool(turn.data.get("long"))
    more = () if long else (Choice(texts.READ_MORE, "more"),)
    return Ask(
        actions.consent_text(turn, long=long),
        (Choice(texts.AGREE, True), Choice(texts.DISAGREE, False), *more),
        bare=True,
    )


@register.take("consent")
async def take_consent(turn: Turn) -> Next:
    if turn.choice == "more":
        turn.data["long"] = True
        return "consent"
    if turn.choice is False:
        return Say(texts.REFUSED, (MENU,))
    await actions.give_consent(turn, actions.consent_text(turn, long=bool(turn.data.pop("long", False))))
    return "age"


@register.ask("age")
async def ask_age(turn: Turn) -> Ask:
    return Ask(texts.ASK_AGE, (Choice(texts.ADULT, True), Choice(texts.MINOR, False)), free=True)


@register.take("age")
async def take_age(turn: Turn) -> Next:
    adult = turn.choice
    if not turn.chosen:
        age = parse_age(turn.text)
        if age is None:
            return Again(texts.AGE_UNCLEAR)
        adult = age >= rules.ADULT_AGE
    if not adult:
        await actions.forget_minor(turn)
        return Say(texts.UNDER_AGE)
    return "name"


@register.ask("name")
async def ask_name(turn: Turn) -> Ask:
    return Ask(texts.ASK_NAME, free=True)


@register.take("name")
async def take_name(turn: Turn) -> Next:
    name = clean_name(turn.text) if turn.incoming.kind is Kind.TEXT else None
    if name is None:
        return Again(texts.NAME_UNCLEAR)
    turn.data["name"] = name
    return "village"


# Village --------------------------------------------------------------------------------------------------


@register.ask("village")
async def ask_village(turn: Turn) -> Ask | str:
    if turn.data.get("linked"):
        return "linked"
    return Ask(texts.ASK_VILLAGE.format(name=_name(turn)), (Choice(texts.PICK_FROM_LIST, FROM_LIST),), free=True)


@register.take("village")
async def take_village(turn: Turn) -> Next:
    if turn.choice == FROM_LIST:
        return "kecamatan"
    found = turn.office.places.find(turn.text)
    if not found:
        return Again(texts.VILLAGE_UNKNOWN.format(regency=turn.office.regency_name))
    exact = [candidate for candidate in found if candidate.exact]
    if len(exact) == 1:
        return await _settle_village(turn, exact[0].village_code)
    turn.data["candidates"] = _codes(exact or found)
    return "which"


@register.ask("linked")
async def ask_linked(turn: Turn) -> Ask:
    village = await _village(turn, turn.data["linked"])
    return Ask(texts.ASK_VILLAGE_CONFIRM.format(village=village.title), YES_NO)


@register.take("linked")
async def take_linked(turn: Turn) -> Next:
    code = turn.data.pop("linked")
    return await _settle_village(turn, code) if turn.choice else "village"


@register.ask("which")
async def ask_which(turn: Turn) -> Ask:
    choices = []
    for code in turn.data["candidates"]:
        village = await _village(turn, code)
        choices.append(Choice(f"{village.name}, Kec. {village.kecamatan.name}", code))
    return Ask(texts.PICK_VILLAGE, (*choices, Choice(texts.OTHER_VILLAGE, OTHER)), free=True)


@register.take("which")
async def take_which(turn: Turn) -> Next:
    if turn.chosen and turn.choice != OTHER:
        return await _settle_village(turn, turn.choice)
    if turn.choice == OTHER:
        return "kecamatan"
    # Typed instead of tapped: the kecamatan alone tells homonyms apart, anything else is a new search.
    found = turn.office.places.find(turn.text)
    kecamatan = {hit.kecamatan_code for hit in turn.office.places.find_kecamatan(turn.text) if hit.exact}
    left = [code for code in turn.data["candidates"] if code.rpartition(".")[0] in kecamatan]
    if len(left) == 1:
        return await _settle_village(turn, left[0])
    return await take_village(turn) if found else Again(texts.VILLAGE_UNKNOWN.format(regency=turn.office.regency_name))


@register.ask("kecamatan")
async def ask_kecamatan(turn: Turn) -> Ask:
    every = await Villages(turn.session).list_kecamatan()
    return Ask(texts.ASK_KECAMATAN, tuple(Choice(kecamatan.name, kecamatan.code) for kecamatan in every))


@register.take("kecamatan")
async def take_kecamatan(turn: Turn) -> Next:
    turn.data["kecamatan"] = turn.choice
    return "village_of"


@register.ask("village_of")
async def ask_village_of(turn: Turn) -> Ask:
    villages = Villages(turn.session)
    kecamatan = await villages.find_kecamatan(turn.data["kecamatan"])
    assert kecamatan is not None
    inside = await villages.list_villages(kecamatan.code)
    return Ask(texts.ASK_VILLAGE_OF.format(kecamatan=kecamatan.name), tuple(Choice(v.name, v.code) for v in inside))


@register.take("village_of")
async def take_village_of(turn: Turn) -> Next:
    return await _settle_village(turn, turn.choice)


async def _settle_village(turn: Turn, code: str) -> Next:
    turn.data["village"] = code
    turn.data.pop("candidates", None)
    return "role" if await actions.kim_of(turn, code) is not None else "no_kim"


@register.ask("no_kim")
async def ask_no_kim(turn: Turn) -> Ask:
    village = await _village(turn, turn.data["village"])
    return Ask(
        texts.NO_KIM_YET.format(village=village.title, office=turn.office.name),
        (Choice(texts.PROPOSE, True), Choice(texts.NO_KIM_AT_ALL, False)),
    )


@register.take("no_kim")
async def take_no_kim(turn: Turn) -> Next:
    if not turn.choice:
        return Say(texts.NOT_PROPOSED)
    village = await _village(turn, turn.data["village"])
    await actions.propose_kim(turn, village, _name(turn))
    return Say(
        texts.PROPOSED.format(thanks=turn.thanks, name=turn.honorific, village=village.title, office=turn.office.name)
    )


# Role, phone, the other consents ----------------------------------------------------------------------------


@register.ask("role")
async def ask_role(turn: Turn) -> Ask | str:
    kim = await actions.kim_of(turn, turn.data["village"])
    if kim is None:
        return "no_kim"
    choices = tuple(Choice(label, role) for role, label in texts.ROLES.items())
    return Ask(texts.ASK_ROLE.format(kim=kim.name, village=kim.village.title), choices)


@register.take("role")
async def take_role(turn: Turn) -> Next:
    turn.data["role"] = turn.choice
    # Who registers again is known already: the number and the other consents are on file.
    return "confirm" if turn.person is not None and turn.person.name else "phone"


@register.ask("phone")
async def ask_phone(turn: Turn) -> Ask:
    return Ask(texts.ASK_PHONE, free=True, skip=True, asks_contact=texts.SHARE_PHONE)


@register.take("phone")
async def take_phone(turn: Turn) -> Next:
    if turn.skipped:
        turn.data["phone"] = None
        return "reminders"
    result = read_phone(turn)
    if isinstance(result, Again):
        return result
    turn.data["phone"] = result
    return "reminders"


def read_phone(turn: Turn) -> str | Again:
    """The number that was typed or shared, E.164."""
    incoming = turn.incoming
    if incoming.kind is Kind.CONTACT and not incoming.own_contact:
        return Again(texts.PHONE_NOT_OWN)
    phone = parse_phone(incoming.phone or turn.text)
    return phone if phone is not None else Again(texts.PHONE_UNCLEAR)


@register.ask("reminders")
async def ask_reminders(turn: Turn) -> Ask:
    return Ask(texts.ASK_REMINDERS, YES_NO)


@register.take("reminders")
async def take_reminders(turn: Turn) -> Next:
    actions.record_consent(turn, ConsentKind.REMINDERS, given=turn.choice, shown=texts.ASK_REMINDERS)
    return "photos"


@register.ask("photos")
async def ask_photos(turn: Turn) -> Ask:
    return Ask(texts.ASK_PHOTOS, YES_NO)


@register.take("photos")
async def take_photos(turn: Turn) -> Next:
    actions.record_consent(turn, ConsentKind.PHOTOS, given=turn.choice, shown=texts.ASK_PHOTOS)
    return "confirm"


@register.ask("confirm")
async def ask_confirm(turn: Turn) -> Ask:
    kim = await actions.kim_of(turn, turn.data["village"])
    assert kim is not None
    return Ask(
        texts.CONFIRM.format(
            name=_name(turn),
            kim=kim.name,
            village=kim.village.title,
            role=texts.ROLES[turn.data["role"]],
            phone=_phone(turn) or texts.NO_PHONE,
        ),
        (Choice(texts.SEND, True),),
    )


@register.take("confirm")
async def take_confirm(turn: Turn) -> Next:
    kim = await actions.kim_of(turn, turn.data["village"])
    assert kim is not None
    member = await actions.request_membership(
        turn, kim, BoardRole(turn.data["role"]), name=_name(turn), phone=_phone(turn)
    )
    return Say(
        texts.WAITING.format(
            thanks=turn.thanks,
            name=turn.honorific,
            kim=kim.name,
            who=await actions.who_decides(turn, kim),
            by=actions.by_when(member),
        )
    )


def _name(turn: Turn) -> str:
    known = turn.person.name if turn.person is not None else None
    return str(turn.data.get("name") or known or "")


def _phone(turn: Turn) -> str | None:
    known = turn.person.phone if turn.person is not None else None
    phone = turn.data.get("phone", known)
    return str(phone) if phone else None


async def _village(turn: Turn, code: str) -> Village:
    village = await actions.village_of(turn, code)
    assert village is not None
    return village


def _codes(candidates: list[Candidate]) -> list[str]:
    return [candidate.village_code for candidate in candidates]

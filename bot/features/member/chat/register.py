"""What people say while they register: consent, age, name, village, role, phone, two more consents, confirm."""

from __future__ import annotations

from bot.access import powers
from bot.conversation import texts as shared
from bot.conversation.buttons import TO_MENU, TO_REGISTER
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.messages import Choice, Kind
from bot.conversation.payloads import village_code_of
from bot.conversation.questions import finds_wrong
from bot.conversation.turn import Turn
from bot.conversation.understand import clean_name, parse_age, parse_phone, says, yes_or_no
from bot.features.member import rules, texts
from bot.features.member.actions import change, consent, request
from bot.features.member.chat.asking import where_registered
from storage.consent import ConsentKind
from storage.kim import BoardRole, Kim, Kims
from storage.region import Villages

register = Flow(request.REGISTRATION, title="pendaftaran")

YES_NO = (Choice(texts.YES, True), Choice(texts.NO, False))
SLIP = 2
"""Words from which on what is typed in place of a yes or no may be about an earlier answer: *namanya salah*."""


async def begin(turn: Turn) -> Answer:
    """Opens the registration, or says where the person stands."""
    if (standing := await where_registered(turn)) is not None:
        return standing
    codes = _villages_said(turn)
    return Begin(register.name, data={"linked": codes[0]} if len(codes) == 1 else {"said": codes} if codes else {})


def _villages_said(turn: Turn) -> list[str]:
    said = rules.village_said(turn.text)
    return [found.village_code for found in turn.office.places.find(said) if found.exact] if said else []


async def begin_in_kim(turn: Turn) -> Answer | None:
    """*Ikut kim sumberejo*, said by who is in none."""
    if turn.member is not None or not rules.joins_kim(turn.text) or not _villages_said(turn):
        return None
    return await begin(turn)


async def list_or_begin(turn: Turn) -> Answer:
    """*Daftar kim*: an officer looks for the list of them, everybody else wants to join one."""
    if not (await powers(turn)).officer:
        return await begin(turn)
    return Say(
        texts.WHICH_LIST,
        (
            Choice(texts.RECAP, entry="silence.recap"),
            Choice(texts.SILENT, entry="silence.silent"),
            TO_REGISTER,
        ),
    )


async def begin_in_village(turn: Turn, payload: str) -> Answer:
    """The link or QR of a village: its question is asked already."""
    code = village_code_of(payload)
    village = await Villages(turn.session).find_village(code) if code else None
    if village is None:
        return Say(texts.LINK_UNKNOWN, (TO_REGISTER, TO_MENU))
    if (standing := await where_registered(turn)) is not None:
        return standing
    first = turn.person is None
    lead = texts.WELCOME_LINK.format(office=turn.office.name, village=village.title) if first else ""
    return Begin(register.name, data={"linked": village.code}, joins=True, lead=lead)


def what_stays(turn: Turn) -> str | None:
    """Given up after the consent: it is on record, and says so."""
    first = turn.person is not None and turn.person.name is None and turn.member is None
    return texts.CANCELLED_CONSENT if first else None


register.farewell = what_stays


# Consent and age ------------------------------------------------------------------------------------------


@register.ask("consent")
async def ask_consent(turn: Turn) -> Ask | str:
    if turn.person is not None and await consent.is_agreed(turn):
        return "age" if turn.person.name is None else "village"
    long = bool(turn.data.get("long"))
    more = () if long else (Choice(texts.READ_MORE, "more", words=texts.READ_MORE_WORDS),)
    return Ask(
        consent.consent_text(turn, long=long),
        (Choice(texts.AGREE, True), Choice(texts.DISAGREE, False), *more),
        bare=True,
    )


@register.take("consent")
async def take_consent(turn: Turn) -> Next:
    if turn.choice == "more":
        turn.data["long"] = True
        return "consent"
    if turn.choice is False:
        return Say(texts.REFUSED, (TO_MENU,))
    await consent.give_consent(turn, consent.consent_text(turn, long=bool(turn.data.pop("long", False))))
    return "age"


@register.ask("age")
async def ask_age(turn: Turn) -> Ask:
    # No yes-or-no question: whoever agrees in passing has not said how old they are.
    choices = (Choice(texts.ADULT, "adult", words=texts.ADULT_WORDS), Choice(texts.MINOR, "minor"))
    return Ask(texts.ASK_AGE, choices, free=True)


@register.take("age")
async def take_age(turn: Turn) -> Next:
    age = parse_age(turn.text)
    if (age is None and not turn.chosen) or (age is not None and age < rules.YOUNGEST):
        return unclear(turn, texts.AGE_UNCLEAR)
    # A number that was typed is an age, never the number of a button.
    minor = turn.choice == "minor" if age is None else age < rules.ADULT_AGE
    if minor:
        await consent.forget_minor(turn)
        return Say(texts.UNDER_AGE, (TO_MENU,))
    return "name"


@register.ask("name")
async def ask_name(turn: Turn) -> Ask:
    return Ask(texts.ASK_NAME, free=True)


@register.take("name")
async def take_name(turn: Turn) -> Next:
    name = clean_name(turn.text) if turn.incoming.kind is Kind.TEXT else None
    if name is None or (finds_wrong(turn.text) and rules.part_named(turn.text)):
        return unclear(turn, texts.NAME_UNCLEAR)
    turn.data["name"] = name
    return "confirm" if turn.data.get("changing") else "village"


# Role, phone, the other consents ----------------------------------------------------------------------------


@register.ask("role")
async def ask_role(turn: Turn) -> Ask | str:
    kim = await Kims(turn.session).find_kim_of_village(turn.data["village"])
    if kim is None:
        return "no_kim"
    return which_role(kim)


def unclear(turn: Turn, words: str) -> Again:
    """Again, with what is missing; whoever found a slip in an earlier answer is told where that is mended."""
    slip = turn.incoming.kind is Kind.TEXT and finds_wrong(turn.text)
    return Again(texts.CORRECT_LATER, missed=False) if slip else Again(words, strange=True)


def which_role(kim: Kim) -> Ask:
    # Free, so that a title there is no button for is told which one to choose.
    choices = tuple(Choice(label, role, words=texts.ROLE_WORDS.get(role, ())) for role, label in texts.ROLES.items())
    return Ask(texts.ASK_ROLE.format(kim=kim.name, village=kim.village.title), choices, free=True)


@register.take("role")
async def take_role(turn: Turn) -> Next:
    role = turn.choice if turn.chosen else rules.role_said(turn.text)
    if role is None:
        return unclear(turn, texts.ROLE_UNCLEAR)
    turn.data["role"] = BoardRole(role).value
    # Who registers again is known already: the number and the other consents are on file.
    known = turn.person is not None and turn.person.name
    return "confirm" if known or turn.data.get("changing") else "phone"


@register.ask("phone")
async def ask_phone(turn: Turn) -> Ask:
    return Ask(texts.ASK_PHONE, free=True, skip=True, asks_contact=texts.SHARE_PHONE)


@register.take("phone")
async def take_phone(turn: Turn) -> Next:
    result = None if turn.skipped or rules.has_none(turn.text) else read_phone(turn)
    if isinstance(result, Again):
        return unclear(turn, result.text)
    turn.data["phone"] = result
    return "confirm" if turn.data.get("changing") else "reminders"


def read_phone(turn: Turn) -> str | Again:
    """The number that was typed or shared, E.164."""
    incoming = turn.incoming
    if incoming.kind is Kind.CONTACT and not incoming.own_contact:
        return Again(texts.PHONE_NOT_OWN)
    phone = parse_phone(incoming.phone or turn.text)
    return phone if phone is not None else Again(texts.PHONE_UNCLEAR, strange=True)


@register.ask("reminders")
async def ask_reminders(turn: Turn) -> Ask:
    return Ask(texts.ASK_REMINDERS, YES_NO, sentence=SLIP)


@register.take("reminders")
async def take_reminders(turn: Turn) -> Next:
    if not turn.chosen:
        return unclear(turn, shared.CHOOSE_ONE)
    consent.record_consent(turn, ConsentKind.REMINDERS, given=turn.choice, shown=texts.ASK_REMINDERS)
    return "photos"


@register.ask("photos")
async def ask_photos(turn: Turn) -> Ask:
    return Ask(texts.ASK_PHOTOS, YES_NO, sentence=SLIP)


@register.take("photos")
async def take_photos(turn: Turn) -> Next:
    if not turn.chosen:
        return unclear(turn, shared.CHOOSE_ONE)
    consent.record_consent(turn, ConsentKind.PHOTOS, given=turn.choice, shown=texts.ASK_PHOTOS)
    return "confirm"


@register.ask("confirm")
async def ask_confirm(turn: Turn) -> Ask:
    kim = await Kims(turn.session).find_kim_of_village(turn.data["village"])
    assert kim is not None
    turn.data.pop("changing", None)
    said = texts.CONFIRM.format(
        name=name_of(turn),
        kim=kim.name.removeprefix("KIM "),
        village=kim.village.title,
        role=texts.ROLES[turn.data["role"]],
        phone=_phone(turn) or texts.NO_PHONE,
    )
    if turn.member is not None and turn.data.get("moving"):
        said = f"{said}\n\n{texts.CONFIRM_MOVE.format(kim=turn.member.kim.name)}"
    return Ask(said, (Choice(texts.SEND, True), Choice(texts.EDIT, "edit", words=texts.EDIT_WORDS)))


@register.take("confirm")
async def take_confirm(turn: Turn) -> Next:
    if turn.choice == "edit":
        part = rules.part_named(turn.text) if turn.incoming.kind is Kind.TEXT else None
        return _edit(turn, part) if part else "edit"
    kim = await Kims(turn.session).find_kim_of_village(turn.data["village"])
    assert kim is not None
    if turn.member is not None:
        if turn.member.id != turn.data.get("moving"):
            return await where_registered(turn) or Say(texts.STAYED)
        await change.leave(turn)
        await turn.session.flush()  # one open place at a time: the old one first
    member = await request.request_membership(
        turn, kim, BoardRole(turn.data["role"]), name=name_of(turn), phone=_phone(turn)
    )
    return Say(
        texts.WAITING.format(
            thanks=turn.thanks,
            name=turn.honorific,
            kim=kim.name,
            who=await request.who_decides(turn, kim),
            by=request.by_when(member),
        ),
        _afterwards(turn),
    )


@register.ask("edit")
async def ask_edit(turn: Turn) -> Ask:
    return Ask(
        texts.ASK_EDIT,
        (
            Choice(texts.CHANGE_NAME, "name", words=texts.NAME_WORDS),
            Choice(texts.EDIT_VILLAGE, "village", words=texts.EDIT_VILLAGE_WORDS),
            Choice(texts.CHANGE_ROLE, "role"),
            Choice(texts.CHANGE_PHONE, "phone", words=texts.PHONE_WORDS),
        ),
        sentence=1,
    )


@register.take("edit")
async def take_edit(turn: Turn) -> Next:
    """One field, and back to the summary."""
    if turn.chosen:
        return _edit(turn, str(turn.choice))
    if part := rules.part_named(turn.text):
        return _edit(turn, part)
    right = says(turn.text, shared.RIGHT_WORDS) or yes_or_no(turn.text)
    return "confirm" if right else Again(shared.CHOOSE_ONE)


def _edit(turn: Turn, part: str) -> str:
    """Another village asks for the role there too."""
    turn.data["changing"] = True
    if part == "village":
        turn.data["elsewhere"] = True
    return part


def _afterwards(turn: Turn) -> tuple[Choice, ...]:
    """The way back to what somebody wanted before registering: `data["then"]` is a label and a standing entry."""
    then = turn.data.get("then")
    return (Choice(str(then[0]), entry=str(then[1])),) if then else ()


def name_of(turn: Turn) -> str:
    known = turn.person.name if turn.person is not None else None
    return str(turn.data.get("name") or known or "")


def _phone(turn: Turn) -> str | None:
    known = turn.person.phone if turn.person is not None else None
    phone = turn.data.get("phone", known)
    return str(phone) if phone else None

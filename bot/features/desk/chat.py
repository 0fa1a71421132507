"""What officers say at their desk."""

from __future__ import annotations

from bot.access import AdminFlow, powers, require_admin, require_officer
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.formats import format_all, format_date
from bot.conversation.messages import Choice, Kind
from bot.conversation.turn import Turn
from bot.conversation.understand import clean_name
from bot.features.desk import actions, rules, texts
from bot.features.help.actions import files_of, name_of
from bot.features.member.actions.consent import consent_text, give_consent, is_agreed
from storage.help import HelpRequests
from storage.hoax_case import UNANSWERED, HoaxCases
from storage.member import Members
from storage.office import OfficeRole, Offices
from storage.region import Villages

invite_officer = AdminFlow("invite_officer", title="undangan petugas")
take_office = Flow("take_office", title="undangan petugas")
revoke_office = AdminFlow("revoke_office", title="daftar petugas")
hand_over_office = AdminFlow("hand_over_office", title="serah terima tugas petugas")

NEWCOMER = 0


async def panel(turn: Turn) -> Answer:
    """How much waits, with a button to each queue."""
    held = await require_officer(turn)
    found = await actions.waiting(turn.session, None if held.admin else sorted(held.kecamatan))
    choices = [
        Choice(texts.MEMBERS.format(count=found.members), entry="member.queue"),
        Choice(texts.CHECKINS.format(count=found.checkins), entry="checkin.review"),
        Choice(texts.TASKS.format(count=found.tasks), entry="silence.tasks"),
        Choice(texts.GROUPS, entry="group.list"),
        Choice(texts.RECAP, entry="silence.recap"),
    ]
    if not held.admin:
        return Say(found.told(texts.PANEL_COORDINATOR), tuple(choices))
    hoaxes = await HoaxCases(turn.session).count(UNANSWERED)
    choices += [
        Choice(texts.HOAX_DESK.format(count=hoaxes), entry="hoax.queue"),
        Choice(texts.QUESTIONS.format(count=found.questions), entry="desk.questions"),
        Choice(texts.TOMORROW, entry="silence.tomorrow"),
        Choice(texts.INVITE, entry="desk.invite"),
        Choice(texts.OFFICERS, entry="desk.officers"),
    ]
    return Say(found.told(texts.PANEL_TEXT), tuple(choices))


async def unread(turn: Turn) -> Answer | None:
    """*Ada yang menunggu hari ini?*, *siapa saja petugas kita*: said by an officer, and by nobody else a command."""
    if not (waits := rules.asks_what_waits(turn.text)) and not rules.asks_who_serves(turn.text):
        return None
    held = await powers(turn)
    if waits:
        return await panel(turn) if held.officer else None
    return await officers(turn) if held.admin else None


async def questions(turn: Turn) -> Answer:
    await require_admin(turn)
    waiting = await HelpRequests(turn.session).list_open()
    if not waiting:
        return Say(texts.NO_QUESTIONS)
    first = waiting[0]
    name = name_of(first.person)
    return Say(
        texts.QUESTION.format(count=len(waiting), name=name, question=first.question),
        (Choice(texts.ANSWER.format(name=name), entry=f"help.answer:{first.id}"),),
        attachments=files_of(first),
    )


# Inviting to an office ------------------------------------------------------------------------------------


async def invite(turn: Turn) -> Answer:
    await require_admin(turn)
    return Begin(invite_officer.name)


@invite_officer.ask("office")
async def ask_office(turn: Turn) -> Ask:
    return Ask(
        texts.ASK_OFFICE,
        (
            Choice(texts.COORDINATOR, OfficeRole.COORDINATOR.value, words=texts.COORDINATOR_WORDS),
            Choice(texts.ADMIN, OfficeRole.ADMIN.value, words=("admin",)),
            Choice(texts.VERIFIER, OfficeRole.VERIFIER.value),
            Choice(texts.EDITOR, OfficeRole.EDITOR.value),
            Choice(texts.DESK_HEAD, OfficeRole.DESK_HEAD.value),
        ),
    )


@invite_officer.take("office")
async def take_office_kind(turn: Turn) -> Next:
    role = OfficeRole(turn.choice)
    return "kecamatan" if role is OfficeRole.COORDINATOR else await _invitation(turn, role, "")


@invite_officer.ask("kecamatan")
async def ask_kecamatan(turn: Turn) -> Ask:
    every = await Villages(turn.session).list_kecamatan()
    return Ask(texts.ASK_KECAMATAN, tuple(Choice(kecamatan.name, kecamatan.code) for kecamatan in every))


@invite_officer.take("kecamatan")
async def take_kecamatan(turn: Turn) -> Next:
    return await _invitation(turn, OfficeRole.COORDINATOR, turn.choice)


async def _invitation(turn: Turn, role: OfficeRole, kecamatan_code: str) -> Say:
    link, until = await actions.invite(turn, role, kecamatan_code)
    name = await actions.role_name(turn, role, kecamatan_code)
    return Say(texts.INVITATION.format(role=name, until=format_date(turn.office.today(until)), link=link))


# Taking an office -----------------------------------------------------------------------------------------


async def open_invitation(turn: Turn, token: str) -> Answer:
    await actions.find_invitation(turn, token)
    return Begin(take_office.name, data={"token": token})


@take_office.ask("consent")
async def ask_consent(turn: Turn) -> Ask | str:
    if await is_agreed(turn):
        return "name"
    return Ask(consent_text(turn), (Choice(texts.AGREE, True), Choice(texts.DISAGREE, False)), bare=True)


@take_office.take("consent")
async def take_consent(turn: Turn) -> Next:
    if turn.choice is False:
        return Say(texts.REFUSED)
    await give_consent(turn, consent_text(turn))
    return "name"


@take_office.ask("name")
async def ask_name(turn: Turn) -> Ask | Say:
    if turn.person is not None and turn.person.name:
        return await _taken(turn)
    return Ask(texts.ASK_NAME, free=True)


@take_office.take("name")
async def take_name(turn: Turn) -> Next:
    name = clean_name(turn.text) if turn.incoming.kind is Kind.TEXT else None
    if name is None or turn.person is None:
        return Again(texts.NAME_UNCLEAR)
    turn.person.name = name
    return await _taken(turn)


async def _taken(turn: Turn) -> Say:
    roles = await actions.take_office(turn, turn.data["token"])
    words = texts.TAKEN_HOAX if set(roles) <= set(texts.ROLE_HOAX_DESK.values()) else texts.TAKEN
    return Say(words.format(thanks=turn.thanks, name=turn.honorific, role=format_all(roles)))


# Who holds an office --------------------------------------------------------------------------------------


async def officers(turn: Turn) -> Answer:
    await require_admin(turn)
    return Begin(revoke_office.name)


@revoke_office.ask("who")
async def ask_who(turn: Turn) -> Ask | Say:
    members = Members(turn.session)
    choices = []
    for role in OfficeRole:
        for grant in await Offices(turn.session).list_officers(role):
            name = await actions.name_of(members, grant.person_id)
            label = texts.OFFICER.format(
                name=name, role=await actions.role_name(turn, grant.role, grant.kecamatan_code)
            )
            # One name may hold several offices.
            choices.append(Choice(label, grant.id, words=(name,)))
    if not choices:
        return Say(texts.NO_OFFICERS, (Choice(texts.INVITE, entry="desk.invite"),))
    return Ask(texts.OFFICERS_TEXT.format(count=len(choices)), tuple(choices))


@revoke_office.take("who")
async def take_who(turn: Turn) -> Next:
    turn.data["grant"] = turn.choice
    return "sure"


@revoke_office.ask("sure")
async def ask_sure(turn: Turn) -> Ask | Say:
    grant = await Offices(turn.session).find_grant(turn.data["grant"])
    if grant is None:
        return Say(texts.REVOKED_BEFORE, (Choice(texts.OFFICERS, entry="desk.officers"),))
    name = await actions.name_of(Members(turn.session), grant.person_id)
    role = await actions.role_name(turn, grant.role, grant.kecamatan_code)
    return Ask(texts.ASK_REVOKE.format(name=name, role=role), (Choice(texts.YES, True), Choice(texts.NO, False)))


@revoke_office.take("sure")
async def take_sure(turn: Turn) -> Next:
    if not turn.choice:
        return Say(texts.KEPT)
    name, role = await actions.revoke(turn, turn.data["grant"])
    return Say(texts.REVOKED.format(name=name, role=role))


# Handing over everything somebody holds --------------------------------------------------------------------


async def hand_over(turn: Turn) -> Answer:
    await require_admin(turn)
    return Begin(hand_over_office.name)


@hand_over_office.ask("giver")
async def ask_giver(turn: Turn) -> Ask | Say:
    every = await actions.list_officers(turn)
    if not every:
        return Say(texts.NO_OFFICERS, (Choice(texts.INVITE, entry="desk.invite"),))
    return Ask(texts.ASK_GIVER, tuple(Choice(one.label, one.person_id, words=(one.name,)) for one in every))


@hand_over_office.take("giver")
async def take_giver(turn: Turn) -> Next:
    turn.data["giver"] = turn.choice
    return "heir"


@hand_over_office.ask("heir")
async def ask_heir(turn: Turn) -> Ask:
    giver, others = await _giver(turn)
    return Ask(
        texts.ASK_HEIR.format(giver=giver.name),
        (
            Choice(texts.NEWCOMER, NEWCOMER, words=texts.NEWCOMER_WORDS),
            *(Choice(one.label, one.person_id, words=(one.name,)) for one in others),
        ),
    )


@hand_over_office.take("heir")
async def take_heir(turn: Turn) -> Next:
    if turn.choice != NEWCOMER:
        turn.data["heir"] = turn.choice
        return "sure"
    giver, _ = await _giver(turn)
    link, until = await actions.invite_heir(turn, giver.person_id)
    return Say(
        texts.HEIR_LINK.format(
            giver=giver.name, roles=format_all(giver.roles), until=format_date(turn.office.today(until)), link=link
        )
    )


@hand_over_office.ask("sure")
async def ask_pass(turn: Turn) -> Ask:
    giver, others = await _giver(turn)
    heir = next((one for one in others if one.person_id == turn.data["heir"]), None)
    if heir is None:
        raise actions.HeirGone
    words = texts.ASK_PASS.format(giver=giver.name, heir=heir.name, what=format_all(giver.roles))
    return Ask(words, (Choice(texts.YES_PASS, True), Choice(texts.NO, False)))


@hand_over_office.take("sure")
async def take_pass(turn: Turn) -> Next:
    if not turn.choice:
        return Say(texts.KEPT)
    passed = await actions.hand_over(turn, turn.data["giver"], turn.data["heir"])
    return Say(texts.PASSED.format(giver=passed.giver, heir=passed.heir, what=passed.what))


async def _giver(turn: Turn) -> tuple[actions.Officer, list[actions.Officer]]:
    """Whose offices pass on, and the other officers."""
    every = await actions.list_officers(turn)
    giver = next((one for one in every if one.person_id == turn.data["giver"]), None)
    if giver is None:
        raise actions.NothingHeld
    return giver, [one for one in every if one is not giver]

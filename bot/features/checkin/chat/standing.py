"""How the KIM stands, and why its score is what it is."""

from __future__ import annotations

from bot.access import powers
from bot.conversation.buttons import TO_CHECKIN, TO_REGISTER
from bot.conversation.flow import Answer, Say
from bot.conversation.formats import format_choice, format_date, format_number
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features.checkin import texts
from bot.features.checkin.actions.buttons import TO_KIM_HISTORY, TO_STATUS
from bot.features.checkin.actions.score import score_of
from bot.features.checkin.chat.begin import not_a_member
from bot.features.checkin.rules.score import Score
from bot.features.silence.actions import UNHEARD, State, state_of
from storage.checkin import Adinda, Category
from storage.group import Groups
from storage.kim import Kim
from storage.member import Members, MemberStatus


async def status(turn: Turn) -> Answer:
    """How the own KIM stands, and what is missing."""
    place = turn.approved
    if place is None:
        return await _outsider(turn)
    kim = place.kim
    score = await score_of(turn, kim)
    members = await Members(turn.session).list_of_kim(kim.id)
    state = state_of(kim, connected=True, on=turn.today, silence_days=turn.office.settings.silence_days)
    group = await Groups(turn.session).of_kim(kim.id)
    said = texts.STATES[state.value]
    if kim.paused_until is not None and state is State.PAUSED:
        said = texts.STATUS_PAUSED.format(state=said, until=format_date(kim.paused_until))
    if state in UNHEARD and group is not None and group.is_lively(turn.now):
        said = texts.STATUS_LIVELY.format(state=said)
    return Say(
        texts.STATUS_KIM.format(
            kim=kim.name,
            state=said,
            last=format_date(kim.last_activity_on) if kim.last_activity_on is not None else texts.NEVER,
            members=format_number(len(members)),
            board=_board(score),
            papers=_papers(turn, kim, score),
            days=score.weights.days,
            total=score.total,
            most=score.weights.total_max,
        ),
        (
            Choice(texts.WHY, entry="checkin.score"),
            TO_KIM_HISTORY,
            TO_CHECKIN,
        ),
    )


async def _outsider(turn: Turn) -> Answer:
    if turn.member is not None and turn.member.status is MemberStatus.PENDING:
        return await not_a_member(turn) or Say(texts.STATUS_NOT_MEMBER)
    if (await powers(turn)).officer:
        words = texts.STATUS_OFFICER.format(village=turn.office.places.example.name.lower())
        return Say(words, (Choice(texts.RECAP, entry="silence.recap"), Choice(texts.PANEL, entry="desk.panel")))
    return Say(texts.STATUS_NOT_MEMBER, (TO_REGISTER,))


def _board(score: Score) -> str:
    if not score.missing:
        return texts.STATUS_BOARD_COMPLETE
    return texts.STATUS_BOARD_MISSING.format(roles=format_choice(texts.ROLES[role.value] for role in score.missing))


def _papers(turn: Turn, kim: Kim, score: Score) -> str:
    if not score.sk_known and kim.term_ends_on is None:
        return texts.STATUS_NO_PAPERS
    return texts.STATUS_PAPERS.format(sk=texts.SK_KNOWN if score.sk_known else texts.SK_UNKNOWN, term=_term(turn, kim))


def _term(turn: Turn, kim: Kim) -> str:
    if kim.term_ends_on is None:
        return texts.TERM_UNKNOWN
    words = texts.TERM_UNTIL if kim.term_ends_on >= turn.today else texts.TERM_OVER
    return words.format(date=format_date(kim.term_ends_on))


# The score ------------------------------------------------------------------------------------------------


async def score(turn: Turn) -> Answer:
    """Each part of the score, and what would add most."""
    place = turn.approved
    if place is None:
        return await _outsider(turn)
    found = await score_of(turn, place.kim)
    weights = found.weights
    return Say(
        texts.SCORE.format(
            kim=place.kim.name,
            days=weights.days,
            total=found.total,
            most=weights.total_max,
            administration=found.administration,
            administration_max=weights.administration_max,
            administration_why=texts.administration(found.sk_known, found.term_running, not found.missing),
            core=found.core,
            core_max=weights.tasks_max,
            tasks=", ".join(f"{task.value} {points}" for task, points in found.tasks.items() if points) or texts.NEVER,
            media=found.media,
            media_max=weights.media_max,
            links=found.links,
            coaching=found.coaching,
            coaching_max=weights.coaching_max,
            hoax=found.hoax,
            hoax_max=weights.hoax_max,
            advice=_advice(found),
        ),
        (TO_CHECKIN, TO_STATUS),
    )


_EASIEST = {
    Adinda.DISKUSI: Category.MEETING,
    Adinda.DISEMINASI: Category.OUTREACH,
    Adinda.AKSES: Category.COVERAGE,
    Adinda.ASPIRASI: Category.ASPIRATION,
    Adinda.IMPLEMENTASI: Category.EMPOWERMENT,
    Adinda.NETWORKING: Category.NETWORK,
}
"""For each task the activity that asks least of a small group; the easier tasks first."""


def _advice(found: Score) -> str:
    """The one thing that would help now."""
    untouched = [category for task, category in _EASIEST.items() if not found.tasks[task]]
    if untouched and found.core < found.weights.tasks_max:
        return texts.ADVICE_REPORT.format(label=texts.CATEGORIES[untouched[0].value])
    if found.media < found.weights.media_max:
        return texts.ADVICE_LINK
    return texts.ADVICE_NONE

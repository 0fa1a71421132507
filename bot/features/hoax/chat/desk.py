"""The queue and the page of a case, with the buttons that fit its state and whoever looks at it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.access import Powers, powers, require_hoax_desk
from bot.conversation.flow import Answer, Say
from bot.conversation.markup import units
from bot.conversation.messages import Attachment, Choice, Media
from bot.conversation.pages import begins_at, pieces_beside
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.hoax import texts
from bot.features.hoax.actions import answer, desk, known, ruling, share
from bot.features.hoax.actions.buttons import TO_QUEUE, to_case
from bot.features.hoax.actions.trail import case_of
from bot.features.hoax.rules import claim
from storage.clarification import Clarifications
from storage.hoax import HoaxReport, HoaxReports, ProofKind
from storage.hoax_case import AT_WORK, SHOWN, CaseStatus, HoaxCase, HoaxCases
from storage.hoax_ruling import Rulings

LISTED = 8
LONGEST = 3_900
"""Letters of a page; a message of Telegram has 4,096."""
SHOWN_LINK = 200
REPLIES = 3
_SAFE = (ProofKind.PHOTO, ProofKind.VIDEO, ProofKind.VOICE)
"""The platform made these itself; documents are shown once they were looked at."""
SAID = 600
MOST_FILES = 10


async def waiting(turn: Turn) -> int:
    """How many cases wait for what the person of this turn may do."""
    held = await powers(turn)
    statuses = _mine(held)
    return await HoaxCases(turn.session).count(statuses) if statuses else 0


def _mine(held: Powers) -> tuple[CaseStatus, ...]:
    statuses: tuple[CaseStatus, ...] = AT_WORK if held.verifier or held.desk_head else ()
    return (*statuses, CaseStatus.IN_REVIEW, CaseStatus.DECIDED) if held.editor or held.desk_head else statuses


async def queue(turn: Turn, offset: str = "") -> Answer:
    """What one has or could take comes first; urgent cases, then the oldest."""
    held = await require_hoax_desk(turn)
    cases, statuses = HoaxCases(turn.session), _mine(held)
    person = turn.person.id if turn.person is not None else 0
    total = await cases.count(statuses)
    start = begins_at(offset, total)
    found = await cases.list_queue(statuses, person, start=start, limit=LISTED)
    figures = Choice(texts.FIGURES, entry="hoax.figures")
    if not found:
        return Say(texts.QUEUE_EMPTY, (figures,))
    counts = await HoaxReports(turn.session).count_of_cases([case.id for case in found])
    lines = [
        texts.QUEUE_LINE.format(
            mark=texts.URGENT_MARK if case.urgent else "",
            case=case.id,
            title=claim.line_of(case.title, 50),
            status=texts.STATUS[case.status.value],
            own=texts.OWN_MARK if case.verifier_id == person else "",
            late=texts.LATE_MARK if case.due_at < turn.now and case.answered_at is None else "",
            count=counts.get(case.id, 0),
        )
        for case in found
    ]
    words = texts.QUEUE if total <= LISTED else texts.QUEUE_PART
    lead = words.format(count=total, first=start + 1, last=start + len(found))
    beside = pieces_beside("hoax.queue", start, LISTED, total)
    return Say("\n".join([lead, *lines]), (*(to_case(case.id) for case in found), *beside, figures))


# One case --------------------------------------------------------------------------------------------------------


async def case_entry(turn: Turn, case_id: str) -> Answer:
    """Of a merged case: the one it was merged into."""
    case = await case_of(turn, case_id)
    target = await HoaxCases(turn.session).follow(case.id)
    if target is None or target.id == case.id:
        return await page(turn, case)
    return await page(turn, await case_of(turn, target.id), texts.MERGED.format(case=case.id, target=target.id))


async def case_by_number(turn: Turn) -> Answer:
    """*kasus 12*; without its number the queue."""
    number = re.search(r"\d+", turn.rest)
    await require_hoax_desk(turn)
    return await case_entry(turn, number[0]) if number else await queue(turn)


async def page(turn: Turn, case: HoaxCase, lead: str = "") -> Say:
    """All the desk knows of a case. Of reporters there is their ticket, and nothing else."""
    reports = await HoaxReports(turn.session).list_of_case(case.id)
    lines = [
        texts.CASE_HEAD.format(
            case=case.id,
            status=texts.STATUS[case.status.value],
            topic=texts.TOPICS[case.topic.value],
            mark=texts.URGENT_MARK if case.urgent else "",
        ),
        f"“{claim.line_of(case.words, SAID) or case.title}”",
        _tickets(reports),
    ]
    if (kinds := _kinds(reports)) is not None:
        lines.append(kinds)
    if case.answered_at is None:
        lines.append(texts.CASE_DUE.format(due=answer.when(turn.office, case.due_at)))
    if case.waiting_for:
        lines.append(texts.CASE_WAITS.format(source=case.waiting_for))
    if case.escalated_to is not None:
        lines.append(texts.CASE_ESCALATED.format(agency=texts.AGENCIES[case.escalated_to.value]))
    lines += [
        texts.CASE_REPLY.format(question=question.question[:SHOWN_LINK], answer=question.answer[:SAID])
        for question in (await HoaxReports(turn.session).list_questions(case.id))[-REPLIES:]
        if question.answer
    ]
    choices = await _choices(turn, case, reports)
    similar = await _similar(turn, case, reports, choices) if case.status in AT_WORK else []
    lines += similar
    # What is signed is read to its end: if something is too long, it is what was said before.
    ruled = "".join(f"\n{line}" for line in await _ruling(turn, case))
    facts = "\n".join([lead, "", *lines] if lead else lines)
    return Say(_cut(facts, LONGEST - units(ruled)) + ruled, tuple(choices), attachments=_files(reports))


def _cut(text: str, most: int) -> str:
    """As much of it as there is room for, as Telegram counts: an emoji is two letters."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")


def _tickets(reports: Sequence[HoaxReport]) -> str:
    shown = ", ".join(report.ticket for report in reports[:5])
    more = texts.AND_MORE.format(count=len(reports) - 5) if len(reports) > 5 else ""
    where = texts.name_all(report.seen_where for report in reports if report.seen_where)
    return texts.CASE_TICKETS.format(count=len(reports), tickets=shown + more, where=claim.line_of(where, 120) or "-")


def _kinds(reports: Sequence[HoaxReport]) -> str | None:
    links = [proof.url for report in reports for proof in report.proofs if proof.kind is ProofKind.LINK and proof.url]
    unsafe = sum(proof.problem == "no_picture" for report in reports for proof in report.proofs)
    lines = [texts.CASE_LINK.format(link=link[:SHOWN_LINK]) for link in dict.fromkeys(links)][:5]
    if unsafe:
        lines.append(texts.CASE_UNSAFE.format(count=unsafe))
    return "\n".join(lines) or None


def _files(reports: Sequence[HoaxReport]) -> tuple[Attachment, ...]:
    """What was sent, as the platform shows it again; what did not turn out to be what it seemed is left out."""
    found = {
        proof.unique_id: Attachment(Media(proof.kind.value), proof.file_id, proof.unique_id)
        for report in reports
        for proof in report.proofs
        if proof.file_id and proof.unique_id and not proof.problem and (proof.looked_at or proof.kind in _SAFE)
    }
    return tuple(found.values())[:MOST_FILES]


async def _similar(turn: Turn, case: HoaxCase, reports: Sequence[HoaxReport], choices: list[Choice]) -> list[str]:
    """What looks like it: clarifications with what reporters said of them, and other cases, each to be merged with."""
    lines = []
    hints = await HoaxReports(turn.session).count_hints(case.id)
    found = {c.clarification.id: c.clarification for c in await known.look_up(turn.session, turn.office, case.words)}
    found |= await Clarifications(turn.session).find_active(list(hints.keys() - found.keys()))
    for clarification in found.values():
        yes, no = hints.get(clarification.id, (0, 0))
        if clarification.case_id != case.id:
            lines.append(
                texts.LOOKS_LIKE.format(
                    title=claim.line_of(clarification.title, 60),
                    verdict=answer.verdict_of(clarification),
                    link=answer.link_of(turn.office, clarification) or answer.source_of(turn.office, clarification),
                    yes=yes,
                    no=no,
                )
            )
    marks = [proof.picture for report in reports for proof in report.proofs if proof.picture and not proof.added]
    others = {other.id: (other, texts.SAME_PHOTO) for other in await known.same_photo(turn.session, case.id, marks)}
    for other, _ in await known.similar_cases(turn.session, turn.office, case.words, besides=case.id):
        others.setdefault(other.id, (other, texts.LOOKS_LIKE_CASE))
    for other, words in others.values():
        lines.append(words.format(case=other.id, title=claim.line_of(other.title, 60)))
        if turn.person is not None and case.verifier_id == turn.person.id:
            choices.append(Choice(texts.MERGE_WITH.format(case=other.id), entry=f"hoax.merge:{case.id}:{other.id}"))
    return lines


async def _ruling(turn: Turn, case: HoaxCase) -> list[str]:
    drafted = await Rulings(turn.session).find(case.id, case.revision + 1)
    shown = await answer.published(turn.session, case)
    if case.status in (CaseStatus.IN_REVIEW, CaseStatus.DECIDED) and drafted is not None:
        head = texts.DRAFT_HEAD
        if shown is not None:
            head = texts.CORRECTION_HEAD.format(verdict=texts.VERDICTS[shown.verdict.value])
        return [head, answer.clarification_text(turn.office, drafted)]
    if case.status in AT_WORK and drafted is not None and drafted.sent_back:
        return [texts.SENT_BACK.format(note=drafted.sent_back)]
    return [answer.clarification_text(turn.office, shown)] if shown is not None else []


async def _choices(turn: Turn, case: HoaxCase, reports: Sequence[HoaxReport]) -> list[Choice]:
    held = await powers(turn)
    person = turn.person.id if turn.person is not None else 0
    own = held.verifier and case.verifier_id == person and person != 0

    def button(label: str, verb: str, version: int | None = None) -> Choice:
        return Choice(label, entry=f"hoax.{verb}:{case.id}" + (f":{version}" if version else ""))

    choices = []
    if case.status in AT_WORK:
        if case.verifier_id is None and held.verifier:
            choices.append(button(texts.TAKE, "take"))
        if own:
            choices.append(button(texts.DRAFT, "draft"))
            choices.append(button(texts.ASK_REPORTER, "ask"))
            if case.status is CaseStatus.WAITING_SOURCE:
                choices.append(button(texts.SOURCE_ANSWERED, "start"))
            else:
                choices.append(button(texts.ASK_SOURCE, "wait"))
            choices.append(button(texts.TOPIC, "topic"))
            if len(reports) > 1:
                choices.append(button(texts.SPLIT, "split"))
            if not case.revision:
                choices += [button(texts.MERGE, "merge_with"), button(texts.CLOSE, "close")]
        if own or (held.desk_head and case.verifier_id is not None):
            choices.append(button(texts.RELEASE, "release"))
    if case.status in (CaseStatus.IN_REVIEW, CaseStatus.DECIDED) and held.editor:
        drafted = await ruling.drafted(turn, case)
        # The buttons say which words were read.
        if case.status is CaseStatus.DECIDED:
            choices.append(button(texts.PUBLISH, "publish", drafted.version))
        elif drafted.drafter_id != person:
            choices.append(button(texts.DECIDE, "decide", drafted.version))
        if drafted.drafter_id != person:
            choices.append(button(texts.SEND_BACK, "send_back"))
    if case.revision and case.status not in SHOWN and (held.editor or case.verifier_id == person):
        choices.append(button(texts.GIVE_UP, "give_up"))
    if case.status in SHOWN:
        if held.verifier:
            choices.append(button(texts.CORRECT, "draft"))
        if await share.handed_out(turn, case):
            choices.append(button(texts.COVERAGE, "coverage"))
    choices.append(button(texts.ESCALATE, "escalate"))
    choices.append(TO_QUEUE)
    return choices


# Buttons that need no words --------------------------------------------------------------------------------------


async def take_entry(turn: Turn, case_id: str) -> Answer:
    return await page(turn, await desk.take(turn, case_id), texts.TAKEN)


async def release_entry(turn: Turn, case_id: str) -> Answer:
    case = await desk.release(turn, case_id)
    return Say(texts.RELEASED.format(case=case.id), (TO_QUEUE,))


async def start_entry(turn: Turn, case_id: str) -> Answer:
    return await page(turn, await desk.start(turn, case_id))


async def decide_entry(turn: Turn, argument: str) -> Answer:
    """`hoax.decide:12:3`: the case, and which draft was read."""
    case_id, _, version = argument.partition(":")
    decided = await ruling.decide(turn, case_id, id_of(version))
    if decided is None:
        return await page(turn, await case_of(turn, case_id), texts.DRAFT_CHANGED)
    return await page(turn, decided, texts.DECIDED)


async def give_up_entry(turn: Turn, case_id: str) -> Answer:
    return await page(turn, await ruling.give_up(turn, case_id), texts.GIVEN_UP)


async def publish_entry(turn: Turn, argument: str) -> Answer:
    """`hoax.publish:12:3`"""
    case_id, _, version = argument.partition(":")
    case = await ruling.publish(turn, case_id, id_of(version))
    if case is None:
        return await page(turn, await case_of(turn, case_id), texts.DRAFT_CHANGED)
    count = len(await HoaxReports(turn.session).list_of_case(case.id))
    handed_out = await share.handed_out(turn, case)
    words = texts.PUBLISHED if handed_out else texts.PUBLISHED_OPEN
    coverage = (Choice(texts.COVERAGE, entry=f"hoax.coverage:{case.id}"),) if handed_out else ()
    return Say(
        words.format(case=case.id, count=count, link=answer.link_of_case(turn.office, case.id)),
        (*coverage, TO_QUEUE),
    )

"""The test before and after, and the survey: which is open for whom, and the answers."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation.flow import Refusal
from bot.conversation.turn import Turn
from bot.features.attendance import rules, texts
from storage.attendance import Attendance, Attendances
from storage.base import Session
from storage.bimtek import Bimtek
from storage.certificate import Certificates
from storage.evaluation import Evaluations, ExamQuestion, Round


class NotPresent(Refusal):
    ends = True
    text = texts.NOT_PRESENT


class NoExamNow(Refusal):
    ends = True
    text = texts.NO_EXAM_NOW


class SurveyClosed(Refusal):
    ends = True
    text = texts.SURVEY_CLOSED


@dataclass(frozen=True, slots=True)
class Standing:
    """How far somebody is with a test."""

    bimtek: Bimtek
    round: Round
    questions: int
    answered: int
    right: int
    next: ExamQuestion | None
    """None: done."""
    pass_mark: int | None

    @property
    def percent(self) -> int:
        return rules.percent(self.right, self.questions)

    @property
    def passed(self) -> bool:
        return self.next is None and (self.pass_mark is None or self.percent >= self.pass_mark)


async def presence_of(turn: Turn, bimtek_id: int) -> Attendance:
    """The presence of the person of this turn; refuses who was not there."""
    presence = None
    if turn.person is not None:
        presence = await Attendances(turn.session).find_of_person(bimtek_id, turn.person.id)
    if presence is None:
        raise NotPresent
    return presence


async def standing(session: Session, bimtek: Bimtek, person_id: int, round: Round) -> Standing | None:
    """None where the Bimtek has no test."""
    evaluations = Evaluations(session)
    exam = await evaluations.find_exam(bimtek.id)
    questions = await evaluations.list_questions(bimtek.id) if exam is not None else []
    if exam is None or not questions:
        return None
    answers = await evaluations.answers_of(bimtek.id, person_id, round)
    return Standing(
        bimtek=bimtek,
        round=round,
        questions=len(questions),
        answered=len(answers),
        right=sum(answers.get(question.id) == question.right for question in questions),
        next=next((question for question in questions if question.id not in answers), None),
        pass_mark=exam.pass_mark,
    )


async def last_attended(turn: Turn) -> int:
    """The Bimtek the person of this turn came to last; refuses who was at none."""
    attended = await Attendances(turn.session).list_of_person(turn.person.id) if turn.person is not None else ()
    if not attended:
        raise NotPresent
    return attended[0].bimtek_id


async def open_exam(turn: Turn, bimtek_id: int) -> Standing:
    """The test that is open now for the person of this turn."""
    presence = await presence_of(turn, bimtek_id)
    found = await exam_now(turn, presence.signup.bimtek)
    if found is None:
        raise NoExamNow
    return found


async def exam_now(turn: Turn, bimtek: Bimtek) -> Standing | None:
    """The test of a Bimtek that is open now, as the person of this turn stands in it."""
    assert turn.person is not None
    name = rules.round_at(bimtek.starts_at, bimtek.ends_at, turn.now, rules.opening(turn.office))
    return await standing(turn.session, bimtek, turn.person.id, Round(name)) if name is not None else None


@dataclass(frozen=True, slots=True)
class Missing:
    """A Bimtek somebody attended and has no certificate of."""

    bimtek: Bimtek
    post: Standing | None
    """What the certificate needs besides; None: nothing."""


async def missing_certificate(turn: Turn) -> Missing | None:
    """Of the Bimtek the person of this turn attended last, where its certificate is still to come, or is not to."""
    if turn.person is None:
        return None
    given = {one.attendance_id for one in await Certificates(turn.session).list_of_person(turn.person.id)}
    for presence in await Attendances(turn.session).list_of_person(turn.person.id):
        bimtek = presence.signup.bimtek
        if presence.id not in given and turn.now < bimtek.ends_at + rules.ANSWERED_FOR:
            post = await standing(turn.session, bimtek, turn.person.id, Round.POST)
            return Missing(bimtek, post if post is not None and not post.passed else None)
    return None


async def answer(turn: Turn, bimtek_id: int, round: Round, question_id: int, chosen: int) -> Standing:
    """Writes an answer down, the first one to each question; says how the person stands now. An answer to the
    pre-test that comes while the post-test is open counts for neither."""
    before = await open_exam(turn, bimtek_id)
    assert turn.person is not None
    if before.next is None or (before.round, before.next.id) != (round, question_id):
        return before
    await Evaluations(turn.session).answer(turn.person.id, question_id, before.round, chosen, turn.now)
    after = await open_exam(turn, bimtek_id)
    if after.round is Round.POST and after.next is None and after.pass_mark is not None:
        # The certificate is looked at once more: it may have waited for this.
        (await presence_of(turn, bimtek_id)).settled_at = None
    return after


async def open_survey(turn: Turn, bimtek_id: int) -> tuple[Bimtek, bool]:
    """The Bimtek, and whether the person answered already; from the closing session until two weeks after."""
    bimtek = (await presence_of(turn, bimtek_id)).signup.bimtek
    if rules.round_at(bimtek.starts_at, bimtek.ends_at, turn.now, rules.opening(turn.office)) != Round.POST.value:
        raise SurveyClosed
    assert turn.person is not None
    return bimtek, await Evaluations(turn.session).find_survey(bimtek_id, turn.person.id) is not None


async def answer_survey(turn: Turn, bimtek_id: int, score: int) -> bool:
    """False when the person had answered before; the first answer stays."""
    await open_survey(turn, bimtek_id)
    assert turn.person is not None
    return await Evaluations(turn.session).answer_survey(bimtek_id, turn.person.id, score, turn.now)


async def comment(turn: Turn, bimtek_id: int, words: str) -> None:
    """Adds words to the person's answer, the first time."""
    assert turn.person is not None
    await Evaluations(turn.session).comment(bimtek_id, turn.person.id, words)


async def exams_open(turn: Turn) -> list[tuple[int, str]]:
    """(Bimtek, `pre` or `post`) of the tests the person of this turn can go on with now."""
    if turn.person is None:
        return []
    found = []
    for presence in await Attendances(turn.session).list_of_person(turn.person.id):
        standing = await exam_now(turn, presence.signup.bimtek)
        if standing is not None and standing.next is not None:
            found.append((presence.bimtek_id, standing.round.value))
    return found

"""Tests, one question a message, and the survey."""

from __future__ import annotations

from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.messages import Choice, Kind
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.attendance import texts
from bot.features.attendance.actions import exam as exams
from bot.features.bimtek.actions import words as bimtek_words
from storage.evaluation import Round

exam = Flow("attendance_exam", title=texts.EXAM_TITLE)
survey = Flow("attendance_survey", title=texts.SURVEY_TITLE)


def answers_stay(turn: Turn) -> str:
    return texts.ANSWERS_STAY


def score_stays(turn: Turn) -> str | None:
    """Where a comment is asked for, the survey is answered."""
    at_comment = turn.conversation is not None and turn.conversation.step == "comment"
    return texts.SURVEY_DONE.format(thanks=turn.thanks, name=turn.honorific) if at_comment else None


exam.farewell, survey.farewell = answers_stay, score_stays
COMMENT_MOST = 500
"""Letters of a comment."""


async def typed_exam(turn: Turn) -> Answer:
    """*pre-test*, *post-test*: the one to go on with, or what is so at the Bimtek attended last."""
    opened = await exams.exams_open(turn)
    return await exam_entry(turn, str(opened[0][0] if opened else await exams.last_attended(turn)))


async def typed_survey(turn: Turn) -> Answer:
    return await survey_entry(turn, str(await exams.last_attended(turn)))


async def exam_entry(turn: Turn, bimtek_id: str) -> Answer:
    standing = await exams.open_exam(turn, id_of(bimtek_id))
    return Begin(exam.name, data={"bimtek": standing.bimtek.id})


@exam.ask("question")
async def ask_question(turn: Turn) -> Ask | Say:
    """The first question without an answer: answers are rows, so the test goes on wherever it was left."""
    return _asked(turn, await exams.open_exam(turn, turn.data["bimtek"]))


@exam.take("question")
async def take_question(turn: Turn) -> Next:
    round, question, chosen = turn.choice
    return _asked(turn, await exams.answer(turn, turn.data["bimtek"], Round(round), question, chosen))


def _asked(turn: Turn, standing: exams.Standing) -> Ask | Say:
    if standing.next is None:
        return Say(_result(turn, standing), (_survey(standing),) if standing.round is Round.POST else ())
    question = standing.next
    options = [texts.OPTION.format(letter=texts.LETTERS[i], words=words) for i, words in enumerate(question.options)]
    return Ask(
        texts.QUESTION.format(
            round=texts.PRE_TEST if standing.round is Round.PRE else texts.POST_TEST,
            number=standing.answered + 1,
            count=standing.questions,
            question=question.question,
            options="\n".join(options),
        ),
        tuple(
            Choice(texts.LETTERS[i], [standing.round.value, question.id, i], words=(words,))
            for i, words in enumerate(question.options)
        ),
        bare=True,
    )


def _result(turn: Turn, standing: exams.Standing) -> str:
    said = {"thanks": turn.thanks, "name": turn.honorific, "right": standing.right, "count": standing.questions}
    if standing.round is Round.PRE:
        return texts.PRE_DONE.format(**said)
    words = texts.POST_DONE.format(**said)
    if standing.pass_mark is not None:
        after = texts.POST_PASSED if standing.passed else texts.POST_FAILED
        words += "\n" + after.format(mark=standing.pass_mark)
    return words


def _survey(standing: exams.Standing) -> Choice:
    return Choice(texts.SURVEY, entry=f"attendance.survey:{standing.bimtek.id}")


async def survey_entry(turn: Turn, bimtek_id: str) -> Answer:
    bimtek, answered = await exams.open_survey(turn, id_of(bimtek_id))
    if answered:
        return Say(texts.SURVEY_KNOWN.format(thanks=turn.thanks))
    return Begin(survey.name, data={"bimtek": bimtek.id})


@survey.ask("score")
async def ask_score(turn: Turn) -> Ask:
    bimtek, _ = await exams.open_survey(turn, turn.data["bimtek"])
    return Ask(
        texts.ASK_SCORE.format(title=bimtek_words.title(bimtek)),
        tuple(Choice(label, score, words=(str(score),)) for score, label in enumerate(texts.SCORES, 1)),
        bare=True,
    )


@survey.take("score")
async def take_score(turn: Turn) -> Next:
    # Kept at once: whoever stops at the comment has answered nevertheless.
    await exams.answer_survey(turn, turn.data["bimtek"], turn.choice)
    return "comment"


@survey.ask("comment")
async def ask_comment(turn: Turn) -> Ask:
    return Ask(texts.ASK_COMMENT.format(thanks=turn.thanks), free=True, skip=True, bare=True)


@survey.take("comment")
async def take_comment(turn: Turn) -> Next:
    if not turn.skipped:
        if turn.incoming.kind is not Kind.TEXT:
            return Again(texts.COMMENT_WORDS)
        if len(turn.text) > COMMENT_MOST:
            return Again(texts.COMMENT_LONG.format(most=COMMENT_MOST))
        await exams.comment(turn, turn.data["bimtek"], turn.text)
    return Say(texts.SURVEY_DONE.format(thanks=turn.thanks, name=turn.honorific))

"""Questions to a human: handed over, answered once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.conversation.card import Live
from bot.conversation.flow import Refusal
from bot.conversation.messages import Attachment, Choice, Reply
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.help import texts
from bot.office import Office
from storage.base import Session
from storage.help import HelpRequest, HelpRequests
from storage.member import Person


class AlreadyAnswered(Refusal):
    ends = True
    text = texts.ALREADY_ANSWERED


QUESTION = "help.question"
FILES = 10
"""Shown with a question at most: what one album holds."""
UNDER_FILE = 800
"""Letters of a question that surely stand under its file, with what is said besides."""


async def ask(turn: Turn, question: str, files: Sequence[dict[str, Any]] = ()) -> HelpRequest:
    """Keeps the question and tells every admin."""
    assert turn.person is not None
    request = HelpRequest(person_id=turn.person.id, question=question, files=list(files), asked_at=turn.now)
    turn.session.add(request)
    await turn.session.flush()
    name = name_of(turn.person)
    kim = turn.office.kim(turn.member.kim) if turn.member is not None else texts.NO_KIM
    await turn.notices.to_admins(
        Reply(
            texts.FOR_ADMIN.format(name=name, kim=kim, question=question),
            (Choice(texts.ANSWER_LABEL.format(name=name), entry=f"help.answer:{request.id}"),),
            attachments=files_of(request),
        ),
        kind=QUESTION,
        dedup_key=f"{QUESTION}:{request.id}",
        about=(QUESTION, request.id),
    )
    return request


def files_of(request: HelpRequest) -> tuple[Attachment, ...]:
    return tuple(Attachment.from_json(file) for file in request.files[:FILES])


async def join_album(turn: Turn, album: str, file: Attachment) -> bool:
    """A later part of an album that was sent with a question goes after it; False when it was sent with none."""
    request = await HelpRequests(turn.session).find_newest(turn.person.id) if turn.person is not None else None
    if request is None or turn.person is None or all(held.get("album") != album for held in request.files):
        return False
    if len(request.files) < FILES and all(held["unique_id"] != file.unique_id for held in request.files):
        request.files = [*request.files, file.to_json() | {"album": album}]
        await turn.notices.to_admins(
            Reply(texts.MORE_FOR_ADMIN.format(name=name_of(turn.person)), attachments=(file,)),
            kind="help.question",
            dedup_key=f"help.question:{request.id}:{len(request.files)}",
        )
    return True


def name_of(person: Person) -> str:
    """How officers read it; who only reported something has given no name."""
    return person.name or texts.SOMEBODY


async def open_question(turn: Turn, request_id: str, *, held: bool = False) -> HelpRequest:
    """The question, when it still waits for an answer."""
    request = await HelpRequests(turn.session).find(id_of(request_id), held=held)
    if request is None or request.answered_at is not None:
        raise AlreadyAnswered
    return request


async def draw_question(session: Session, office: Office, request_id: int, now: datetime) -> Live | None:
    """What stands where an admin was asked, once another one has answered: under the files, where there are any."""
    request = await HelpRequests(session).find(request_id)
    if request is None or request.answered_at is None:
        return None
    question = request.question
    if request.files and len(question) > UNDER_FILE:
        question = question[: UNDER_FILE - 1].rstrip() + "…"
    words = texts.ANSWERED_BY_OTHERS.format(name=name_of(request.person), question=question)
    return Live(Reply(words), again=None)


async def answer(turn: Turn, request_id: str, words: str) -> tuple[HelpRequest, bool]:
    """The question, and whether there is a chat for its answer."""
    request = await open_question(turn, request_id, held=True)
    request.answered_at = turn.now
    await turn.notices.settled((QUESTION, request.id), besides=turn.incoming.address.chat_id)
    reachable = await turn.notices.to_person(
        request.person_id,
        Reply(texts.ANSWER_FOR_MEMBER.format(office=turn.office.name, answer=words)),
        kind="help.answer",
        dedup_key=f"help.answer:{request.id}",
    )
    turn.record("help.answered", "help_request", request.id)
    return request, reachable

"""An entry of the catalogue as a picture to pass on: drawn when somebody asks, by the consent of that moment, and kept
nowhere."""

from __future__ import annotations

import io
from dataclasses import dataclass

from bot.conversation.links import links
from bot.conversation.messages import Reply
from bot.conversation.turn import Turn
from bot.features.checkin import rules, texts
from bot.lettering import block, line
from bot.office import Office
from bot.pictures import opened
from storage.checkin import Checkin
from storage.outbox_awaited import AwaitedMessages

KIND = "checkin.card"
WIDE = 800
LOWEST, HIGHEST = 450, 800
"""Pixels of the photo's height; what is longer is cut on both sides."""
BELOW = 340
MARGIN = 48
INK, SOFT, PAPER, COLOUR, LINE = "#1c2430", "#5b6675", "#ffffff", "#15803d", "#d7dce3"


@dataclass(frozen=True, slots=True)
class Card:
    head: str
    what: str
    foot: str

    @classmethod
    def of(cls, checkin: Checkin, office: Office) -> Card:
        what = checkin.what
        for link in links(what):
            # Nobody can tap it on a picture; it stands in the words below.
            what = what.replace(link, " ")
        return cls(
            texts.CARD_HEAD.format(village=checkin.kim.village.title),
            what if rules.has_words(what) else checkin.what,
            texts.CARD_FOOT.format(kim=checkin.kim.name, regency=office.regency_name),
        )


async def ask_for_card(turn: Turn, checkin: Checkin) -> None:
    """It is drawn apart from this transaction, because its photo has to be fetched first."""
    address = turn.incoming.address
    await AwaitedMessages(turn.session).add(
        KIND,
        str(checkin.id),
        turn.incoming.update_id,
        channel=address.channel,
        chat_id=address.chat_id,
        person_id=turn.person.id if turn.person is not None else None,
        otherwise=Reply(texts.CARD_LATER).to_json(),
        now=turn.now,
    )


def draw(card: Card, photo: bytes | None) -> bytes:
    """A JPEG, 800 pixels wide. Raises `NoPicture`."""
    from PIL import Image, ImageDraw, ImageOps

    top = 0
    shown = opened(photo, 2 * WIDE) if photo is not None else None
    if shown is not None:
        top = min(max(WIDE * shown.height // shown.width, LOWEST), HIGHEST)
        shown = ImageOps.fit(shown, (WIDE, top))
    image = Image.new("RGB", (WIDE, top + BELOW), PAPER)
    if shown is not None:
        image.paste(shown, (0, 0))
    pen = ImageDraw.Draw(image)
    room, bottom = WIDE - 2 * MARGIN, top + BELOW
    pen.rectangle((0, top, WIDE, top + 10), fill=COLOUR)
    block(pen, card.head, (MARGIN, top + 28, WIDE - MARGIN, top + 70), 30, COLOUR)
    block(pen, card.what, (MARGIN, top + 84, WIDE - MARGIN, bottom - 80), 42, INK)
    pen.line((MARGIN, bottom - 66, WIDE - MARGIN, bottom - 66), fill=LINE, width=2)
    line(pen, card.foot, (MARGIN, bottom - 50), 26, room, SOFT)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88)
    return out.getvalue()

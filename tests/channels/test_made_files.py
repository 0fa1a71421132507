"""Files the bot itself made: a picture, a document, and where the text stands."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from bot.conversation.card import Feature, Intent
from bot.conversation.flow import Answer, Say
from bot.conversation.messages import Choice, Document, Picture
from bot.conversation.turn import Turn
from bot.features import help
from storage.database import Database
from tests.village import Player, Village, settings_for


def drawn() -> Picture:
    file = io.BytesIO()
    Image.new("RGB", (64, 64), "green").save(file, "PNG")
    return Picture(file.getvalue(), "bagan.png")


TABLE = Document(b"desa,jumlah\r\nSumberejo,3\r\n", "rekap.csv")


async def said(database: Database, text: str, **files: Picture | Document) -> Player:
    """What somebody sees who asked for a file."""

    async def give(turn: Turn) -> Answer:
        return Say(text, (Choice("Menu", entry="help.menu"),), **files)  # type: ignore[arg-type]

    giving = Feature("giving", intents=(Intent("rekap", (), give),))
    async with Village.open(database, settings_for(database), features=(giving, help.FEATURE)) as village:
        siti = village.person("Siti")
        await siti.says("rekap")
    return siti


async def test_a_document_comes_with_the_text_and_its_buttons(database: Database) -> None:
    siti = await said(database, "Rekapnya terlampir.", document=TABLE)
    (message,) = [m for m in siti.world.messages(siti.account) if m.from_bot]
    assert (message.kind, message.text, message.labels) == ("document", "Rekapnya terlampir.", ["Menu"])
    assert message.media["file_name"] == "rekap.csv"
    stored = siti.world.files.find(message.media["file_id"])
    assert stored is not None
    assert stored.data == TABLE.data


async def test_after_a_picture_the_text_stands_under_the_document(database: Database) -> None:
    siti = await said(database, "Bagan dan rekap.", picture=drawn(), document=TABLE)
    messages = [m for m in siti.world.messages(siti.account) if m.from_bot]
    assert [(m.kind, m.text) for m in messages] == [("photo", ""), ("document", "Bagan dan rekap.")]


@pytest.mark.parametrize("letters", [1024, 1025])
async def test_a_text_too_long_to_stand_under_a_file_follows_it(database: Database, letters: int) -> None:
    siti = await said(database, "a" * letters, document=TABLE)
    messages = [m for m in siti.world.messages(siti.account) if m.from_bot]
    assert [m.kind for m in messages] == (["document"] if letters == 1024 else ["document", "text"])
    assert messages[-1].text == "a" * letters


@pytest.mark.parametrize("made", [drawn(), TABLE], ids=["picture", "document"])
async def test_what_telegram_has_already_is_not_uploaded_again(database: Database, made: Picture | Document) -> None:
    async def give(turn: Turn) -> Answer:
        return Say("Ini.", **{type(made).__name__.lower(): made})  # type: ignore[arg-type]

    giving = Feature("giving", intents=(Intent("rekap", (), give),))
    method, part = ("sendPhoto", "photo") if isinstance(made, Picture) else ("sendDocument", "document")
    async with Village.open(database, settings_for(database), features=(giving, help.FEATURE)) as village:
        siti, budi = village.person("Siti"), village.person("Budi")
        await siti.says("rekap")
        first = village.world.messages(siti.account)[-1]
        await budi.says("rekap")
        again = village.world.messages(budi.account)[-1]
        assert (again.media, again.text) == (first.media, "Ini.")
        # A name that Telegram does not know any more.
        village.world.fail(method, error_code=400, description="Bad Request: wrong file identifier/HTTP URL specified")
        await siti.says("rekap")
        assert village.world.messages(siti.account)[-1].text == "Ini."
        sent = [str(params[part]) for params in village.world.calls(method)]
    name = (first.media[-1] if isinstance(first.media, list) else first.media)["file_id"]
    assert [name in one for one in sent] == [False, True, True, False]


async def test_the_same_file_as_a_picture_and_as_a_document_is_two(database: Database) -> None:
    picture = drawn()

    async def give(turn: Turn) -> Answer:
        return Say("Ini.", picture=picture, document=Document(picture.data, picture.filename))

    giving = Feature("giving", intents=(Intent("rekap", (), give),))
    async with Village.open(database, settings_for(database), features=(giving, help.FEATURE)) as village:
        for person in (village.person("Siti"), village.person("Budi")):
            await person.says("rekap")
            sent = [m for m in village.world.messages(person.account) if m.from_bot]
            assert [m.kind for m in sent] == ["photo", "document"]
        asked = [len(village.world.calls(method)) for method in ("sendPhoto", "sendDocument")]
        assert asked == [2, 2], "nothing was asked for by the name of the other"

"""Nothing in the database, the logs or the exports holds a word of what people say to each other in a group."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from bot.commands.group import as_json, listed
from bot.features.group.actions.overview import Counts
from tests.features.group.linking import WHERE, linked_group
from tests.rows import all_rows
from tests.village import Village, settings_for

MARK = "bungasedapmalam"
"""A word nobody but the people of the group uses."""


@pytest.mark.parametrize("admin", [True, False], ids=["sees everything", "privacy mode"])
async def test_not_a_word_of_group_talk_is_kept(
    village: Village, admin: bool, written: io.StringIO, tmp_path: Path
) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    siti = await village.member("Siti", desa=WHERE)
    stranger = village.person("Orang")
    group = await linked_group(village, budi, admin=admin)
    for who in (siti, stranger):
        await group.adds(who)

    talk = await budi.says(f"{MARK} kumpul jam 7", chat=group)
    await stranger.says(f"siap {MARK}", chat=group, reply_to=talk)
    await stranger.does("edit", talk_of(village, stranger, group), f"ralat {MARK}")
    photo = await budi.sends_photo(f"{MARK} tadi malam", chat=group)
    await budi.sends_album(3, f"{MARK} album", chat=group)
    await budi.does("send_document", f"{MARK}.pdf", f"berkas {MARK}", chat=group)
    await budi.does("forward", talk, chat=group)
    await siti.says(f"@kentongan_uji_bot apa itu {MARK}?", chat=group)
    await siti.says(f"makasih {MARK}", chat=group, reply_to=group.messages[-1])
    # What a command answers, and what stands behind it: opened, not confirmed, and filed.
    await siti.says(f"/kegiatan {MARK}", chat=group, reply_to=photo)
    await siti.says("batal")
    linked = await budi.says(f"{MARK} https://facebook.com/kim/1", chat=group)
    await siti.says("/kegiatan", chat=group, reply_to=linked)
    for answer in ("Berita/unggahan", "Berita panen raya", "hari ini", "Kirim"):
        await siti.says(answer)
    assert siti.hears("Sudah tercatat")
    await stranger.says("/kegiatan", chat=group, reply_to=photo)
    await stranger.says("/hoaks", chat=group, reply_to=talk)
    await siti.says(f"/status {MARK}", chat=group)
    await siti.says(f"/tautkan {MARK}", chat=group)
    await siti.says(f"/{MARK}", chat=group)
    # A turn that fails leaves no word in the log either.
    village.app.dispatcher._routes.in_groups["status"] = broken
    await siti.says(f"/status {MARK}", chat=group, reply_to=talk)
    await village.later(days=1)
    await village.later(hours=1)

    counts, lines, _ = await listed(settings_for(village.database))
    assert isinstance(counts, Counts)
    assert "turn failed" in written.getvalue()
    for kept in (
        await all_rows(village.database),
        as_json(counts, lines),
        written.getvalue(),
        *(text_of(tmp_path)),
    ):
        assert MARK not in kept


def text_of(folder: Path) -> list[str]:
    """Every file beside the database, updates that were put aside too."""
    return [path.read_text(errors="ignore") for path in folder.rglob("*") if path.is_file()]


async def broken(turn: object) -> None:
    raise RuntimeError("broken")


def talk_of(village: Village, who: object, group: object) -> object:
    """The newest message of somebody in a group."""
    return next(m for m in reversed(group.chat.messages) if m.sender is who.account)  # type: ignore[attr-defined]

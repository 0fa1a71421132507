"""A village without a KIM: whoever wished for one hears of it once the roster has it."""

from __future__ import annotations

from pathlib import Path

from bot.commands.roster import imported
from tests.features.member.test_register import register_up_to_village
from tests.rows import all_rows
from tests.village import Player, Village


async def proposes(village: Village) -> Player:
    siti = village.person("Siti")
    await register_up_to_village(siti)
    await siti.says("Banjarejo, Donomulyo")
    await siti.taps("Usulkan KIM baru")
    return siti


async def founded(village: Village, folder: Path) -> None:
    file = folder / "daftar.csv"
    file.write_text("Desa,Kecamatan,Nama KIM\nBanjarejo,Donomulyo,KIM Mekar\n", encoding="utf-8")
    good, said = await imported(village.app.office.settings, file, dry_run=False, clock=village.clock)
    assert good, said
    await village.settle()


async def test_whoever_proposed_a_kim_hears_once_that_there_is_one(village: Village, tmp_path: Path) -> None:
    admin, siti = village.admin(), await proposes(village)
    await village.later(days=4, hours=12)  # Sunday evening
    await founded(village, tmp_path)
    assert not siti.ever_heard("KIM Mekar")
    await village.later(hours=12)
    assert siti.hears("Kabar baik, Bapak/Ibu Siti Aminah. 🙏 Desa Banjarejo, Kec. Donomulyo sekarang punya KIM Mekar.")
    await admin.says("usulan")
    assert admin.hears("Belum ada usulan KIM baru.")
    await founded(village, tmp_path)
    await village.later(days=1)
    assert siti.ever_heard("KIM Mekar") == 1
    await siti.taps("Daftar")
    await siti.says("Banjarejo, Donomulyo")
    assert siti.hears("Sebagai apa di KIM Mekar")


async def test_whoever_proposed_and_never_joined_is_forgotten_after_the_term(village: Village, tmp_path: Path) -> None:
    await proposes(village)
    await village.later(days=100)
    assert "Siti Aminah" in await all_rows(village.database)
    await founded(village, tmp_path)
    await village.later(days=29)
    assert "Siti Aminah" in await all_rows(village.database)
    await village.later(days=2)
    assert "Siti Aminah" not in await all_rows(village.database)

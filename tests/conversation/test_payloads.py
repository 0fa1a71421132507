"""Names of buttons that somebody made up."""

from __future__ import annotations

from functools import partial

import pytest

from bot.features import FEATURES
from tests.village import Village

HUGE = "9" * 23


@pytest.mark.parametrize("payload", ["", HUGE, f"1:{HUGE}"])
async def test_no_forged_button_troubles_anybody(village: Village, payload: str) -> None:
    admin, ketua = village.admin(), await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    for player in (admin, ketua):
        await player.says("menu")
        message = player.world.messages(player.account)[-1]
        # Who erases everything has no power left that a forged button could misuse.
        entries = [entry for feature in FEATURES for entry in feature.entries if feature.name != "privacy"]
        press = partial(village.world.press_data, player.account, message)
        await village.together(*(partial(press, f"{entry}:{payload}") for entry in entries))
        assert not player.ever_heard("gangguan di pihak kami")
    assert not admin.ever_heard("Ada galat")

"""Whom a Bimtek is for, and who needs it most."""

from __future__ import annotations

from collections.abc import Sequence

from bot.features.bimtek.actions.work import Work
from bot.features.silence.actions import state_of
from storage.bimtek import Audience, Bimtek, Bimteks
from storage.kim import Kim, Kims
from storage.member import Members


async def belongs(work: Work, bimtek: Bimtek, kim: Kim) -> bool:
    """Whether people of this KIM may come."""
    match bimtek.audience:
        case Audience.ALL:
            return True
        case Audience.KECAMATAN:
            return kim.village.kecamatan_code in bimtek.kecamatan_codes
        case Audience.UNTRAINED:
            return not await Bimteks(work.session).is_trained(kim)
        case Audience.SILENT_OR_UNTRAINED:
            return await is_needy(work, kim)


async def is_needy(work: Work, kim: Kim) -> bool:
    """Silent, or never trained. Somebody who signs up is in the chat, so the KIM counts as connected."""
    if not await Bimteks(work.session).is_trained(kim):
        return True
    return _is_silent(work, kim, connected=True)


def _is_silent(work: Work, kim: Kim, *, connected: bool) -> bool:
    state = state_of(kim, connected=connected, on=work.today, silence_days=work.office.settings.silence_days)
    return state.value in ("not_connected", "never_active", "silent", "dormant")


async def audience(work: Work, bimtek: Bimtek) -> Sequence[Kim]:
    """Every KIM that may send somebody, those that need it most first."""
    trained = await Bimteks(work.session).trained_kims()
    connected = await Members(work.session).kims_with_members()

    def needy(kim: Kim) -> bool:
        return kim.id not in trained or _is_silent(work, kim, connected=kim.id in connected)

    kims = await Kims(work.session).list_kims()
    match bimtek.audience:
        case Audience.KECAMATAN:
            kims = [kim for kim in kims if kim.village.kecamatan_code in bimtek.kecamatan_codes]
        case Audience.UNTRAINED:
            kims = [kim for kim in kims if kim.id not in trained]
        case Audience.SILENT_OR_UNTRAINED:
            kims = [kim for kim in kims if needy(kim)]
        case Audience.ALL:
            pass
    return sorted(kims, key=lambda kim: (not needy(kim), kim.id))

from __future__ import annotations

from bot.features.hoax.rules.matching import Decision, Index

FLOOD = "Bendungan di hulu dikabarkan jebol malam ini, warga bantaran sungai diminta mengungsi ke balai desa"
SALT = "Minum air garam setiap pagi disebut menyembuhkan darah tinggi tanpa obat dokter"


def known() -> Index[int]:
    index: Index[int] = Index()
    index.add(1, FLOOD, "Bendungan jebol")
    index.add(2, SALT, "Air garam menyembuhkan darah tinggi")
    return index


def test_the_same_message_decorated() -> None:
    found = known().match("*DITERUSKAN BERKALI-KALI*\n" + FLOOD.upper() + " 🙏🙏🙏")
    assert (found[0].claim_id, found[0].decision) == (1, Decision.IDENTICAL)


def test_another_message_matches_nothing() -> None:
    found = known().match("Posyandu balita besok pagi di rumah Bu RT, jangan lupa bawa buku KIA")
    assert all(match.decision is Decision.NONE for match in found)


def test_what_was_removed_is_not_found() -> None:
    index = known()
    index.remove(1)
    assert all(match.claim_id != 1 for match in index.match(FLOOD))
    index.add(1, FLOOD)
    index.add(1, SALT)
    assert {match.claim_id for match in index.match(SALT)} == {1, 2}

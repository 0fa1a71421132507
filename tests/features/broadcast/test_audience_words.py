"""An audience in words reads back as the same audience; what people type is understood or named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.places import VillageIndex
from bot.features.broadcast.rules.audience import BOARD, Audience, Cohort, To, Which
from bot.features.broadcast.rules.audience_words import NoSuchCohort, NotUnderstood, read_audience, words_of
from bot.features.silence.actions import State
from storage.area import load_regency
from storage.kim import BoardRole

REGENCY = load_regency("35.07")
PLACES = VillageIndex.of(REGENCY)
COHORTS = [(number, year) for year in (2025, 2026) for number in range(1, 7)]

which = st.builds(
    Which,
    kecamatan=st.frozensets(st.sampled_from([one.code for one in REGENCY.kecamatan]), max_size=3),
    villages=st.frozensets(st.sampled_from([one.code for one in REGENCY.villages]), max_size=3),
    states=st.frozensets(st.sampled_from(State), max_size=3),
    roles=st.frozensets(st.sampled_from(BoardRole), max_size=4),
    cohorts=st.frozensets(
        st.builds(Cohort, st.integers(1, 6), st.sampled_from((2025, 2026)), st.booleans()), max_size=2
    ),
)
audiences = st.builds(Audience, only=which, without=which, to=st.sampled_from(To))


@settings(deadline=None, max_examples=150)
@given(audiences)
def test_words_read_back_as_the_same_audience(audience: Audience) -> None:
    assert read_audience(words_of(audience, PLACES), PLACES, COHORTS) == audience
    assert Audience.from_json(audience.to_json()) == audience


@pytest.mark.parametrize("code", ["35.07", "35.73"])
def test_every_place_is_found_by_the_words_it_is_given(code: str) -> None:
    regency = load_regency(code)
    places = VillageIndex.of(regency)
    for one in regency.kecamatan:
        only = Audience(Which(kecamatan=frozenset({one.code})))
        assert read_audience(words_of(only, places), places, ()) == only
    for village in regency.villages:
        only = Audience(Which(villages=frozenset({village.code})))
        assert read_audience(words_of(only, places), places, ()) == only


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("senyap di Kepanjen, ketua saja, bukan angkatan 3",
         "KIM senyap di Kec. Kepanjen, ketua saja, bukan peserta angkatan 3 (2026)"),
        ("semua", "semua anggota KIM"),
        ("Semua kecuali Kepanjen", "semua anggota KIM, bukan Kec. Kepanjen"),
        ("ketua dan sekretaris kim vakum di kec. wonosari dan poncokusumo",
         "KIM vakum di Kec. Poncokusumo atau Kec. Wonosari, ketua atau sekretaris saja"),
        ("pengurus di ds dilem, yang hadir di angkatan 2 tahun 2025",
         "KIM di Desa Dilem (Kec. Kepanjen), pengurus saja, yang hadir di angkatan 2 (2025)"),
        ("KIM melemah atau senyap, lewat grup", "KIM melemah atau senyap, lewat grup KIM"),
        ("ketua di kepanjeng", "KIM di Kec. Kepanjen, ketua saja"),
        ("semua anggota, orang dan grup", "semua anggota KIM, lewat chat pribadi dan grup KIM"),
        ("semua kecuali anggota", "semua anggota KIM, bukan anggota biasa"),
        ("anggota saja di Kepanjen", "KIM di Kec. Kepanjen, anggota biasa saja"),
        ("hanya anggota di Kepanjen", "KIM di Kec. Kepanjen, anggota biasa saja"),
        ("semua kecuali anggota KIM di Kepanjen", "semua anggota KIM, bukan Kec. Kepanjen"),
        ("semua kecuali Kepanjen lewat grup", "semua grup KIM, bukan Kec. Kepanjen, lewat grup KIM"),
        ("sumberejo poncokusumo", "KIM di Desa Sumberejo (Kec. Poncokusumo)"),
        ("ketua kim kec poncokusumo sama kepanjen", "KIM di Kec. Kepanjen atau Kec. Poncokusumo, ketua saja"),
        ("ketua karo sekretaris nang kepanjen", "KIM di Kec. Kepanjen, ketua atau sekretaris saja"),
        ("Kepanjen & Wajak", "KIM di Kec. Kepanjen atau Kec. Wajak"),
    ],
)  # fmt: skip
def test_what_people_type(typed: str, words: str) -> None:
    assert words_of(read_audience(typed, PLACES, COHORTS), PLACES) == words


def test_a_place_whose_name_is_a_word_between_others_is_found() -> None:
    siantar = VillageIndex.of(load_regency("12.72"))
    assert words_of(read_audience("ketua di kelurahan karo", siantar, ()), siantar).startswith("KIM di Kelurahan Karo")


def test_what_is_not_understood_is_named() -> None:
    with pytest.raises(NotUnderstood) as problem:
        read_audience("senyap di Konoha", PLACES, COHORTS)
    assert problem.value.words == "konoha"
    with pytest.raises(NotUnderstood) as problem:
        read_audience("ketua desa sumberejo", PLACES, COHORTS)
    assert len(problem.value.options) == 3
    with pytest.raises(NoSuchCohort):
        read_audience("angkatan 9", PLACES, COHORTS)
    with pytest.raises(NotUnderstood):
        read_audience("…", PLACES, COHORTS)


@pytest.mark.parametrize("typed", ["semua kecuali grup", "semua kecuali", "semua, bukan untuk", "ketua, bukan orang"])
def test_an_exclusion_that_means_nobody_is_no_audience(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read_audience(typed, PLACES, COHORTS)


def test_of_one_kind_any_will_do_and_of_several_kinds_all() -> None:
    audience = Audience(
        Which(kecamatan=frozenset({"35.07.13"}), states=frozenset({State.SILENT, State.DORMANT}), roles=BOARD),
        Which(roles=frozenset({BoardRole.BENDAHARA}), cohorts=frozenset({Cohort(3, 2026)})),
    )
    assert audience.fits_place("35.07.13.2001", "35.07.13", State.DORMANT)
    assert not audience.fits_place("35.07.13.2001", "35.07.13", State.ACTIVE)
    assert not audience.fits_place("35.07.14.2001", "35.07.14", State.SILENT)
    assert audience.fits_role(BoardRole.KETUA)
    assert not audience.fits_role(BoardRole.BENDAHARA)
    assert not audience.fits_role(BoardRole.ANGGOTA)
    members = {Cohort(3, 2026): {7}}
    assert audience.fits_cohorts(8, members)
    assert not audience.fits_cohorts(7, members)

"""The score of a KIM, as a table and as it is explained."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.features.checkin import rules, texts
from bot.features.checkin.rules import score as scoring
from bot.settings import Settings
from storage.checkin import Adinda, Category, Checkin, CheckinStatus, Evidence, EvidenceKind
from storage.kim import BoardRole, Kim
from tests.factories import WEDNESDAY
from tests.features.checkin.reporting import SUMBEREJO, report
from tests.village import Village

TODAY = date(2026, 9, 23)
BOARD = set(scoring.BOARD)
_settings = Settings(_env_file=None)
WEIGHTS = scoring.Weights(
    **{name: getattr(_settings, f"score_{name}") for name in scoring.Weights.__dataclass_fields__}
)


def done(
    kind: Category, ago: int = 0, state: CheckinStatus = CheckinStatus.ACCEPTED, *links: str, photos: int = 0
) -> Checkin:
    evidence = [Evidence(kind=EvidenceKind.LINK, url=link, link_key=link) for link in links]
    evidence += [Evidence(kind=EvidenceKind.PHOTO) for _ in range(photos)]
    return Checkin(
        category=kind,
        happened_on=TODAY - timedelta(days=ago),
        status=state,
        evidence=evidence,
        submitted_at=WEDNESDAY,
    )


def score(*checkins: Checkin, kim: Kim | None = None, board: set[BoardRole] | None = None) -> scoring.Score:
    return scoring.score(kim or Kim(), board or set(), checkins, TODAY, WEIGHTS)


M, SUBMITTED = Category.MEETING, CheckinStatus.SUBMITTED


@pytest.mark.parametrize(
    ("checkins", "core"),
    [
        ([], 0),
        ([done(M)], 4),
        ([done(M, 0, SUBMITTED)], 1),
        ([done(M, 0, SUBMITTED, photos=1)], 2),
        ([done(M, 0, CheckinStatus.NEEDS_FIX, photos=3)], 2),
        ([done(M, 0, CheckinStatus.REJECTED)], 0),
        ([done(M, 0, CheckinStatus.WITHDRAWN)], 0),
        # each task at most 8
        ([done(M, day) for day in range(5)], 8),
        # at most two check-ins a day count, the best ones
        ([done(M, 0), done(Category.NETWORK, 0), done(Category.ASPIRATION, 0)], 8),
        ([done(M, 0, SUBMITTED), done(Category.NETWORK, 0), done(Category.ASPIRATION, 0)], 8),
        ([done(M, 0), done(Category.NETWORK, 0), done(Category.ASPIRATION, 1)], 12),
        # organisation serves no task, and takes no place from one that does
        ([done(Category.ORGANISATION)], 0),
        ([done(Category.ORGANISATION), done(M), done(Category.NETWORK)], 8),
        # the first and the last of ninety days
        ([done(M, 89)], 4),
        ([done(M, 90)], 0),
        # six tasks of 8 are 48: 40 at most
        (
            [
                done(kind, day)
                for number, kind in enumerate(
                    [Category.COVERAGE, M, Category.EMPOWERMENT, Category.NETWORK, Category.OUTREACH,
                     Category.ASPIRATION]
                )
                for day in (2 * number, 2 * number + 1)
            ],
            40,
        ),
    ],
)  # fmt: skip
def test_core_tasks(checkins: list[Checkin], core: int) -> None:
    assert score(*checkins).core == core


@pytest.mark.parametrize(
    ("kind", "task"),
    [
        (Category.PUBLICATION, Adinda.DISEMINASI),
        (Category.POTENTIAL, Adinda.DISEMINASI),
        (Category.COVERAGE, Adinda.AKSES),
        (Category.MEETING, Adinda.DISKUSI),
        (Category.OUTREACH, Adinda.DISEMINASI),
        (Category.EMPOWERMENT, Adinda.IMPLEMENTASI),
        (Category.NETWORK, Adinda.NETWORKING),
        (Category.HOAX_LITERACY, Adinda.DISEMINASI),
        (Category.ASPIRATION, Adinda.ASPIRASI),
        (Category.EMERGENCY, Adinda.AKSES),
        (Category.TRAINING, Adinda.AKSES),
    ],
)
def test_each_kind_serves_its_task(kind: Category, task: Adinda) -> None:
    assert {t for t, points in score(done(kind)).tasks.items() if points} == {task}


def test_every_kind_has_a_task_or_none_and_a_label_and_an_example() -> None:
    assert set(rules.TASKS) == set(Category)
    assert set(texts.CATEGORIES) == {c.value for c in Category}
    offered = {c.value for c in rules.OFFERED}
    assert offered == {c.value for c in Category} - {"training"} == set(texts.EXAMPLES) == set(texts.CATEGORY_WORDS)
    assert set(texts.STATUS) == {s.value for s in CheckinStatus}


P = Category.PUBLICATION


@pytest.mark.parametrize(
    ("checkins", "media"),
    [
        ([done(P, 0, SUBMITTED, "https://a.id/1")], 3),
        ([done(P, 0, SUBMITTED, "https://a.id/1"), done(P, 1, SUBMITTED, "https://a.id/1")], 3),
        ([done(P, 0, SUBMITTED, "https://a.id/1", "https://a.id/2")], 6),
        ([done(P, 0, CheckinStatus.REJECTED, "https://a.id/1")], 0),
        ([done(M, 0, SUBMITTED, "https://a.id/1")], 0),
        ([done(P, 0, SUBMITTED, *(f"https://a.id/{n}" for n in range(8)))], 24),
        ([done(P, 0, SUBMITTED, *(f"https://a.id/{n}" for n in range(9)))], 25),
    ],
)
def test_media_counts_distinct_links(checkins: list[Checkin], media: int) -> None:
    assert score(*checkins).media == media


def test_coaching_and_hoax_work() -> None:
    assert score(done(Category.TRAINING)).coaching == 10
    assert score(done(Category.TRAINING, 0, SUBMITTED)).coaching == 0
    assert score(done(Category.TRAINING), done(Category.TRAINING, 3)).coaching == 10
    assert score(done(Category.HOAX_LITERACY)).hoax == 4
    assert score(*(done(Category.HOAX_LITERACY, day) for day in range(5))).hoax == 10


@pytest.mark.parametrize(
    ("kim", "board", "administration"),
    [
        (Kim(), set(), 0),
        (Kim(sk_number="188/12/2024"), set(), 5),
        (Kim(term_ends_on=TODAY), set(), 5),
        (Kim(term_ends_on=TODAY - timedelta(days=1)), set(), 0),
        (Kim(term_starts_on=TODAY + timedelta(days=1), term_ends_on=TODAY + timedelta(days=9)), set(), 0),
        (Kim(), BOARD, 5),
        (Kim(), BOARD - {BoardRole.BENDAHARA}, 0),
        (Kim(sk_number="1", term_ends_on=TODAY), BOARD, 15),
    ],
)
def test_administration(kim: Kim, board: set[BoardRole], administration: int) -> None:
    assert score(kim=kim, board=board).administration == administration


def test_everything_adds_up_to_a_hundred() -> None:
    assert WEIGHTS.total_max == 100
    kinds = [c for c in rules.OFFERED if c is not Category.ORGANISATION]
    busy = [done(kind, day) for day, kind in enumerate([*kinds, *kinds, *[Category.HOAX_LITERACY] * 3])]
    busy += [done(Category.TRAINING, 50), done(P, 51, SUBMITTED, *(f"https://a.id/{n}" for n in range(9)))]
    found = score(*busy, kim=Kim(sk_number="1", term_ends_on=TODAY), board=BOARD)
    assert (found.administration, found.core, found.media, found.coaching, found.hoax) == (15, 40, 25, 10, 10)
    assert found.total == 100


# In the chat ----------------------------------------------------------------------------------------------


async def test_status_says_how_the_kim_stands_and_what_is_missing(village: Village) -> None:
    ketua = await village.member(
        "Budi", desa=SUMBEREJO, role="ketua", kim={"sk_number": "188/3", "term_ends_on": date(2027, 12, 31)}
    )
    await ketua.says("status")
    assert ketua.hears("KIM Sumberejo: belum ada kegiatan tercatat")
    await report(ketua, when="kemarin")
    await ketua.taps("Status KIM")
    assert ketua.hears("KIM Sumberejo: aktif")
    assert ketua.hears("Kegiatan terakhir: Selasa, 22 September 2026")
    assert ketua.hears("Anggota di sini: 1; belum ada sekretaris atau bendahara")
    assert ketua.hears("SK: tercatat. Masa bakti: sampai Jumat, 31 Desember 2027")
    assert ketua.hears("Nilai 90 hari terakhir: 12 dari 100")


async def test_scoring_is_explained(village: Village) -> None:
    admin = village.admin()
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await admin.says("periksa")
    await admin.taps("Terima")
    await siti.says("kegiatan")
    await siti.taps("Berita/unggahan")
    await siti.says("Panen raya https://facebook.com/kim/1")
    await siti.taps("Hari ini")
    await siti.taps("Kirim")
    await siti.says("kenapa nilainya segini?")
    assert siti.hears("Nilai KIM Sumberejo, 90 hari terakhir: 9 dari 100")
    assert siti.hears("Administrasi 0/15: kurang SK, masa bakti, pengurus")
    assert siti.hears("Tugas ADINDA 6/40: diskusi 4, diseminasi 2")
    assert siti.hears("Publikasi 3/25 (1 tautan), pembinaan 0/10, tangkal hoaks 0/10")
    assert siti.hears("Supaya nilainya naik: catat Liputan kegiatan")


async def test_status_and_score_are_for_members(village: Village) -> None:
    stranger = village.person("Rini")
    for words in ("status", "skor", "riwayat", "riwayat kim"):
        await stranger.says(words)
        assert stranger.buttons == ["Daftar"], words
    admin = village.admin()
    await admin.says("status")
    assert admin.buttons == ["Rekap KIM", "Panel petugas"]


def test_weights_come_from_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORE_LINK", "7")
    assert Settings(_env_file=None).score_link == 7

"""Clarifications of other publishers come in from files, all or none, and never twice. All of them are made up."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.clock import MovableClock
from bot.commands.hoax import imported, matched
from bot.knowledge.read import Unreadable
from bot.knowledge.verdicts import split_title, verdict_of
from storage.clarification import Clarification, Clarifications, Verdict
from storage.database import Database
from tests.village import settings_for

CLOCK = MovableClock(datetime(2026, 9, 23, 2, 0, tzinfo=UTC), running=False)


class Knowledge:
    """Imports of files into one database."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self._folder = folder
        self.said: list[str] = []

    async def imports(self, content: Any, *, name: str = "umpan", source: str = "", dry_run: bool = False) -> bool:
        """Whether it was good; `said` holds what was printed."""
        file = self._folder / name
        if isinstance(content, bytes):
            file.write_bytes(content)
        else:
            text = content if isinstance(content, str) else json.dumps(content)
            file.write_text(text, encoding="utf-8", newline="")
        good, self.said = await imported(settings_for(self.database), file, source=source, dry_run=dry_run, clock=CLOCK)
        return good

    def says(self, words: str) -> bool:
        return any(words in line for line in self.said)

    async def rows(self) -> list[Clarification]:
        async with self.database.reading() as session:
            return list(await session.scalars(select(Clarification).order_by(Clarification.id)))


@pytest.fixture
def knowledge(database: Database, tmp_path: Path) -> Knowledge:
    return Knowledge(database, tmp_path)


def review(number: int = 1, **changed: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"https://Cek.Example/artikel/{number}-garam?utm_source=rss#atas",
        "claimReviewed": "[SALAH] Garam akan langka sampai tahun depan",
        "datePublished": "2026-08-12",
        "author": {"@type": "Organization", "name": "Cek Uji"},
        "reviewRating": {"@type": "Rating", "ratingValue": "1", "alternateName": "Salah"},
        **changed,
    }


RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Cek Uji</title>
<item><title>Keliru: Pasar hewan ditutup tiga bulan</title><link>https://cek.example/a/pasar?utm_source=rss</link>
<guid isPermaLink="false">1</guid><pubDate>Fri, 05 Jun 2026 14:30:00 +0700</pubDate>
<description>&lt;p&gt;Dinas &lt;b&gt;membantah&lt;/b&gt;.
&lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;</description></item>
<item><title>[KLARIFIKASI] Uang kertas lama tetap berlaku</title><link>https://cek.example/a/uang</link>
<guid>2</guid></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Cek Atom</title>
<entry><id>tag:cek.example,2026:7</id><title>Benar: Jembatan Krajan ditutup sementara</title>
<link rel="alternate" href="https://cek.example/a/7"/>
<updated>2026-06-05T07:30:00Z</updated><summary>Sudah dibuka.</summary>
</entry></feed>"""


async def test_a_claim_review(knowledge: Knowledge) -> None:
    assert await knowledge.imports(review())
    (row,) = await knowledge.rows()
    assert (row.source, row.title, row.claim_text) == ("Cek Uji", "Garam akan langka sampai tahun depan", row.title)
    assert (row.verdict, row.verdict_raw) == (Verdict.HOAKS, "Salah")
    assert row.url == row.external_id == "https://cek.example/artikel/1-garam"
    assert row.published_at == datetime(2026, 8, 11, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "wrapped",
    [
        [review(1), review(2)],
        {
            "@graph": [
                {"@type": "WebPage", "name": "Halaman"},
                review(1),
                review(2, **{"@type": ["ClaimReview", "Article"]}),
            ]
        },
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": review(1)}, review(2)]},
    ],
    ids=["list", "graph", "feed"],
)
async def test_the_wrappings_of_claim_reviews(knowledge: Knowledge, wrapped: Any) -> None:
    assert await knowledge.imports(wrapped)
    assert [row.external_id[-7:] for row in await knowledge.rows()] == ["1-garam", "2-garam"]


async def test_answers_of_interfaces_saved_as_files(knowledge: Knowledge) -> None:
    google = {
        "claims": [
            {
                "text": "Bendungan retak",
                "claimReview": [
                    {"publisher": {"name": "Cek G"}, "url": "https://g.example/1", "textualRating": "Setengah matang"}
                ],
            },
            {"text": "Tanpa ulasan"},
        ],
        "nextPageToken": "",
    }
    table = {
        "response": {"data": [{"id": 5, "title": "[HOAKS] Bank tutup", "slug": "bank-tutup", "body_text": "Tidak."}]}
    }
    old = [{"id": "9", "title": "[HOAKS] Demo", "content": "Katanya demo", "fact": "Tidak.", "tanggal": "2018-07-03"}]
    for content in (google, table, old):
        assert await knowledge.imports(content, source="" if content is google else "Arsip"), knowledge.said
    rows = await knowledge.rows()
    assert [(row.source, row.verdict) for row in rows] == [
        ("Cek G", Verdict.UNDECIDED),
        ("Arsip", Verdict.HOAKS),
        ("Arsip", Verdict.HOAKS),
    ]
    assert rows[0].verdict_raw == "Setengah matang"
    assert (rows[2].external_id, rows[2].claim_text, rows[2].summary) == ("9", "Katanya demo", "Tidak.")


async def test_rss_and_atom(knowledge: Knowledge) -> None:
    assert await knowledge.imports(RSS)
    assert knowledge.says("KLARIFIKASI 1")
    assert await knowledge.imports(ATOM)
    market, money, bridge = await knowledge.rows()
    assert (market.source, market.title, market.verdict) == (
        "Cek Uji",
        "Pasar hewan ditutup tiga bulan",
        Verdict.KELIRU,
    )
    assert market.summary == "Dinas membantah ."
    assert market.published_at == datetime(2026, 6, 5, 7, 30, tzinfo=UTC)
    assert (money.verdict, money.published_at) == (Verdict.UNDECIDED, None)
    assert (bridge.verdict, bridge.url) == (Verdict.FAKTA, "https://cek.example/a/7")


async def test_tables_in_either_language(knowledge: Knowledge) -> None:
    assert await knowledge.imports(
        "\ufeffKlaim;Putusan;Tautan;Tanggal;Catatan\n"
        '"Garam langka; beli sekarang";Menyesatkan;https://cek.example/1;23/9/2026;x\n'
        ";;;;\n"
        "=SUM(A1) jadi rumus;Belum terbukti;https://cek.example/2;;\n",
        source="Cek Tabel",
    ), knowledge.said
    first, second = await knowledge.rows()
    assert (first.claim_text, first.verdict) == ("Garam langka; beli sekarang", Verdict.DISINFORMASI)
    assert (second.claim_text, second.verdict) == ("=SUM(A1) jadi rumus", Verdict.BELUM_DAPAT_DIPASTIKAN)


async def test_importing_again_updates_and_never_doubles(knowledge: Knowledge) -> None:
    assert await knowledge.imports([review(1), review(2)])
    assert await knowledge.imports([review(1), review(2)])
    assert knowledge.says("Tidak ada yang berubah")
    async with knowledge.database.transaction() as session:
        await Clarifications(session).withdraw((await knowledge.rows())[0].id, CLOCK.now())
    changed = {"reviewRating": {"alternateName": "Benar"}}
    assert await knowledge.imports([review(1, **changed), review(2, **changed), review(3)])
    assert knowledge.says("Selesai: 1 baru, 2 berubah, dari 3")
    rows = await knowledge.rows()
    assert [row.verdict for row in rows] == [Verdict.FAKTA, Verdict.FAKTA, Verdict.HOAKS]
    assert [row.active for row in rows] == [False, True, True], "what was withdrawn here stays withdrawn"
    assert len({row.revision for row in rows}) == 1


async def test_pages_that_are_told_apart_behind_the_question_mark(knowledge: Knowledge) -> None:
    page = "https://dinas.example/berita?id={}&utm_source=rss"
    assert await knowledge.imports([review(1, url=page.format(5)), review(2, url=page.format(6))]), knowledge.said
    assert [row.url for row in await knowledge.rows()] == [f"https://dinas.example/berita?id={n}" for n in (5, 6)]


async def test_a_trial_writes_nothing(knowledge: Knowledge) -> None:
    assert await knowledge.imports([review(1)], dry_run=True)
    assert knowledge.says("Baru: 1")
    assert knowledge.says("percobaan")
    assert await knowledge.rows() == []


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("teks saja", "Butir 2: bukan klarifikasi"),
        (review(2, claimReviewed=" "), "Butir 2: klaim dan judulnya kosong"),
        (review(2, url=""), "Butir 2: tidak ada tautan dan tidak ada id"),
        (review(2, url="javascript:alert(1)"), "Butir 2: tautan “javascript:alert(1)” tidak aman"),
        (review(2, url="https://siti:rahasia@cek.example/2"), "Butir 2: tautan memuat nama pengguna atau sandi"),
        (review(2, url="https://[cek"), "tidak aman atau tidak lengkap"),
        (review(2, datePublished="kapan-kapan"), "Butir 2: tanggal “kapan-kapan” tidak terbaca"),
        (review(2, datePublished="2099-01-01"), "tidak mungkin"),
        (review(2, datePublished="0001-01-01"), "tidak mungkin"),
        (review(2, claimReviewed="a" * 10_001), "Butir 2: klaim terlalu panjang (10001 huruf)"),
        (review(2, author={"name": "own"}), "dipakai untuk klarifikasi sendiri"),
        (review(1), "Butir 2: klarifikasi yang sama sudah ada di nomor 1"),
    ],
)
async def test_one_bad_item_and_nothing_is_imported(knowledge: Knowledge, bad: Any, told: str) -> None:
    assert not await knowledge.imports([review(1), bad])
    assert knowledge.says(told), knowledge.said
    assert knowledge.says("1 baris perlu diperbaiki. Tidak ada yang diimpor.")
    assert not knowledge.says("rahasia")
    assert await knowledge.rows() == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "tidak memuat satu klarifikasi pun"),
        (b"[]", "tidak dikenal"),
        (b"{}", "tidak dikenal"),
        (b"[1, 2]", "tidak dikenal"),
        (b'{"@type": ', "baris 1: tidak terbaca sebagai JSON"),
        (b"[" * 200_000, "tidak terbaca sebagai JSON"),
        (b'[{"id": ' + b"9" * 6_000 + b"}]", "tidak terbaca sebagai JSON"),
        (b"<rss><channel><item>", "tidak terbaca sebagai RSS"),
        (b"<html><body>404</body></html>", "tidak dikenal"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><rss><channel/></rss>', "DOCTYPE"),
        ("[é]".encode("latin-1"), "bukan teks UTF-8"),
        (b"nama,umur\nSiti,40\n", "tidak dikenal"),
        (b"tautan,putusan\nhttps://a.example/1,Salah\n", "Tidak ada kolom klaim"),
        (b"klaim,Claim,url\na,b,c\n", "ada dua kali"),
        (b'klaim,url\n"a,b\n', "tidak terbaca sebagai CSV"),
        (b"PK\x03\x04\x00\xff", "bukan teks UTF-8"),
    ],
)
async def test_files_that_are_none(knowledge: Knowledge, content: bytes, told: str) -> None:
    assert not await knowledge.imports(content)
    assert knowledge.says(told), knowledge.said


async def test_a_file_that_is_not_there(database: Database, tmp_path: Path) -> None:
    for path in (tmp_path / "tidak-ada.json", tmp_path):
        good, said = await imported(settings_for(database), path, clock=CLOCK)
        assert not good
        assert len(said) == 1


async def test_markup_and_hidden_letters_are_taken_out(knowledge: Knowledge) -> None:
    said = "Air <b>garam</b> &lt;img src=x onerror=alert(1)&gt; menyem\u200bbuh\u202ekan &amp;amp; aman\x00"
    assert await knowledge.imports(review(1, claimReviewed=said))
    (row,) = await knowledge.rows()
    assert row.claim_text == "Air garam menyembuhkan & aman"


@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        ("Salah", Verdict.HOAKS),
        ("HOAX!", Verdict.HOAKS),
        ("menyesatkan", Verdict.DISINFORMASI),
        ("Keliru", Verdict.KELIRU),
        ("Tidak  Benar", Verdict.KELIRU),
        ("BENAR", Verdict.FAKTA),
        ("Belum Terbukti", Verdict.BELUM_DAPAT_DIPASTIKAN),
        ("Sebagian Benar", Verdict.UNDECIDED),
        ("Satire", Verdict.UNDECIDED),
        ("", Verdict.UNDECIDED),
        ("Falso", Verdict.UNDECIDED),
    ],
)
def test_words_for_verdicts(word: str, verdict: Verdict) -> None:
    assert verdict_of(word) is verdict


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("[SALAH] Garam langka", ("SALAH", "Garam langka")),
        ("Sebagian Benar: Garam langka", ("Sebagian Benar", "Garam langka")),
        ("Garam: langka atau mahal?", ("", "Garam: langka atau mahal?")),
        ("[HOAKS]", ("", "[HOAKS]")),
    ],
)
def test_titles_with_a_verdict_before_them(title: str, parts: tuple[str, str]) -> None:
    assert split_title(title) == parts


def test_matching_from_files(tmp_path: Path) -> None:
    claims, queries, out = tmp_path / "klaim.csv", tmp_path / "pesan.csv", tmp_path / "hasil.csv"
    flood = "Bendungan di hulu Kali Sumber dikabarkan jebol pukul sembilan malam, warga diminta mengungsi"
    claims.write_text(f'id,text,title,lain\nK1,"{flood}",Bendungan jebol,x\nK2,Garam langka sampai tahun depan,,\n')
    queries.write_text(
        f'qid,text\nq1,"{flood.upper()} !!!"\nq2,posyandu besok pagi\nq3,\nq4,apa benar bendungan jebol\n'
    )
    matched(claims, queries, out)
    with out.open(newline="") as stream:
        rows = [(row["qid"], row["claim_id"], row["decision"]) for row in csv.DictReader(stream)]
    assert rows[0] == ("q1", "K1", "identical")
    assert ("q2", "", "none") in rows
    assert ("q3", "", "none") in rows
    assert ("q4", "K1", "similar") in rows
    queries.write_text("qid,pesan\n1,a\n")
    with pytest.raises(Unreadable, match="memerlukan kolom: qid, text"):
        matched(claims, queries, out)
    claims.write_text("id,text,title\nK1,a,\nK1,b,\n")
    with pytest.raises(Unreadable, match="id K1 sudah ada"):
        matched(claims, queries, out)

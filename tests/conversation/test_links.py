"""Links in texts and their one spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.links import first_url, links, normalise_link


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sudah tayang: https://kimsumberejo.id/berita/1.", ["https://kimsumberejo.id/berita/1"]),
        ("(lihat https://id.wikipedia.org/wiki/Malang_(kota))", ["https://id.wikipedia.org/wiki/Malang_(kota)"]),
        ("facebook.com/kim.sumberejo/posts/12, ya", ["facebook.com/kim.sumberejo/posts/12"]),
        ("www.malangkab.go.id dan WWW.Detik.com", ["www.malangkab.go.id", "WWW.Detik.com"]),
        ("https://a.id https://b.id/x\nhttps://a.id", ["https://a.id", "https://b.id/x"]),
        ("https://youtu.be/abc?si=1!", ["https://youtu.be/abc?si=1"]),
        ("kumberejo.desa.id/kabar", ["kumberejo.desa.id/kabar"]),
        ("rapat jam 09.00 di balai, hadir Bu Hj. Siti, S.Pd.", []),
        ("surel saya siti@gmail.com", []),
        ("javascript:alert(1) ftp://a.id/x", []),
        ("http://siti:rahasia@a.id/", []),
        ("https://localhost/x http://127.0.0.1/", []),
        ("tanpa spasi.lalu kata", []),
        ("", []),
    ],
)
def test_links_of_a_text(text, found):
    assert links(text) == found
    assert first_url(text) == (found[0] if found else None)


@pytest.mark.parametrize(
    ("url", "one"),
    [
        ("http://www.MalangKab.go.id/Berita/", "https://malangkab.go.id/Berita"),
        ("malangkab.go.id", "https://malangkab.go.id"),
        ("https://m.facebook.com/kim/posts/1?mibextid=x&fbclid=y#c", "https://facebook.com/kim/posts/1"),
        ("https://mbasic.facebook.com/story.php?story_fbid=2&id=1", "https://facebook.com/story.php?id=1&story_fbid=2"),
        (
            "https://facebook.com/story.php?id=1&story_fbid=2&sfnsn=w",
            "https://facebook.com/story.php?id=1&story_fbid=2",
        ),
        ("https://www.instagram.com/p/Abc/?igshid=1&utm_source=ig", "https://instagram.com/p/Abc"),
        ("https://youtu.be/Abc?si=q", "https://youtube.com/watch?v=Abc"),
        ("https://www.youtube.com/watch?v=Abc&t=10s&feature=share", "https://youtube.com/watch?v=Abc"),
        ("https://x.com/kim/status/1?s=20&t=q", "https://x.com/kim/status/1"),
        ("https://a.id:443/x", "https://a.id/x"),
        ("https://a.id:8443/x", "https://a.id:8443/x"),
        ("https://a.id/kabar%20desa", "https://a.id/kabar%20desa"),
        ("https://a.id/kabar desa", None),
        ("https://youtu.be/Abc?list=9", "https://youtube.com/watch?list=9&v=Abc"),
        ("https://bücher.id/x", "https://xn--bcher-kva.id/x"),
        ("https://www.id/x", "https://www.id/x"),
        ("javascript:alert(1)", None),
        ("JavaScript://a.id/%0aalert(1)", None),
        ("data:text/html,x", None),
        ("mailto:a@b.id", None),
        ("https://a.id@jahat.id/", None),
        ("https://u:p@a.id/", None),
        ("https://a.id\\@jahat.id", None),
        ("http://localhost/x", None),
        ("http://10.0.0.1/x", None),
        ("http://[::1]/x", None),
        ("http://[x/", None),
        ("https://a.id:99999/", None),
        ("https:///x", None),
        ("kata", None),
        ("", None),
        ("https://a.id/" + "x" * 2000, None),
    ],
)
def test_one_spelling(url, one):
    assert normalise_link(url) == one


@given(st.text(max_size=100) | st.from_regex(r"https?://[a-z.]{1,20}/[ -~]{0,40}", fullmatch=True))
def test_the_one_spelling_stays_itself(url):
    one = normalise_link(url)
    if one is not None:
        assert one.startswith("https://")
        assert normalise_link(one) == one


@given(st.text(max_size=300))
def test_any_text_can_be_searched(text):
    for link in links(text):
        assert link in text

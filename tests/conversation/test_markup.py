"""`*tebal*` and `_miring_`: what they are, what they are not, and that reading never fails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.wording import worded
from bot.conversation.markup import as_letters, read_marks
from bot.conversation.messages import Reply


def seen(source: str) -> tuple[str, list[tuple[str, str]]]:
    marked = read_marks(source)
    return marked.text, [(span.style, marked.text[span.start : span.end]) for span in marked.spans]


@pytest.mark.parametrize(
    ("source", "text", "spans"),
    [
        ("Rapat *besok* pagi", "Rapat besok pagi", [("bold", "besok")]),
        ("_Nuwun sewu_, *{nama}*.", "Nuwun sewu, {nama}.", [("italic", "Nuwun sewu"), ("bold", "{nama}")]),
        ("*_dua-duanya_*", "dua-duanya", [("bold", "dua-duanya"), ("italic", "dua-duanya")]),
        ("*tebal dan _miring_ di dalam*", "tebal dan miring di dalam",
         [("bold", "tebal dan miring di dalam"), ("italic", "miring")]),
        ("5 * 3 * 2 = 30", "5 * 3 * 2 = 30", []),
        ("* butir satu\n* butir dua", "* butir satu\n* butir dua", []),
        ("berkas_rapat_kim.pdf", "berkas_rapat_kim.pdf", []),
        ("https://a.id/x_y_z _ya_", "https://a.id/x_y_z ya", [("italic", "ya")]),
        ("*https://a.id/b*", "https://a.id/b", [("bold", "https://a.id/b")]),
        ("*) syarat berlaku", "*) syarat berlaku", []),
        ("😀 *pagi*", "😀 pagi", [("bold", "pagi")]),
    ],
)  # fmt: skip
def test_what_marks_mean(source: str, text: str, spans: list[tuple[str, str]]) -> None:
    assert seen(source) == (text, spans)
    assert read_marks(source).unclosed is None


@pytest.mark.parametrize(
    ("source", "unclosed"),
    [
        ("Rapat *besok pagi", "*besok pagi"),
        ("*satu\nbaris*", "*satu"),
        ("*tebal _miring* lagi_", "_miring"),
        ("ya _begitu", "_begitu"),
    ],
)
def test_what_does_not_close_is_named_and_stays_as_typed(source: str, unclosed: str) -> None:
    marked = read_marks(source)
    assert marked.unclosed is not None
    assert marked.unclosed.startswith(unclosed[:5])
    assert unclosed.split()[0] in marked.text


@given(st.text(alphabet="ab *_\n{}.😀", max_size=40))
def test_reading_never_fails_and_spans_lie_in_each_other(source: str) -> None:
    marked = read_marks(source)
    assert [c for c in marked.text if c not in "*_"] == [c for c in source if c not in "*_"]
    for one in marked.spans:
        assert 0 <= one.start < one.end <= len(marked.text)
        for other in marked.spans:
            apart = one.end <= other.start or other.end <= one.start
            inside = (one.start <= other.start and other.end <= one.end) or (
                other.start <= one.start and one.end <= other.end
            )
            assert apart or inside
    plain, entities = worded(Reply(source, marked=True))
    length = len(plain.text.encode("utf-16-le")) // 2
    assert all(e["offset"] >= 0 and e["offset"] + e["length"] <= length for e in entities or ())


@given(st.text(alphabet="ab *_\n.(", max_size=40))
def test_what_others_wrote_holds_no_mark(source: str) -> None:
    plain = as_letters(source)
    marked = read_marks(plain)
    assert (marked.text, marked.spans, marked.unclosed) == (plain, [], None)
    assert [letter for letter in plain if letter not in "*_"] == [letter for letter in source if letter not in "*_"]


def test_what_others_wrote_keeps_its_letters_and_addresses() -> None:
    assert (
        as_letters("Kabar *gas _bocor\n5 * 3, a_b, https://a.id/_x_*y*")
        == "Kabar gas bocor\n5 * 3, a_b, https://a.id/_x_*y*"
    )
    assert as_letters("*tebal* dan _miring_") == "tebal dan miring"


def test_what_is_not_marked_is_left_alone() -> None:
    reply = Reply("*biasa* _saja_")
    assert worded(reply) == (reply, None)
    assert Reply.from_json(reply.to_json()) == reply
    marked = Reply("*biasa*", marked=True)
    assert Reply.from_json(marked.to_json()) == marked

"""The states, the ladder's days, one decision; without a database."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar import Calendar
from bot.features.silence.rules import (
    Ladder,
    Move,
    Standing,
    State,
    Wait,
    decide,
    due_days,
    recipients,
    state_of,
)
from bot.features.silence.rules.until import read_pause
from storage.kim import BoardRole, Kim, KimStatus
from storage.member import Reachable
from storage.silence import StepOutcome
from storage.task import TaskKind

DAYS = (35, 60, 90, 120)
LADDER = Ladder(DAYS, gap=14, contact=30)
DAY = date(2026, 12, 1)


def kim(last: date | None = None, **values: object) -> Kim:
    return Kim(**{"status": KimStatus.LIVING, "registered_on": date(2026, 1, 1), "last_activity_on": last} | values)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("given_kim", "connected", "state"),
    [
        (None, False, State.NO_KIM),
        (kim(), False, State.NOT_CONNECTED),
        (kim(), True, State.NEVER_ACTIVE),
        (kim(ago(0)), False, State.ACTIVE),
        (kim(ago(34)), True, State.ACTIVE),
        (kim(ago(35)), True, State.WEAKENING),
        (kim(ago(89)), True, State.WEAKENING),
        (kim(ago(90)), False, State.SILENT),
        (kim(ago(900)), True, State.SILENT),
        (kim(ago(3), paused_until=DAY), True, State.PAUSED),
        (kim(ago(3), paused_until=ago(1)), True, State.ACTIVE),
        (kim(ago(3), paused_until=DAY, status=KimStatus.DORMANT), True, State.DORMANT),
    ],
)
def test_the_eight_states(given_kim: Kim | None, connected: bool, state: State) -> None:
    assert state_of(given_kim, connected=connected, on=DAY, silence_days=DAYS) is state


def test_the_days_of_the_ladder() -> None:
    assert due_days(LADDER, Standing(ago(0))) == [(1, ago(-35)), (2, ago(-60)), (3, ago(-90)), (4, ago(-120))]
    assert due_days(LADDER, Standing(ago(0), step=3, stepped_on=ago(-91))) == [(4, ago(-120))]
    assert due_days(LADDER, Standing(ago(0), step=4)) == []


def test_what_comes_out_of_a_pause_meets_one_step_at_a_time() -> None:
    after_pause = Standing(ago(100), step=1, stepped_on=ago(60), held_until=ago(0))
    assert due_days(LADDER, after_pause) == [(2, ago(0)), (3, ago(-14)), (4, ago(-28))]
    taken = Standing(ago(100), step=2, stepped_on=ago(0), held_until=ago(0))
    assert due_days(LADDER, taken) == [(3, ago(-14)), (4, ago(-28))]
    # Steps that lie closer together than reminders to one person come as close.
    close = Ladder((35, 40, 90, 120), gap=14, contact=30)
    assert due_days(close, Standing(ago(100), held_until=ago(0)))[:2] == [(1, ago(0)), (2, ago(-5))]


def test_whose_people_are_all_gone_is_looked_after_on_the_first_day_after_a_hold() -> None:
    for held, task in ((ago(0), TaskKind.DECIDE), (ago(-1), None)):
        move = decide(LADDER, Standing(ago(40), step=1, stepped_on=ago(5), held_until=held), [], DAY, lambda p: None)
        assert (move.task if isinstance(move, Move) else None) is task


def someone(number: int, role: str, **values: object) -> Reachable:
    fields = {"name": None, "last_reminded_at": None, "channel": "telegram", "chat_id": str(number)} | values
    return Reachable(kim_id=1, member_id=number, role=BoardRole(role), person_id=number, **fields)  # type: ignore[arg-type]


KETUA, SEKRETARIS, BENDAHARA = someone(4, "ketua"), someone(5, "sekretaris"), someone(3, "bendahara")
MEMBERS = [someone(number, "anggota") for number in (9, 7, 8)]


@pytest.mark.parametrize(
    ("step", "people", "asked"),
    [
        (1, [KETUA, SEKRETARIS, BENDAHARA, *MEMBERS], [5, 4]),
        (2, [SEKRETARIS, KETUA, BENDAHARA, *MEMBERS], [4, 5]),
        (3, [KETUA, BENDAHARA, *MEMBERS], [4]),
        (2, [BENDAHARA, *MEMBERS], [3]),
        (1, MEMBERS, [7, 8]),
        (3, MEMBERS, [7, 8]),
        (1, [], []),
    ],
)
def test_whom_a_step_is_for(step: int, people: list[Reachable], asked: list[int]) -> None:
    assert [person.person_id for person in recipients(step, people)] == asked


def test_the_gentle_step_goes_to_one_who_may_be_reminded() -> None:
    standing = Standing(ago(35))
    assert decide(LADDER, standing, [KETUA, SEKRETARIS], DAY, lambda p: None) == Move(
        1, StepOutcome.SENT, (), (SEKRETARIS,)
    )
    busy = {5: ago(-3)}
    move = decide(LADDER, standing, [KETUA, SEKRETARIS, BENDAHARA], DAY, lambda p: busy.get(p.person_id))
    assert isinstance(move, Move)
    assert move.recipients == (KETUA,)
    busy[4] = ago(-1)
    assert decide(LADDER, standing, [KETUA, SEKRETARIS, BENDAHARA], DAY, lambda p: busy.get(p.person_id)) == Wait(
        ago(-1), 1
    )


@given(
    days=st.integers(0, 400),
    step=st.integers(0, 4),
    stepped=st.integers(0, 100),
    hold=st.none() | st.integers(-60, 60),
    people=st.booleans(),
)
def test_a_decision_never_repeats_a_step_and_never_breaks_a_hold(
    days: int, step: int, stepped: int, hold: int | None, people: bool
) -> None:
    held = ago(hold) if hold is not None else None
    standing = Standing(ago(days), step, ago(min(stepped, days)) if step else None, held)
    move = decide(LADDER, standing, [KETUA] if people else [], DAY, lambda p: None)
    if move is None:
        return
    assert isinstance(move, Move)
    assert move.step > step
    assert held is None or held <= DAY
    assert [passed for passed, _ in move.passed] == list(range(step + 1, move.step))
    if people:
        assert days >= DAYS[move.step - 1]
        assert bool(move.recipients) is (move.step < 4)
    else:
        assert move.step >= 3
        assert move.outcome is StepOutcome.TASK


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("sampai 5 januari", date(2027, 1, 5)),
        ("s.d. 5/1", date(2027, 1, 5)),
        ("sampai dengan 5 Januari 2027", date(2027, 1, 5)),
        ("5-12", date(2026, 12, 5)),
        ("3 minggu", date(2026, 12, 22)),
        ("seminggu saja", date(2026, 12, 8)),
        ("selama dua minggu", date(2026, 12, 15)),
        ("sebulan", date(2026, 12, 31)),
        ("60 hari ke depan", date(2027, 1, 30)),
        ("sampai bulan depan", date(2026, 12, 31)),
        ("kira-kira akhir bulan saja pak", date(2026, 12, 31)),
        ("sampe awal wulan ngajeng", date(2027, 1, 1)),
        ("nganti pertengahan Januari", date(2027, 1, 15)),
        ("tahun depan", date(2027, 1, 1)),
        ("nek ora salah pertengahan wulan ngarep", date(2027, 1, 15)),
        ("insyaallah 2 minggu", date(2026, 12, 15)),
        ("rencananya sampai 5 januari", date(2027, 1, 5)),
        ("paling cepat rabu depan", date(2026, 12, 2)),
        ("sampai desember", date(2026, 12, 31)),
        ("bulan januari", date(2027, 1, 31)),
        ("sesasi", date(2026, 12, 31)),
        ("kira-kira 2 minggu", date(2026, 12, 15)),
        ("sekitar patang dino", date(2026, 12, 5)),
        ("hari", None),
        ("nol hari", None),
        ("besok", date(2026, 12, 2)),
        ("sampai jumat depan", date(2026, 12, 4)),
        ("31/2", None),
        ("kapan-kapan", None),
        ("", None),
    ],
)
def test_until_when(words: str, until: date | None) -> None:
    assert read_pause(words, DAY).until.day == until


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("sampai lebaran", date(2027, 3, 15)),  # with the days of joint leave behind it
        ("habis lebaran", date(2027, 3, 15)),
        ("nunggu bar riyoyo", date(2027, 3, 15)),
        ("sampai lebaran selesai", date(2027, 3, 15)),
        ("setelah hari raya idul fitri", date(2027, 3, 15)),
        ("habis natal", date(2026, 12, 25)),
        ("tahun baru", date(2027, 1, 1)),
        ("sampai lebaran haji", date(2027, 5, 18)),
        ("habis panen", None),
    ],
)
def test_until_after_a_feast(words: str, until: date | None) -> None:
    assert read_pause(words, DAY, Calendar(ZoneInfo("Asia/Jakarta")).end_of).until.day == until


def test_a_feast_that_is_going_on_ends_this_year_and_one_that_is_over_comes_the_next() -> None:
    end_of = Calendar(ZoneInfo("Asia/Jakarta")).end_of
    assert end_of("Idul Fitri", date(2026, 3, 23)) == date(2026, 3, 24)
    assert end_of("Idul Fitri", date(2026, 3, 25)) == date(2027, 3, 15)
    assert end_of("Natal", date(2026, 12, 26)) == date(2027, 12, 25)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("panen sampai akhir bulan", "panen"),
        ("2 minggu karena mantu", "mantu"),
        ("panen, sampai 5/1 soale repot", "panen, repot"),
        ("sampai panen selesai", "sampai panen selesai"),
        ("panen", "panen"),
        ("karena panen", "karena panen"),
        ("maaf pak sampai akhir bulan", ""),
        ("mungkin 2 minggu", ""),
        ("insyaallah sampai akhir bulan", ""),
        ("gak tau sampai kapan", ""),
        ("mbuh", ""),
        ("", ""),
    ],
)
def test_why(words: str, why: str) -> None:
    assert read_pause(words, DAY).why == why


@given(st.text(max_size=60))
def test_anything_asked_for_is_read(text: str) -> None:
    day, problem = read_pause(text, DAY).until
    assert (day is None) != (problem is None)


@pytest.mark.parametrize("words", ["kemarin", "wingi", "2 hari lalu", "1/1/2020"])
def test_a_pause_lies_ahead(words: str) -> None:
    assert read_pause(words, DAY).until.problem == "past"

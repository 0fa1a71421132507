"""What the dispatcher promises: once, all or nothing, in order, nobody takes anybody else down."""

from __future__ import annotations

from bot.conversation.card import Feature, Intent
from bot.conversation.flow import Again, Ask, Begin, Flow, Next, Refusal, Say
from bot.conversation.messages import Choice, Reply
from bot.conversation.turn import Turn
from bot.features import help
from storage.database import Database
from storage.member import Member
from storage.outbox import OutboxMessage, OutboxStatus
from storage.seen_update import SeenUpdate
from tests.village import Village, settings_for

form = Flow("form", title="isian uji")


@form.ask("first")
async def ask_first(turn: Turn) -> Ask:
    return Ask("Pertama?", free=True)


@form.take("first")
async def take_first(turn: Turn) -> Next:
    if turn.text == "rusak":
        await turn.notices.to_admins(Reply("jangan terkirim"), kind="test")
        raise RuntimeError("broken")
    if turn.text == "tolak":
        await turn.notices.to_admins(Reply("jangan terkirim"), kind="test")
        raise Refusal("Belum bisa begitu. Coba yang lain.")
    if turn.text == "ulang":
        return Again("Sekali lagi, ya.")
    turn.data["first"] = turn.text
    return "second"


@form.ask("second")
async def ask_second(turn: Turn) -> Ask:
    return Ask("Kedua?", (Choice("Satu", 1), Choice("Dua belas", 12)), skip=True)


@form.take("second")
async def take_second(turn: Turn) -> Next:
    return Say(f"Selesai: {turn.data['first']} {'dilewati' if turn.skipped else turn.choice}")


async def begin(turn: Turn) -> Begin:
    return Begin(form.name)


TESTING = Feature("testing", intents=(Intent("uji", ("coba formulir",), begin),), flows=(form,))
FEATURES = (TESTING, help.FEATURE)


def open_village(database: Database):  # type: ignore[no-untyped-def]
    return Village.open(database, settings_for(database), features=FEATURES)


async def test_a_form_runs_by_words_buttons_numbers_and_skips(database: Database) -> None:
    async with open_village(database) as village:
        siti = village.person("Siti")
        for answer, said in (("dua belas", "12"), ("DUA BLAS", "12"), ("2", "12"), ("lewati", "dilewati")):
            await siti.says("/uji")
            await siti.says("halo dunia")
            await siti.says(answer)
            assert siti.hears(f"Selesai: halo dunia {said}" if said == "12" else said), answer


async def test_the_same_update_twice_is_one_effect_and_one_answer(database: Database) -> None:
    async with open_village(database) as village:
        siti = village.person("Siti")
        await siti.says("/uji")
        village.world.redeliver(1)
        await village.settle()
        village.world.redeliver(1)
        await village.settle()
        assert siti.ever_heard("Pertama?") == 1
        async with database.reading() as session:
            assert len(await village.rows(session, SeenUpdate)) == 1


async def test_a_failing_turn_apologises_keeps_the_form_and_leaves_nothing_behind(database: Database) -> None:
    async with open_village(database) as village:
        siti, admin = village.person("Siti"), village.admin()
        await siti.says("/uji")
        await siti.says("rusak")
        assert siti.hears("gangguan di pihak kami")
        await siti.says("rusak")
        assert admin.ever_heard("Ada galat RuntimeError di form") == 1  # once per kind and hour
        assert not admin.ever_heard("jangan terkirim")
        await village.later(hours=1, ticks=False)
        await siti.says("rusak")
        assert admin.ever_heard("Ada galat RuntimeError di form") == 2
        await siti.says("lanjut terus")
        assert siti.hears("Kedua?")


async def test_a_refusal_is_said_and_rolled_back(database: Database) -> None:
    async with open_village(database) as village:
        siti, admin = village.person("Siti"), village.admin()
        await siti.says("/uji")
        await siti.says("tolak")
        assert siti.hears("Belum bisa begitu")
        assert not admin.ever_heard("jangan terkirim")
        await siti.says("lain")
        assert siti.hears("Kedua?")


async def test_together_one_failing_turn_takes_nobody_with_it(database: Database) -> None:
    async with open_village(database) as village:
        people = [village.person(f"Warga {number}") for number in range(8)]
        for person in people:
            await person.says("/uji")
        words = ["baik", "rusak", "baik", "tolak", "baik", "ulang", "baik", "baik"]
        await village.together(
            *(
                lambda person=person, said=said: village.world.say(person.account, said)
                for person, said in zip(people, words, strict=True)
            )
        )
        expected = {"baik": "Kedua?", "rusak": "gangguan", "tolak": "Belum bisa", "ulang": "Sekali lagi"}
        for person, said in zip(people, words, strict=True):
            assert expected[said] in person.last, said


async def test_several_messages_of_one_person_at_once_are_handled_in_order(database: Database) -> None:
    async with open_village(database) as village:
        siti = village.person("Siti")
        await village.together(
            lambda: village.world.say(siti.account, "/uji"),
            lambda: village.world.say(siti.account, "urut"),
            lambda: village.world.say(siti.account, "Satu"),
        )
        assert [m.text for m in village.world.messages(siti.account) if m.from_bot] == [
            "Pertama?",
            "Kedua?",
            "Selesai: urut 1",
        ]


async def test_two_taps_on_one_button_count_once(database: Database) -> None:
    async with open_village(database) as village:
        siti = village.person("Siti")
        await siti.says("/uji")
        await siti.says("a")
        await village.together(siti.will_tap("Satu"), siti.will_tap("Satu"))
        assert siti.ever_heard("Selesai: a 1") == 1
        assert siti.ever_heard("sudah tidak berlaku") == 0


async def test_another_command_parks_the_form_and_it_can_be_continued(database: Database) -> None:
    async with open_village(database) as village:
        siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
        await siti.says("/uji")
        await siti.says("panjang sekali")
        await siti.says("petugas")
        await siti.says("Pertanyaan saya")
        assert siti.hears("masih tersimpan")
        await siti.taps("Lanjutkan isian uji")
        assert siti.hears("Kedua?")
        await siti.says("dua belas")
        assert siti.hears("Selesai: panjang sekali 12")


async def test_everything_sent_is_written_down_and_strangers_leave_no_row(database: Database) -> None:
    async with open_village(database) as village:
        siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
        stranger = village.person("Orang")
        await siti.says("menu")
        await stranger.says("menu")
        async with database.reading() as session:
            messages = await village.rows(session, OutboxMessage)
            assert [(m.chat_id, m.status) for m in messages] == [(str(siti.id), OutboxStatus.SENT)]
            assert len(await village.rows(session, Member)) == 1


async def test_what_nobody_can_read_gets_a_kind_sentence(database: Database) -> None:
    async with open_village(database) as village:
        siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
        await siti.does("send_sticker")
        assert siti.hears("belum bisa kami baca")
        await siti.says("/uji")
        await siti.does("send_location")
        assert siti.heard
        await siti.does("send_voice")
        assert siti.heard
        await siti.says("a" * 5_000)
        assert siti.heard

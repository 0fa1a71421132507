"""Broadcasts: exactly these people, and the proof."""

from __future__ import annotations

from datetime import timedelta

from bot.conversation.card import Feature, Intent, Job, Whose, as_button
from bot.features.broadcast import jobs, texts
from bot.features.broadcast.actions import board
from bot.features.broadcast.chat import audience, change, compose, decide, person, send, templates, watch

STEPS = (compose, audience, send)
"""Each fills in its steps of the form."""

FEATURE = Feature(
    name="broadcast",
    intents=(
        Intent("siaran", texts.LIST_WORDS, watch.listed,
               pattern=texts.NUMBERED, whose=Whose.OFFICE, hints="pengumuman", label="Daftar siaran"),
        Intent("tulis siaran", texts.WRITE_WORDS, compose.begin,
               whose=Whose.OFFICE, hints="pengumuman umumkan undangan info"),
        Intent("templat siaran", ("template siaran", "daftar templat"), templates.templates, whose=Whose.OFFICE),
        Intent(
            "kenapa saya dapat ini",
            ("kenapa saya dapat pesan ini", "kenapa saya dapat siaran ini", "mengapa saya dapat ini",
             "kok saya dapat ini", "kenapa dapat ini"),
            person.why,
        ),
        Intent("atur kiriman", ("topik", "atur topik", "pengaturan kiriman", "langganan"), person.topics,
               description="Atur topik siaran", whose=Whose.MEMBERS, hints="kebanyakan pesan dikirimi malam"),
        Intent("matikan", ("matikan topik", "bisukan", "bisukan topik"), person.mute, takes_more=True,
               whose=Whose.MEMBERS),
        Intent("nyalakan", ("nyalakan topik", "nyalakan lagi"), person.unmute, takes_more=True, whose=Whose.MEMBERS),
    ),
    flows=(compose.write, decide.say_no, change.take_back, change.put_right),
    entries={
        "broadcast.list": as_button(watch.listed),
        "broadcast.new": as_button(compose.begin),
        "broadcast.again": compose.again_entry,
        "broadcast.show": watch.show_entry,
        "broadcast.see": decide.see_entry,
        "broadcast.approve": decide.approve_entry,
        "broadcast.reject": decide.reject_entry,
        "broadcast.pause": watch.pause_entry,
        "broadcast.resume": watch.resume_entry,
        "broadcast.cancel": watch.cancel_entry,
        "broadcast.cancel_now": watch.cancel_now_entry,
        "broadcast.retry": watch.retry_entry,
        "broadcast.unsure": watch.unsure_entry,
        "broadcast.resend": watch.resend_entry,
        "broadcast.sheet": watch.sheet_entry,
        "broadcast.shares": watch.shares_entry,
        "broadcast.recall": change.recall_entry,
        "broadcast.correct": change.correct_entry,
        "broadcast.templates": as_button(templates.templates),
        "broadcast.template": templates.show_entry,
        "broadcast.use_template": templates.use_entry,
        "broadcast.drop_template": templates.drop_entry,
        "broadcast.why": person.why_entry,
        "broadcast.topics": as_button(person.topics),
        "broadcast.mute": person.mute_entry,
        "broadcast.unmute": person.unmute_entry,
        "broadcast.answer": person.answer_entry,
    },
    answers=frozenset({"broadcast.answer"}),
    group_entries=frozenset({"broadcast.why", "broadcast.answer"}),
    menu=watch.menu,
    live={board.KIND: board.draw},
    jobs=(
        Job("broadcast.report", timedelta(minutes=1), jobs.report),
        Job("broadcast.sheets", timedelta(minutes=1), jobs.send_sheets),
        Job("broadcast.retention", timedelta(hours=1), jobs.forget),
    ),
)  # fmt: skip

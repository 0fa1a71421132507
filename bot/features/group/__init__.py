"""The Telegram group of a KIM: linked to its village, opened to its members, quiet in between."""

from __future__ import annotations

from bot.conversation.card import Feature, Intent, Whose
from bot.conversation.messages import Kind
from bot.features.group.actions.link import PROPOSAL, draw_proposal
from bot.features.group.chat import commands, events, link, officers, starts
from bot.features.group.jobs import JOBS

FEATURE = Feature(
    name="group",
    intents=(
        Intent(
            "tautan grup",
            (
                "gabung grup",
                "masuk grup",
                "link grup",
                "minta tautan grup",
                "undangan grup",
                "ikut grup",
                "minta link grup",
                "link grup wa",
                "minta link grup wa",
                "grupnya mana",
                "grupe endi",
                "masuk grup wa",
            ),
            officers.my_link,
            description="Tautan masuk grup KIM",
            whose=Whose.MEMBERS,
            hints="whatsapp keluar",
        ),
        Intent(
            "grup", ("grup kim", "daftar grup", "lihat grup", "grup desa", "group"), officers.groups, whose=Whose.BOARDS
        ),
        Intent("lepas grup", ("lepaskan grup", "putuskan grup", "lepas"), officers.unlink, whose=Whose.BOARDS),
        Intent(
            "tautkan",
            ("hubungkan grup", "sambungkan grup", "tambah grup", "bot sudah saya masukkan grup"),
            officers.how_to_link,
            whose=Whose.BOARDS,
            hints="terhubung nyambung bot ganti",
        ),
    ),
    flows=(link.link_group, link.unlink_group),
    entries={
        "group.link": link.open_link,
        "group.pick": link.pick,
        "group.confirm": link.confirm,
        "group.decline": link.decline,
        "group.wrong": link.wrong,
        "group.unlink": link.unlink_entry,
        "group.leave": link.leave_entry,
        "group.list": officers.list_entry,
        "group.show": officers.show,
    },
    starts={"g": link.open_link, "k": starts.report, "c": starts.ask},
    in_groups={
        "tautkan": commands.link,
        "lepas": commands.unlink,
        "kegiatan": commands.report,
        "status": commands.status,
        "bimtek": commands.bimtek,
        "hoaks": commands.hoax,
        "hoax": commands.hoax,
    },
    listed_in_groups={
        "kegiatan": "Catat kegiatan (balas fotonya)",
        "hoaks": "Tanyakan kabar (balas pesannya)",
        "bimtek": "Jadwal Bimtek",
        "status": "Keadaan KIM",
        "tautkan": "Hubungkan grup ke KIM",
    },
    group_events={
        Kind.MENTION: commands.mentioned,
        Kind.COMMAND: commands.elsewhere,
        Kind.STANDING: events.standing,
        Kind.MOVED: events.moved,
        Kind.CAME: events.came,
        Kind.WENT: events.went,
        Kind.ASKED_IN: events.asked_in,
    },
    live={PROPOSAL: draw_proposal},
    jobs=JOBS,
)

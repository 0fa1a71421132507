"""Is it true: reports of claims, what is known about them, and the answer to everybody who asked."""

from __future__ import annotations

from collections.abc import Sequence

from bot.access import powers
from bot.conversation.card import Feature, Intent, Offer, Whose, as_button
from bot.conversation.flow import Answer
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features.hoax import texts
from bot.features.hoax.actions import knowledge
from bot.features.hoax.actions.buttons import TO_BEGIN
from bot.features.hoax.chat import browse, desk, draft, report, share, ticket, work
from bot.features.hoax.jobs import JOBS

NUMBERED = r"\s++(no|nomor)?\.?\s*+\d++(\s*+/\s*+\d{4})?"
"""A ticket's number behind a word: `12`, `no 12`, `12/2026`."""

DISPUTES = (
    r"(kok |lho |lha |maaf |pak |bu )*("
    r"(jawaban|klarifikasi)(nya)?( untuk)?( (tiket )?(no|nomor)? ?\d+(/\d{4})?)? (itu |kok |nya )?"
    r"(salah|keliru|tidak benar|gak bener|tidak betul)"
    r"|(kok |kenapa )(dibilang|disebut|dikatakan) (hoaks|hoax|bohong|keliru)"
    r")([ ,].*)?"
)
"""*Klarifikasinya salah*, *kok dibilang hoaks*."""

_ENDING = r"( (ta|to|ya|yo|nggih|sih|pak|bu|mas|mbak|gak|ga|nggak|tidak|dong))*[ ?.!]*"
CASES = (
    r"/?((ada|apa|apakah|lihat|daftar|tampilkan|buka|onok|ono) )*kasus( (hoaks|hoax|apa|opo|saja|aja|wae|yang|yg|sing"
    rf"|baru|menunggu|nunggu|saya|sy|belum|dikerjakan|ditangani|selesai|terbuka|masuk|hari ini))*{_ENDING}"
)
"""*Kasus apa saja yang menunggu*, *ada kasus baru?*: the queue."""
CASE = (
    rf"/?((buka|lihat|ambil|kerjakan|tangani|cek|saya|sy|aku|mau|tolong) )*kasus{NUMBERED}"
    rf"( (saya|sy) (ambil|pegang))?{_ENDING}"
)
"""*Ambil kasus 12*: shown; taking it is a tap."""
FIGURES = (
    r"/?(angka|statistik|statistika|rekap|laporan|berapa|brp|jumlah) (meja |kasus |laporan )*(hoaks|hoax)"
    rf"( (bulan|minggu|hari) (ini|lalu))?{_ENDING}|(berapa|brp|jumlah) kasus( (bulan|minggu|hari) (ini|lalu))?{_ENDING}"
)
WRITES_DRAFT = (
    r"((mau|saya|sy|kulo|arep|tolong|minta|ingin|pengen) )*((tulis|nulis|menulis) draft?"
    rf"|(buat|bikin|gawe|susun|membuat|menyusun) (draft?|klarifikasi))(nya|e)?{_ENDING}"
)
"""*Tulis klarifikasi* itself is a button of the case that is shown."""


async def menu(turn: Turn) -> Sequence[Choice]:
    choices = [TO_BEGIN]
    if (await powers(turn)).at_hoax_desk:
        choices.append(Choice(texts.MEJA.format(count=await desk.waiting(turn)), entry="hoax.queue"))
    return choices


async def unread(turn: Turn) -> Answer | None:
    """An answer to the verifier's question, or a claim that is asked about."""
    return await ticket.unread(turn) or await report.asked(turn)


FEATURE = Feature(
    name="hoax",
    intents=(
        Intent(
            "hoaks",
            (
                "hoax", "cek fakta", "cek hoaks", "cek kabar", "bener gak", "iki bener ta", "bener ta", "benar tidak",
                "apa benar", "kabar bohong", "lapor hoaks", "hoaks apa bukan", "iki hoax ta", "ini hoaks",
                "ini benar tidak", "itu benar tidak", "apa ini benar", "apa itu benar",
            ),
            report.begin,
            takes_more=True,
            description="Cek kabar, hoaks atau bukan",
            hints="berita palsu asli viral info isu penipuan tipu video bansos",
        ),
        Intent(
            "tiket",
            (
                "nomor tiket", "tiket saya", "cek tiket", "status tiket", "laporan hoaks saya", "belum ada jawaban",
                "kok belum ada jawaban", "kapan dijawab", "kok belum dijawab", "belum dijawab", "kok lama",
            ),
            ticket.tickets,
            always=True, takes_more=True, hints="hasil hoaks jawaban", label="Tiket cek kabar", whose=Whose.VILLAGES,
            pattern=rf"/?(status|status tiket|status laporan|tiket|nomor tiket|cek tiket){NUMBERED}",
        ),
        Intent("jawaban salah", ("klarifikasi salah", "klarifikasinya salah"), ticket.disputed, pattern=DISPUTES),
        Intent(
            "tambah bukti",
            ("tambahan bukti", "tambah bukti tiket", "kirim bukti"),
            ticket.add,
            pattern=rf"/?(tambah bukti|tambah bukti tiket){NUMBERED}",
        ),
        Intent(
            "klarifikasi",
            ("daftar klarifikasi", "cari klarifikasi", "klarifikasi tentang"),
            browse.search,
            takes_more=True,
            description="Klarifikasi kabar",
        ),
        Intent("meja hoaks", ("antrean hoaks", "antrian hoaks", "meja hoax", "antrean kasus", "ambil kasus"),
               desk.queue, pattern=CASES, whose=Whose.DESK,
               hints="laporan kasus verifikator tiket draf editor mendesak darurat"),
        Intent("kasus", (), desk.case_by_number, pattern=CASE, whose=Whose.DESK),
        Intent("angka hoaks", ("statistik hoaks", "angka meja hoaks"), share.figures_of_desk, pattern=FIGURES,
               whose=Whose.DESK),
        Intent("tulis draf", (), draft.begin_own, pattern=WRITES_DRAFT, whose=Whose.DESK),
    ),
    flows=(
        report.report, ticket.add_evidence, ticket.reply_question, draft.draft, work.ask_reporter, work.wait_source,
        work.sort_case, work.close_case, work.merge_case, work.split_case, work.hand_on, work.send_back,
        share.passed_on, browse.withdraw,
    ),
    entries={
        "hoax.begin": as_button(report.begin),
        "hoax.not_this": report.not_this,
        "hoax.other": report.another,
        "hoax.ticket": ticket.ticket_entry,
        "hoax.add": ticket.add_entry,
        "hoax.reply": ticket.reply_entry,
        "hoax.list": browse.page_entry,
        "hoax.show": browse.show_entry,
        "hoax.withdraw": browse.withdraw_entry,
        "hoax.queue": desk.queue,
        "hoax.case": desk.case_entry,
        "hoax.take": desk.take_entry,
        "hoax.release": desk.release_entry,
        "hoax.start": desk.start_entry,
        "hoax.decide": desk.decide_entry,
        "hoax.publish": desk.publish_entry,
        "hoax.give_up": desk.give_up_entry,
        "hoax.draft": draft.begin,
        "hoax.ask": work.opens(work.ask_reporter),
        "hoax.wait": work.opens(work.wait_source),
        "hoax.topic": work.opens(work.sort_case),
        "hoax.close": work.opens(work.close_case),
        "hoax.merge_with": work.opens(work.merge_case),
        "hoax.merge": work.merge_entry,
        "hoax.split": work.opens(work.split_case),
        "hoax.escalate": work.opens(work.hand_on, own=False),
        "hoax.send_back": work.opens(work.send_back, own=False),
        "hoax.shared": share.shared_entry,
        "hoax.coverage": share.coverage_entry,
        "hoax.nudge": share.nudge_entry,
        "hoax.figures": as_button(share.figures_of_desk),
    },
    starts={"hoaks": browse.open_link, "klarifikasi": browse.show_entry},
    menu=menu,
    offers=(
        Offer(texts.OFFER, report.report.name, texts.OFFER_WORDS, texts.OFFER_ALSO, ("hoaks",), to_strangers=True),
        Offer(texts.FOUND_OFFER, draft.draft.name, also=texts.FOUND_WORDS, commands=("tulis draf",),
              when=draft.may_be_found),
        Offer(texts.REPLY_OFFER, ticket.reply_question.name, when=ticket.is_asked),
    ),
    unread=unread,
    late=ticket.late,
    jobs=JOBS,
    keep_up=knowledge.keep_up,
)  # fmt: skip

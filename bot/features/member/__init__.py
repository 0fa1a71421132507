"""Registration, approval and everything about one's own place in a KIM."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.access import powers
from bot.conversation.buttons import TO_REGISTER
from bot.conversation.card import Feature, Intent, Job, Whose, as_button
from bot.conversation.flow import Answer
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features.member import jobs, rules, texts
from bot.features.member.actions import change as changes
from bot.features.member.actions import claim, offer, request, succession
from bot.features.member.chat import asking, change, decide, handover, people, register, village
from bot.features.member.chat.has_kim import has_kim

_STEPS_OF_REGISTER = village
"""Declares the steps about the village."""


async def menu(turn: Turn) -> Sequence[Choice]:
    held = await powers(turn)
    choices = []
    if turn.member is None and not held.serves:
        choices.append(TO_REGISTER)
    if held.board_of is not None and (waiting := await decide.requests_for(turn)):
        choices.append(Choice(texts.MENU_REQUESTS.format(count=len(waiting)), entry="member.queue"))
    return choices


async def unread(turn: Turn) -> Answer | None:
    about = await asking.asks_after(turn) or await decide.decides_late(turn)
    about = about or await handover.answers_late(turn)
    return about or await people.gone(turn) or await register.begin_in_kim(turn) or await has_kim(turn)


FEATURE = Feature(
    name="member",
    intents=(
        Intent(
            "daftar",
            (
                "dftar", "gabung", "ikut", "registrasi", "mau daftar", "daftar lagi", "daftar maneh",
                "daftar ulang", "ikut kim", "register", "mendaftar", "ndaftar", "daftarkan saya",
                "gabung kim", "bergabung", "jadi anggota", "daftar jadi anggota",
                "mendaftar jadi anggota", "jadi anggota kim",
            ),
            register.begin,
            description="Mendaftar",
            pattern=rules.WANTS_TO_JOIN,
            whose=Whose.STRANGERS, hints="ketua sekretaris bendahara pengurus warga anggota saking masuk disuruh "
            "umur ktp qr link",
        ),
        Intent("daftar kim", ("daftar semua kim", "lihat kim", "semua kim"), register.list_or_begin,
               whose=Whose.OFFICE),
        Intent("pendaftaran saya",
               ("status pendaftaran", "sudah daftar belum ada kabar", "kapan disetujui", "kapan diterima"),
               asking.stand, pattern=rules.ASKS_WHETHER_IN,
               whose=Whose.STRANGERS, hints="disetujui diterima daftar kabar"),
        Intent("ubah data", ("ubah", "ganti data"), change.change, whose=Whose.MEMBERS),
        Intent(
            "ganti nama",
            ("ubah nama", "betulkan nama", "ganti nama saya", "nama saya salah", "nama saya keliru"),
            change.change_field("name"), pattern=rules.NAME_WRONG, whose=Whose.MEMBERS, hints="ejaan",
        ),
        Intent(
            "ganti nomor", (
                "ubah nomor", "ganti nomor hp", "ubah nomor hp", "ganti hp", "nomor saya ganti", "nomor hp saya ganti",
                "nomor hp ku ganti", "nomor hp ganti",
            ), change.change_field("phone"), pattern=rules.PHONE_WRONG, whose=Whose.MEMBERS, hints="wa whatsapp hilang",
        ),
        Intent(
            "ganti jabatan",
            ("jabatan", "ubah jabatan", "jabatan baru", "naik jabatan", "sekarang sekretaris", "sekarang bendahara"),
            change.change_field("role"),
            pattern=rules.ROLE_SAID,
            whose=Whose.MEMBERS, hints="sekretaris bendahara",
        ),
        Intent(
            "pindah desa",
            (
                "pindah kim", "pindah desa/kim", "ganti desa", "pindah", "desa saya salah", "kim saya salah",
                "salah desa", "salah kim", "salah pilih desa", "salah pilih kim",
            ),
            change.change_field("move"), pattern=rules.VILLAGE_WRONG, whose=Whose.MEMBERS, hints="rumah",
        ),
        Intent("keluar dari kim", (
            "keluar kim", "keluar", "mundur dari kim", "berhenti jadi anggota", "berhenti dari kim",
            "tidak jadi anggota lagi", "metu soko kim", "metu saka kim", "medal saking kim", "batal daftar",
            "gak jadi daftar", "tidak jadi daftar", "batalkan pendaftaran",
        ), change.leave, whose=Whose.MEMBERS, hints="anggota"),
        Intent(
            "pengurus berganti",
            (
                "ganti pengurus", "ganti ketua", "serah terima", "ketua berganti",
                "ganti koordinator", "saya pindah tugas",
            ),
            handover.hand_over, pattern=rules.KETUA_CHANGES, whose=Whose.MEMBERS, hints="ketua",
        ),
        Intent("mundur", ("mundur dari ketua", "mundur dari pengurus", "berhenti jadi ketua"), handover.resign,
               pattern=rules.RESIGNS, whose=Whose.OWN_BOARD, hints="mengundurkan sepuh", label="Mundur dari pengurus"),
        Intent("tarik tawaran", texts.WITHDRAW_WORDS, handover.withdraw, whose=Whose.OWN_BOARD, when=handover.offers),
        Intent("ganti sekretaris", (), handover.how_the_board_changes, pattern=rules.BOARD_CHANGES,
               whose=Whose.MEMBERS, hints="bendahara mengundurkan"),
        Intent(
            "pendaftaran",
            (
                "antrean anggota", "antrean pendaftaran", "antrian pendaftaran", "pendaftar baru", "ada pendaftar",
                "ada pendaftar baru", "ada yang mendaftar", "persetujuan", "anggota baru", "calon anggota",
                "calon anggota baru", "siapa yang daftar", "siapa saja yang daftar", "ada yang daftar",
                "ada yg daftar", "siapa yg daftar", "yang mau daftar", "sopo sing daftar",
            ),
            decide.queue, whose=Whose.BOARDS, hints="menunggu diterima anggota",
        ),
        Intent(
            "daftar anggota",
            (
                "anggota", "anggota kim", "anggota kami", "daftar nama anggota", "nama anggota", "lihat anggota",
                "siapa saja anggota", "siapa saja anggota kami", "siapa anggota kami", "anggotaku siapa saja",
                "nomor hp ketua",
                "anggota kami siapa saja", "jumlah anggota", "siapa saja anggota kim saya",
            ),
            people.members, pattern=rules.ASKS_BOARD, whose=Whose.MEMBERS,
            hints="ketua sekretaris bendahara struktur susunan",
        ),
        Intent(
            "keluarkan anggota",
            (
                "keluarkan", "mengeluarkan anggota", "ngeluarkan anggota", "hapus anggota", "coret anggota",
                "anggota pindah", "anggota meninggal", "anggota keluar", "anggota mundur", "ada anggota pindah",
                "ada anggota meninggal", "ada anggota yang pindah", "ada anggota yang meninggal",
                "kurangi anggota",
            ),
            people.begin_put_out,
            takes_more=True, whose=Whose.OWN_BOARD, hints="pindah meninggal",
        ),
        Intent("usulkan kim baru", ("usul kim", "usul kim baru", "usulkan kim", "desa saya belum ada kim",
                "desa saya belum punya kim", "belum ada kim", "apa ada kim", "apa sudah ada kim"), register.begin,
               whose=Whose.STRANGERS),
        Intent("usulan", ("daftar usulan", "usulan kim"), decide.proposals, whose=Whose.OFFICE),
        Intent("qr", (
            "kode qr", "qr desa", "tautan desa", "barcode", "undang anggota", "undang anggota baru", "undang warga",
            "ajak warga", "tambah anggota", "nambah anggota", "cara nambah anggota", "menambah anggota",
            "bagikan link", "bagikan tautan", "anggota baru mau daftar bagaimana",
        ), change.qr, takes_more=True, whose=Whose.BOARDS, hints="undangan link disebar warga",
               label="QR untuk anggota baru"),
        Intent("ajak tetangga", ("ajak teman", "ajak saudara"), change.qr, whose=Whose.MEMBERS,
               label="Mengajak orang lain"),
    ),
    flows=(
        register.register,
        decide.reject_member,
        change.change_data,
        change.leave_kim,
        handover.handover,
        handover.resigning,
        change.officer_qr,
        people.put_out,
    ),
    entries={
        "member.register": as_button(register.begin),
        "member.change": as_button(change.change),
        "member.approve": decide.approve,
        "member.approve_as_member": decide.approve_as_member,
        "member.reject": decide.reject,
        "member.take_back": decide.take_back,
        "member.role": decide.approve_role,
        "member.role_no": decide.decline_role,
        "member.put_out": as_button(people.begin_put_out),
        "member.step_down": decide.step_down,
        "member.queue": as_button(decide.queue),
        "member.handover": as_button(handover.hand_over),
        "member.accept": handover.accept,
        "member.decline": handover.decline,
        "member.ketua_gone": as_button(handover.ketua_gone),
        "member.succeed": handover.succeed,
        "member.stay": handover.stay,
    },
    starts={"v": register.begin_in_village},
    menu=menu,
    unread=unread,
    live={
        request.REQUEST: request.draw_request,
        offer.CLAIM: claim.draw_claim,
        changes.SUCCESSION: succession.draw_succession,
        offer.OFFER: offer.draw_offer,
    },
    jobs=(Job("member.overdue", timedelta(hours=1), jobs.hand_on_overdue),),
)  # fmt: skip

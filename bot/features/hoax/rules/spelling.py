"""One spelling for what people write in many: chat abbreviations, Javanese, everyday variants and close synonyms.

Each line begins with the word the others become. Written from general knowledge of how Indonesian is typed in chats;
a line is right when swapping its words changes no claim.
"""

from __future__ import annotations

from functools import lru_cache

from bot.features.hoax.rules.normalise import words

_SAME = """
yang yg yng sing
dengan dgn dg karo kalih ambek
dan lan n
dari dr teko saking
untuk utk tuk gawe kanggo kangge untk buat
ini iki niki nih
itu kuwi tu tuh niku
tidak tdk gak ga gk ngak enggak engak nggak kagak tak ora mboten ndak
bukan dudu bkn
sudah sdh udah udh wis sampun dah uwis telah
belum blm durung dereng
akan akn arep bakal badhe
ada ono onten wonten ad
bisa iso saged bs dapat dpt
juga jg jugak
saya aku sy gue gua gw kula ane aq
kami kmi
kita kt
anda sampeyan panjenengan kamu km kau kowe lu elo
mereka mrk mrka
orang org wong orng tiyang
semua kabeh sedaya seluruh smua smw sluruh segenap
seperti koyo kaya sprti spt kados
hanya mung cuma cuman hny
lagi lg maneh malih
saat ketika waktu wktu wkt
hari dino hr dinten
malam bengi mlm dalu
pagi esuk isuk enjing
air banyu toya
jalan dalan jln jl
makan mangan mkn dahar
besar gedhe gede ageng bsr
kecil cilik alit kcl
baru anyar bru enggal
tolong tulung tlg tlong
siapa sopo sinten
apa opo punapa
mana endi pundi
kenapa ngopo knp kenopo mengapa
bagaimana piye gimana gmn gmana bgmn pripun
karena karna krn krna soale sebab lantaran merga amargi
atau utowo atw ato utawi
tetapi tapi tp tpi namun nanging
kalau kalo klo kl nek yen jika bila apabila menawi
jangan jgn ojo jngn ampun
harus hrs kudu wajib kedah
mau pengin pingin ingin ajeng
banyak akeh bnyk kathah
sama sm podo
tahun thn th taun
bulan bln wulan
tanggal tgl
nomor no nmr nomer
rupiah rp idr
juta jt
ribu rb
hoaks hoax hoak
bapak pak bpk bp
ibu bu ibuk
saudara sdr sodara
teman tmn kawan konco kanca temen
rumah omah griya rmh
warga penduduk masyarakat rakyat msyrkt
uang duit dana arto
hadiah bonus
bantuan santunan bansos
pemerintah pmrntah pemrintah
indonesia indo ri
pada pd
dalam dlm
oleh olh dening
secara scr
tersebut tsb
terhadap thd trhdp
sampai smp sampe nganti
selama slm slma
setelah stlh sesudah
sebelum sblm
agar supaya
kepada kpd
karyawan pegawai
adalah adlh ialah yaitu yakni
jadi jd dadi
terjadi tjd
segera sgr
langsung lgsg lngsng
informasi info
mengatakan ngomong berkata
sekarang skrg skrng saiki
benar bener bnr leres
sangat sgt bgt banget
mati meninggal wafat tewas
memberikan memberi beri
handphone hp ponsel
mohon mhn
melalui lewat via
masih msh mash
meskipun meski walaupun walau
"""

_COMMON = """
yang 55 dan 50 di 50 ini 35 untuk 30 dari 30 dengan 25 tidak 25 ada 20 akan 18 itu 18 pada 15 bisa 15 saya 15 dalam 14
adalah 12 kita 12 juga 12 sudah 12 orang 12 karena 11 ke 20 oleh 9 atau 10 anda 12 semua 10 warga 10 jadi 9 jangan 8
indonesia 12 harus 7 mereka 7 lebih 7 agar 6 hari 9 saat 8 tahun 8 bapak 9 tersebut 7 seperti 6 kami 7 banyak 6 lagi 6
hanya 6 belum 5 dia 6 kalau 8 apa 6 para 6 hal 4 satu 5 mau 5 sampai 5 sama 5 serta 5 besar 4 baru 5 setelah 4 anak 5
kepada 5 secara 4 masih 4 tetapi 5 bukan 4 melalui 4 sangat 3 langsung 3 negara 5 presiden 6 pemerintah 4 a 4 the 3
of 3 si 3 ya 4 kan 3 kok 3 deh 2 sih 3 loh 2 pun 3 lah 2 sebuah 3 dua 3 tiga 2 sekarang 3 siapa 3 kenapa 3
"""
"""Words and the percentage of messages that hold them, roughly."""

_FRAME = """
assalamualaikum warahmatullahi wabarakatuh wr wb salam selamat pagi siang sore malam halo hai permisi nuwun sewu
kulonuwun lur sedulur dulur bapak ibu sekalian warga grup group izin ijin share sher shar forwarded forward message
pesan berantai diteruskan terusan berkali kali copas copy paste kopas sebarkan sebar sebarluaskan viralkan viral bagikan
bagi teruskan kirim kirimkan keluarga terdekat teman informasi sekedar sekadar barusan bisa wa whatsapp sebelah semoga
bermanfaat benar hoaks cek dicek mohon tolong min admin apakah ini maaf sebelumnya hanya meneruskan penting dibaca baca
sampai selesai selengkapnya wassalam wassalamualaikum terima kasih jangan berhenti anda bantu kabar beredar fakta dong
klarifikasi suka komentari komentar klik subscribe like follow fyp foryou arsip narasi unggahan akun facebook tiktok
youtube instagram twitter video link tautan
"""
"""Words that stand around messages: greetings, calls to pass it on, doubts, what apps and news reports add."""


@lru_cache(maxsize=1)
def _meanings() -> dict[str, str]:
    one: dict[str, str] = {}
    for line in _SAME.strip().splitlines():
        first, *others = [spelt[0] for word in line.split() if len(spelt := words(word)) == 1]
        for other in others:
            one.setdefault(other, first)
    return one


@lru_cache(maxsize=1)
def usual() -> dict[str, float]:
    """How much of all messages hold a word that is common in any chat, roughly: so that a small index knows too that
    *yang* says nothing."""
    told = _COMMON.split()
    return {spelt(word): int(percent) / 100 for word, percent in zip(told[::2], told[1::2], strict=True)}


@lru_cache(maxsize=1)
def _frame() -> frozenset[str]:
    return frozenset(spelt_words(_FRAME))


def is_frame(word: str) -> bool:
    """Whether a word, as `spelt_words` gives it, is more often around a message than of it."""
    return word in _frame()


def spelt(word: str) -> str:
    """A word of `normalise.words` as it is compared: `terjadix` and `terjadinya` are `terjadi`."""
    word = _meanings().get(word, word)
    if len(word) > 4 and word[-1] == "x":
        return word[:-1]
    return word[:-3] if len(word) > 5 and word.endswith("nya") else word


def spelt_words(text: str) -> list[str]:
    meanings = _meanings()
    return [spelt(meanings.get(word, word)) for word in words(text)]

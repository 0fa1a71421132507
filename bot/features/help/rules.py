"""What nobody here can help with, as people say it: patterns of whole texts, any case."""

from __future__ import annotations

_ONLY_HEARD = r"(?s)(?!.*\b(katanya|kata|jare|bener|benar|benarkah|hoaks|hoax|kabar|kabarnya|isu|bimtek)\b)"
"""Whoever asks whether it is true is not in it."""
_DISASTER = (
    r"(banjir|kebanjiran|longsor|kebakaran|kobongan|kobong|gempa|lindu|puting beliung|tanah gerak|kecelakaan|tenggelam"
    r"|keli|erupsi|gunung meletus|awan panas|maling|rampok|begal)"
)
_PLEA = r"(tolong|tulung|bantu|bantuan|darurat|terjebak|evakuasi|sos)"
_ABOUT_IT = r"(?!.*\b(sosialisasi|simulasi|penyuluhan|pelatihan|penyaluran|salurkan|menyalurkan|donasi|video|foto)\b)"
"""What a KIM does about it is not in it either."""
_HIT = r"(kena|kenek|keno|kenging|terkena|dilanda|diterjang|terendam)"
_OVER = r"(kemarin|wingi|semalam|dulu|lalu|sudah surut|sudah padam)"
EMERGENCY = (
    rf"{_ONLY_HEARD}{_ABOUT_IT}(?=.*\b{_DISASTER}\b)"
    rf"(.*\b{_PLEA}\b.*|\W*\w+(\W+\w+){{0,2}}\W*|\W*(\w+\W+){{1,4}}(saya|kami|kulo|sini|kene|rumahku|omahku)\W*"
    rf"|(?!.*\b{_OVER}\b)\W*((ada|ono|onok|wonten|terjadi|pak|bu|maaf)\W+)*{_DISASTER}\W+(di|nang|ndek|neng|ing)(\W+\w+){{1,5}}\W*"
    rf"|(?!.*\b{_OVER}\b)\W*(\w+\W+){{0,4}}{_HIT}\W+{_DISASTER}(\W+(pak|bu|ini|iki|besar))?\W*)"
)
"""*Banjir di desa saya tolong*, *ada kebakaran*, *longsor di jalur ngadas*, *desa kami kena banjir*."""
ANGRY = (
    r"(?s)(?=\W*\w+(\W+\w+){0,7}\W*$).*\b(goblok|bodoh|tolol|bego|kecewa|jengkel|gak guna|ga guna|tidak berguna"
    r"|gak mutu|ora mutu|tidak becus|jancok|jancuk|asu|bangsat|ngapusi)\b.*"
)
"""*Bot goblok*, *kecewa sekali pelayanannya*: a few words."""
_OF_ALL = r"(jalan|lampu jalan|pju|jembatan|saluran|selokan|got|irigasi|sampah|pdam|air pam|drainase)"
_BROKEN = r"(rusak|mati|berlubang|bolong|buntu|mampet|ambrol|jebol|menumpuk|macet|putus)"
_AID = r"(bansos|blt|sembako|beras|modal|pupuk|uang|dana|sosial|pkh)\b"
COMPLAINT = (
    rf"{_ONLY_HEARD}(?!.*\b(kerja bakti|gotong royong|rapat|sosialisasi|liputan|kim|listrik)\b)"
    r"(?!.*\b(kami|warga)\b.*\b(perbaiki|memperbaiki|bersihkan|membersihkan|tambal|menambal)\b)"
    rf"(.*\b{_OF_ALL}\b.*\b{_BROKEN}\b.*|(saya )?(minta|butuh|kapan|kok belum dapat) (bantuan )?{_AID}.*)"
)
"""*Jalan di depan rumah saya rusak*, *minta bantuan sembako*."""
_AT_ALL = r"(ta|opo ora|apa tidak|pora|gak|ga|tidak|opo mbayar|apa bayar|nggih|ya)"
ASKS_PRICE = (
    r"((apa|apakah|ini|iki|daftar|daftarnya|pak|bu) )*"
    rf"((mbayar|bayar|bayarnya|biaya|biayanya|ongkosnya)( (berapa|brp|piro|pinten|{_AT_ALL}))+"
    rf"|(gratis|bayar|mbayar)( {_AT_ALL})*)( (pak|bu|ya))*[ ?.!]*"
)
"""*Mbayar piro*, *ini gratis ta*."""
_TO_SOMEBODY = r"((pak|bu|mas|mbak|min|maaf|halo|lho|loh|nuwun sewu|permisi|mohon)[ ,]+)*"
_ENDING = r"( (ta|to|tho|toh|ya|yo|nggih|sih|kah|pak|bu|mas|mbak|gak|ga|nggak|tidak|opo ora|pora|mboten|dong))*[ ?.!]*"
_OF_WHOM = (
    r"((ada|ono|onok|wonten|dapat|dapet|dpt|oleh|olih|entuk|angsal|dikasih|diberi|apa|apakah|opo|nopo|nanti|kalau|kalo|yen"
    r"|yang|sing|ikut|jadi|anggota|pengurus|peserta|kim|bimtek|pelatihan|acara|rapat|saya|sy|kami|kulo|minta|mau|tanya"
    r"|soal|kapan|mana|bagaimana|gimana|piye|itu|di|untuk|buat)[ ,]+)*"
)
_MONEY = (
    r"((uang|duit|dana|ganti|biaya|ongkos) (transport|transpor|transportasi|saku|makan|lelah|duduk|hadir|rapat|bensin)"
    r"|transport|transpor|honor|honorarium|insentif|gaji|upah|sangu)(nya|ne|e)?"
)
ASKS_MONEY = (
    rf"{_TO_SOMEBODY}{_OF_WHOM}{_MONEY}( (berapa|brp|piro|pinten|kapan|cair|mana|ada|ono|wonten|diganti|ditanggung"
    rf"|untuk|dari|anggota|pengurus|peserta|kim|bimtek|ikut|gimana|piye|pripun|apa))*{_ENDING}"
)
"""*Ada uang transport gak*, *honore piro*: what nobody here can promise."""
ASKS_LETTER = (
    rf"{_TO_SOMEBODY}((saya|sy|kami|kulo|mau|minta|butuh|perlu|bisa|boleh|ada|apa|apakah|dibuatkan|buatkan|gimana|piye"
    rf"|cara|caranya|dapat|tanya|soal|kapan|mana)[ ,]+)*surat (perintah )?(tugas|dinas)(nya|ne|e)?"
    rf"( (kim|bimtek|dari|diskominfo|dinas|desa|camat|untuk|buat|saya|kami|gimana|piye|mana|kapan|ada|bisa|dibuatkan"
    rf"|jadi))*{_ENDING}"
)
"""*Minta surat tugas*."""
_THIS = r"(ini|iki|niki|kamu|sampeyan|panjenengan|kowe|yang (jawab|balas|menjawab|membalas)|sing (jawab|njawab|mbales))"
ASKS_ROBOT = (
    rf"{_TO_SOMEBODY}((apa|apakah|opo|kok|cuma|mung|cuman) )*({_THIS} )*((apa|apakah|opo|kok|cuma|mung|cuman) )*"
    rf"((robot|bot|mesin|manusia|otomatis|ai)|(?<=\w )(orang|wong|uwong))"
    rf"( (asli|beneran|tenan|apa|atau|opo|bukan|robot|bot|manusia|orang|wong|mesin))*{_ENDING}"
)
"""*Ini robot ya?*"""
ASKS_WHO_SEES = (
    r"(?s)(?=\W*\w+(\W+\w+){1,9}\W*$)(?=.*\b(siapa|sopo|sinten|orang|wong|warga|umum|publik|kelihatan|ketok|katon)\b)"
    r"(?=.*\b(nomor|nomer|nomorku|nomerku|hp|wa|data|dataku|foto|fotoku)(nya|ne|e)?\b)"
    r"(?=.*\b(saya|sy|aku|kulo|kula|kami|\w+ku)\b)"
    r".*\b(lihat|liat|dilihat|diliat|kelihatan|keliatan|melihat|ngeliat|delok|ndelok|didelok|ketok|katon|mirsani|tahu|tau"
    r"|weruh|tersebar|disebar|disebarkan)\b.*"
)
"""*Nomor saya dilihat siapa*, *sopo sing iso ndelok nomorku*."""
ASKS_WHATSAPP = (
    rf"{_TO_SOMEBODY}((apa|apakah|kalau|nek|yen|lapor|laporan|daftar|kirim|ini) )*"
    r"(bisa|boleh|iso|saged|ada|ono|wonten) ((kirim|lapor|daftar|lewat|via|pakai|pake|liwat|nang|di) )*"
    rf"(wa|whatsapp)( ?nya)?( (saja|aja|ae|mawon))*{_ENDING}"
    r"|(?=\W*\w+(\W+\w+){1,9}\W*$).*\b(tidak|tdk|gak|ga|nggak|ndak|ora|mboten|belum|blm|durung|dereng) "
    r"(punya|pny|duwe|nduwe|gadah|pakai|pake|ada|bisa) (hp )?(telegram|telegrame|telegramnya)\b.*"
)
"""*Boleh lewat WA saja tidak*, *anggota kami banyak yang tidak punya telegram, bagaimana*."""
ASKED_FOR_MONEY = (
    rf"{_ONLY_HEARD}(?=\W*\w+(\W+\w+){{2,13}}\W*$)(?!.*\b(transpor|transport|bantuan|bansos|iuran|kas)\b)"
    r"(?=.*\b(minta|njaluk|nyuwun|dimintai|diminta|dijaluki|ditipu|nipu|menipu)\b)"
    r"(?=.*\b(uang|duit|transfer|tf|otp|pin|kode|nik|rekening|pulsa)\b)"
    r".*\b(ada|ono|onok|wonten|orang|wong|ngaku|mengaku|mengatasnamakan|atas nama|telepon|telpon|nelpon|wa)\b.*"
)
"""*Ada orang minta uang atas nama dinas*, *wonten sing njaluk kode OTP*."""
FEARS = (
    r"((kalau|kalo|klo|yen|nek|bila|misal|maaf|pak|bu|kami|saya|kim|kita|lama|sudah|terus|jarang|apa|apakah) )*"
    r"(tidak|tdk|gak|ga|nggak|ora|mboten|belum|jarang|telat) (lapor|laporan|melapor|aktif|ada kegiatan|ada laporan)\b"
    r".*\b(dicoret|dihapus|dikeluarkan|sanksi|denda|didenda|dihukum|dimarahi|dibubarkan|akibatnya)\b.*"
)
"""*Kalau tidak lapor apa dicoret?*"""

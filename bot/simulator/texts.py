"""What the page says when something cannot be done."""

REFUSALS = {
    "album": "Satu album berisi dua sampai sepuluh foto.",
    "already_in": "Orang ini sudah ada di grup.",
    "blocked": "Bot sedang diblokir. Buka blokirnya dulu.",
    "busy": "Waktu masih berjalan. Tunggu sebentar, ya.",
    "deactivated": "Akun ini sudah dihapus.",
    "deleted": "Pesan ini sudah dihapus.",
    "empty": "Tulis dulu pesannya.",
    "link": "Tautan ini sudah tidak berlaku.",
    "migrated": "Grup ini sudah menjadi supergrup.",
    "muted": "Orang ini tidak boleh menulis di grup.",
    "no_button": "Tombol itu sudah tidak ada.",
    "no_owner": "Grup ini tidak punya pemilik.",
    "not_found": "Tidak ditemukan. Muat ulang halaman ini.",
    "not_in": "Orang ini tidak ada di grup.",
    "not_own": "Hanya pesan sendiri yang bisa diubah.",
    "not_picture": "Berkas ini bukan gambar.",
    "past": "Waktu hanya bisa maju.",
    "too_large": "Berkas terlalu besar.",
    "other": "Itu tidak bisa dilakukan.",
}

"""Which column of a file is which, by the names people give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

BOARD = ("ketua", "sekretaris", "bendahara")
DATES = ("sk_on", "term_starts_on", "term_ends_on", "last_activity_on")

_NAMES: dict[str, tuple[str, ...]] = {
    "village_code": (
        "kode desa", "kode kelurahan", "kode desa kelurahan", "kode wilayah", "kode kemendagri", "kode", "village code",
    ),
    "village": ("desa", "nama desa", "kelurahan", "desa kelurahan", "nama desa kelurahan", "village"),
    "kind": ("jenis", "jenis desa", "status desa", "kind"),
    "kecamatan": ("kecamatan", "nama kecamatan", "kec"),
    "kim_name": ("nama kim", "kim", "kim name"),
    "sk_number": ("nomor sk", "no sk", "sk", "sk nomor", "sk number"),
    "sk_issuer": ("penerbit sk", "sk oleh", "pejabat sk", "sk ditetapkan oleh", "pembuat sk", "sk issuer"),
    "sk_on": ("tanggal sk", "tgl sk", "sk tanggal", "sk on"),
    "term_starts_on": (
        "awal masa bakti", "mulai masa bakti", "masa bakti mulai", "masa bakti dari", "masa bakti awal",
        "term starts on",
    ),
    "term_ends_on": (
        "akhir masa bakti", "selesai masa bakti", "masa bakti selesai", "masa bakti sampai", "masa bakti akhir",
        "masa bakti berakhir", "term ends on",
    ),
    "last_activity_on": (
        "kegiatan terakhir", "tanggal kegiatan terakhir", "tgl kegiatan terakhir", "aktivitas terakhir",
        "terakhir aktif", "aktif terakhir", "last activity on",
    ),
    # Known, and forgotten as the names are: offices write names and numbers into it.
    "note": ("catatan", "keterangan", "ket", "note"),
}  # fmt: skip
_PHONE = (
    "telepon", "telpon", "telp", "tlp", "hp", "no hp", "nomor hp", "no telepon", "nomor telepon", "no telp", "wa",
    "no wa", "nomor wa", "whatsapp", "phone",
)  # fmt: skip
for _role in BOARD:
    _NAMES[f"{_role}_name"] = (_role, f"nama {_role}", f"{_role} nama", f"{_role} name")
    _NAMES[f"{_role}_phone"] = tuple(name for word in _PHONE for name in (f"{word} {_role}", f"{_role} {word}"))
_BY_NAME = {name: column for column, names in _NAMES.items() for name in names}
_NOT_LETTERS = re.compile(r"[\W_]+")


class Columns(NamedTuple):
    places: dict[str, int]
    """Column → its position in a row."""
    unknown: tuple[str, ...]
    """Headers that mean nothing here, as they were written."""
    twice: tuple[str, str, str] | None
    """A column that two headers claim, and the two."""


def columns_of(header: Sequence[object]) -> Columns:
    """Reads a header; any case, any spacing, `kode_desa` like `Kode Desa`."""
    places: dict[str, int] = {}
    unknown: list[str] = []
    twice: tuple[str, str, str] | None = None
    for place, cell in enumerate(header):
        written = "" if cell is None else str(cell).strip()
        column = _BY_NAME.get(_NOT_LETTERS.sub(" ", written.casefold()).strip())
        if column is None:
            unknown += [written] if written else []
        elif column in places:
            twice = twice or (column, str(header[places[column]]).strip(), written)
        else:
            places[column] = place
    return Columns(places, tuple(unknown), twice)


def looks_like_header(columns: Iterable[str]) -> bool:
    """Whether a line with these columns can be the header, and is no title above it."""
    known = set(columns)
    return bool(known & {"village_code", "village"}) and len(known) >= 2

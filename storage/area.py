"""The regency this installation serves, out of the region codes of all Indonesia that ship with the package.

Pure reading, no database: `storage/data/regions.zip` is built by `storage/data/build.py`, which also describes
it. One province is unpacked at a time, about 10 ms for the largest.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Container, Iterator
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

ARCHIVE = "regions.zip"
REGENCIES = "regencies.csv"
ALIASES = "aliases.csv"
_NEAR = 5
"""How many near regencies an error names."""
_ALIKE = 75
"""From which similarity (0–100) a name counts as near."""

AreaKind = Literal["desa", "kelurahan"]


class KecamatanArea(NamedTuple):
    code: str
    """`35.07.07`"""
    name: str


class VillageArea(NamedTuple):
    code: str
    """`35.07.07.2002`"""
    name: str
    kind: AreaKind
    kecamatan_code: str


class RegencyName(NamedTuple):
    code: str
    """`35.07`"""
    name: str
    """With its kind: `Kabupaten Malang`, `Kota Malang`."""
    province: str


class Regency(NamedTuple):
    """A regency with everything in it, kecamatan and villages in the order of their codes."""

    code: str
    name: str
    province: str
    kecamatan: tuple[KecamatanArea, ...]
    villages: tuple[VillageArea, ...]


class UnknownRegency(LookupError):
    """No regency has this code. The message is one Indonesian sentence that names near ones."""

    def __init__(self, code: str, near: tuple[RegencyName, ...]) -> None:
        self.code = code
        self.near = near
        hint = " atau ".join(f"{regency.code} ({regency.name})" for regency in near)
        if hint:
            sentence = f"mungkin maksudnya {hint}?"
        else:
            sentence = "contoh kode yang benar: 35.07 (Kabupaten Malang)."
        super().__init__(f"Kode wilayah “{code}” tidak dikenal; {sentence}")


@cache
def load_regency(code: str) -> Regency:
    """The regency with this code, `35.07`. Raises UnknownRegency."""
    known = next((regency for regency in list_regencies() if regency.code == code), None)
    if known is None:
        raise UnknownRegency(code, _near(code))
    kecamatan: list[KecamatanArea] = []
    villages: list[VillageArea] = []
    inside = False
    for number, name in _read(f"{code[:2]}.csv"):
        if "." in number:  # a kecamatan; the villages that follow are its own
            inside = number.startswith(f"{code}.")
            if inside:
                kecamatan.append(KecamatanArea(number, name))
        elif inside:
            parent = kecamatan[-1].code
            village = f"{parent}.{number}"
            villages.append(VillageArea(village, name, kind_of(village), parent))
    return Regency(*known, tuple(kecamatan), tuple(villages))


@cache
def list_regencies() -> tuple[RegencyName, ...]:
    """All 514, in the order of their codes."""
    return tuple(RegencyName(code, name, province) for code, province, name in _read(REGENCIES))


def name_of(code: str) -> str:
    """`Kabupaten Malang` of `35.07`; the code itself where there is no such regency."""
    return next((regency.name for regency in list_regencies() if regency.code == code), code)


def aliases_of(codes: Container[str]) -> dict[str, tuple[str, ...]]:
    """Other names of these kecamatan and villages that no rule would guess, code → names.

    Curated in `storage/data/aliases.csv`, each with its source; most places have none.
    """
    return {code: names for code, names in _aliases().items() if code in codes}


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    file = resources.files("storage.data").joinpath(ALIASES)
    with file.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            names[row["code"]] = (*names.get(row["code"], ()), row["alias"])
    return names


def kind_of(village_code: str) -> AreaKind:
    """Tells desa from kelurahan by the code, as Kemendagri numbers them: `…1001` kelurahan, `…2001` desa.

    The fourteen customary villages (desa adat, `…3001`) count as desa, as in art. 1 of UU 6/2014.
    """
    return "kelurahan" if village_code.rpartition(".")[2].startswith("1") else "desa"


def time_zone_of(code: str) -> str:
    """The time zone of a regency, by its province."""
    province = code[:2]
    if province >= "81":  # Maluku and Papua
        return "Asia/Jayapura"
    # Sulawesi; Bali and Nusa Tenggara; Kalimantan but its west and middle.
    if province >= "71" or province in ("51", "52", "53", "63", "64", "65"):
        return "Asia/Makassar"
    return "Asia/Jakarta"


def speaks_javanese(code: str) -> bool:
    """Whether Javanese courtesies are at home in a regency: Central Java, Yogyakarta, East Java."""
    return code[:2] in ("33", "34", "35")


def _near(text: str) -> tuple[RegencyName, ...]:
    """Regencies somebody who typed this may have meant, best first; none when nothing is near."""
    digits = re.sub(r"\D", "", text)
    if len(digits) >= 3:
        # Also `3507` without its dot, and the code of one of its villages.
        if inside := [regency for regency in list_regencies() if _digits(regency) == digits[:4]]:
            return tuple(inside)
        wrong = [(OSA.distance(digits, _digits(regency)), regency) for regency in list_regencies()]
        # Swapped digits are the likelier slip than a wrong one, and the province is likelier right than wrong.
        slips = sorted(
            (sorted(_digits(regency)) != sorted(digits), regency.code[:2] != digits[:2], regency)
            for distance, regency in wrong
            if distance == 1
        )
        return tuple(regency for *_, regency in slips[:_NEAR])
    kind, name = _split_kind(text)
    alike = (
        (-fuzz.ratio(name, bare), kind not in ("", bare_kind), regency)
        for regency in list_regencies()
        for bare_kind, bare in [_split_kind(regency.name)]
    )
    best = sorted(entry for entry in alike if entry[0] <= -_ALIKE)
    return tuple(regency for *_, regency in best[:_NEAR])


def _split_kind(name: str) -> tuple[str, str]:
    """`Kab. Malang` → (`kab`, `malang`), `Kota Malang` → (`kot`, `malang`), `Malang` → (``, `malang`)."""
    words = re.findall(r"\w+", name.casefold())
    kind = words.pop(0)[:3] if words and words[0] in {"kabupaten", "kab", "kota"} else ""
    return kind, " ".join(words)


def _digits(regency: RegencyName) -> str:
    return regency.code.replace(".", "")


def _read(member: str) -> Iterator[list[str]]:
    file = resources.files("storage.data").joinpath(ARCHIVE)
    with file.open("rb") as raw, zipfile.ZipFile(raw) as archive, archive.open(member) as packed:
        yield from csv.reader(io.TextIOWrapper(packed, encoding="utf-8", newline=""))

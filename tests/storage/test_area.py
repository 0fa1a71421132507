"""The region codes that ship with the package."""

from __future__ import annotations

import time
import tracemalloc
import zipfile
from importlib import resources

import pytest

from storage.area import UnknownRegency, list_regencies, load_regency


def test_kabupaten_malang_has_33_kecamatan_and_390_villages():
    malang = load_regency("35.07")
    assert (malang.code, malang.name, malang.province) == ("35.07", "Kabupaten Malang", "Jawa Timur")
    assert len(malang.kecamatan) == 33
    assert len(malang.villages) == 390
    assert sum(village.kind == "kelurahan" for village in malang.villages) == 12
    assert ("35.07.07", "Poncokusumo") in malang.kecamatan
    assert ("35.07.07.2002", "Sumberejo", "desa", "35.07.07") in malang.villages


def test_kota_malang_has_5_kecamatan_and_57_kelurahan():
    malang = load_regency("35.73")
    assert malang.name == "Kota Malang"
    assert len(malang.kecamatan) == 5
    assert len(malang.villages) == 57
    assert {village.kind for village in malang.villages} == {"kelurahan"}


def test_the_archive_holds_all_of_indonesia_and_every_village_hangs_on_a_kecamatan():
    assert len(list_regencies()) == 514
    assert len({regency.province for regency in list_regencies()}) == 38
    villages: list[str] = []
    kecamatan = 0
    for regency in list_regencies():
        loaded = load_regency(regency.code)
        codes = {area.code for area in loaded.kecamatan}
        assert codes
        assert all(village.kecamatan_code in codes for village in loaded.villages)
        kecamatan += len(codes)
        villages += [village.code for village in loaded.villages]
    assert kecamatan == 7285
    assert len(villages) == len(set(villages)) == 83_762


def test_customary_villages_count_as_desa():
    yoboi = next(v for v in load_regency("91.03").villages if v.code == "91.03.01.3007")
    assert yoboi.kind == "desa"


def test_a_glottal_stop_is_an_apostrophe():
    assert "Soka'an" in {village.name for village in load_regency("35.13").villages}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("3507", "35.07"),
        ("35.70", "35.07"),
        ("35.07.07", "35.07"),
        ("35.7", "35.07"),
        ("malang", "35.07"),
        ("Kab. Malang", "35.07"),
        ("Kota Malang", "35.73"),
        ("kabupaten malng", "35.07"),
    ],
)
def test_an_unknown_code_names_near_ones(typed, first):
    with pytest.raises(UnknownRegency) as caught:
        load_regency(typed)
    assert caught.value.near[0].code == first
    assert len(caught.value.near) <= 5
    assert f"{first} (" in str(caught.value)


@pytest.mark.parametrize("typed", ["", "99.99", "??", "Atlantis"])
def test_where_nothing_is_near_the_message_gives_an_example(typed):
    with pytest.raises(UnknownRegency, match=r"contoh kode yang benar: 35\.07 \(Kabupaten Malang\)") as caught:
        load_regency(typed)
    assert caught.value.near == ()


def test_one_regency_loads_fast_and_small():
    list_regencies()
    load_regency("33.01")
    took = min(_seconds("33.01") for _ in range(3))  # Jawa Tengah, the largest province
    assert took < 0.15
    tracemalloc.start()
    load_regency("33.01")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


def test_the_archive_names_its_licence():
    file = resources.files("storage.data").joinpath("regions.zip")
    with file.open("rb") as raw, zipfile.ZipFile(raw) as archive:
        assert "Open Database License (ODbL) 1.0" in archive.read("README.txt").decode()


def _seconds(code: str) -> float:
    start = time.perf_counter()
    load_regency(code)
    return time.perf_counter() - start

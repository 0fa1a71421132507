"""Finding villages by what people type, in Kabupaten Malang (35.07) and Kota Malang (35.73)."""

from __future__ import annotations

import csv
import random
import re
import statistics
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.places import Candidate, Place, VillageIndex
from storage.area import load_regency

REGIONS = Path(__file__).parents[3] / "shared" / "data" / "regions"
needs_regions = pytest.mark.skipif(
    not REGIONS.is_dir(), reason="the reference lists of Malang Raya are not here (../shared/data/regions)"
)
AREAS = {code: load_regency(code) for code in ("35.07", "35.73")}
INDEX = {code: VillageIndex.of(area) for code, area in AREAS.items()}
NAME = {village.code: village.name for area in AREAS.values() for village in area.villages}
KECAMATAN = {kecamatan.code: kecamatan.name for area in AREAS.values() for kecamatan in area.kecamatan}


def find(text: str, regency: str = "35.07") -> list[str]:
    """What is shown, best first: `Sumberejo/Pagak`."""
    return [title(candidate.village_code) for candidate in INDEX[regency].find(text)]


def title(code: str) -> str:
    return f"{NAME[code]}/{KECAMATAN[code[:8]]}"


def codes(found: list[Candidate]) -> set[str]:
    return {candidate.village_code for candidate in found}


def first_group(found: list[Candidate]) -> set[str]:
    return {candidate.village_code for candidate in found if candidate.score == found[0].score}


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("Sumberejo, Poncokusumo", "Sumberejo/Poncokusumo"),
        ("sumberejo poncokusumo", "Sumberejo/Poncokusumo"),
        ("ds sumberrejo kec poncokusumo", "Sumberejo/Poncokusumo"),
        ("DS. SUMBER REJO - KEC. PONCOKUSUMO 🙏", "Sumberejo/Poncokusumo"),
        ("Kec. Poncokusumo, Desa Sumberejo", "Sumberejo/Poncokusumo"),
        ("poncokusumo sumberejo", "Sumberejo/Poncokusumo"),
        ("sumberejo (ponco)", "Sumberejo/Poncokusumo"),
        ("Soemberedjo Pontjokoesoemo", "Sumberejo/Poncokusumo"),
        ("saya dari desa sumberejo kecamatan poncokusumo kab. malang", "Sumberejo/Poncokusumo"),
        ("smbrejo poncokusmo", "Sumberejo/Poncokusumo"),
        ("RT 01 RW 02 dusun Krajan desa Codo, Wajak", "Codo/Wajak"),
        ("rejo pagak", "Sumberejo/Pagak"),
        ("sbr. agung ngantang", "Sumberagung/Ngantang"),
        ("sumb agung, sumawe", "Sumberagung/Sumbermanjing Wetan"),
        ("s. pucung", "Sumberpucung/Sumberpucung"),
        ("tmn satriyan", "Tamansatriyan/Tirtoyudo"),
        ("krgkates", "Karangkates/Sumberpucung"),
        ("kr. kates", "Karangkates/Sumberpucung"),
        ("bunut wtn", "Bunut Wetan/Pakis"),
        ("putat kdl", "Putat Kidul/Gondanglegi"),
        ("gondanglegi kln", "Gondanglegi Kulon/Gondanglegi"),
        ("sumawe", "Sumbermanjing Wetan/Sumbermanjing Wetan"),
        ("wanasari", "Wonosari/Wonosari"),
        ("Oerek oerek", "Urek - Urek/Gondanglegi"),
        ("lang lang", "Lang-Lang/Singosari"),
        ("ampelgading tirtoyudo", "Ampelgading/Tirtoyudo"),
        ("kasembon kec bululawang", "Kasembon/Bululawang"),
        ("Kasembon, Kasembon", "Kasembon/Kasembon"),
        ("sumberejo sing poncokusumo", "Sumberejo/Poncokusumo"),
        ("kulo saking sumberejo seng nang pagak", "Sumberejo/Pagak"),
        ("bukan pagak, sumberejo poncokusumo", "Sumberejo/Poncokusumo"),
        ("sumbermanjing kulom", "Sumbermanjing Kulon/Pagak"),
    ],
)
def test_the_village_meant_comes_first(text, village):
    assert find(text)[0] == village


def test_homonyms_come_together_with_equal_scores():
    found = INDEX["35.07"].find("sumberejo")
    assert {title(code) for code in first_group(found)} == {
        "Sumberejo/Pagak",
        "Sumberejo/Poncokusumo",
        "Sumberejo/Gedangan",
    }
    assert all(candidate.exact for candidate in found)
    assert len(first_group(INDEX["35.07"].find("Wono Rejo"))) == 4


def test_the_kecamatan_tells_homonyms_apart():
    assert find("sumberejo pagak") == ["Sumberejo/Pagak"]


def test_with_a_wrong_kecamatan_the_homonyms_are_shown_and_none_is_exact():
    found = INDEX["35.07"].find("Sumberejo Turen")
    assert len(first_group(found)) == 3
    assert not any(candidate.exact for candidate in found)


def test_longer_names_stand_behind_the_one_that_was_typed():
    assert find("duwet") == ["Duwet/Tumpang", "Duwet Krajan/Tumpang"]


def test_a_part_of_a_name_is_enough():
    assert set(find("kulon")) == {
        "Gedok Kulon/Turen",
        "Gadingkulon/Dau",
        "Gondanglegi Kulon/Gondanglegi",
        "Sumbermanjing Kulon/Pagak",
    }


def test_a_kecamatan_without_a_village_of_its_name_offers_its_villages():
    assert find("kec karangploso") == find("karplos")
    assert {name.partition("/")[2] for name in find("karplos")} == {"Karangploso"}


@pytest.mark.parametrize("text", ["", "   ", "🙏🙏", "x", "?!", "asdfghjkl", "12345", "kec", "ds", "a" * 5000])
def test_nothing_is_found_where_nothing_is_named(text):
    assert INDEX["35.07"].find(text) == []
    assert INDEX["35.07"].find_kecamatan(text) == []


@pytest.mark.parametrize(
    "text",
    ["ya", "oke", "oke siap", "gak punya", "tidak ada", "salah", "belum tahu", "mboten", "matur nuwun", "terima kasih",
     "lupa", "salah pak", "gak tau", "bingung", "bukan itu", "mboten ngertos", "halo"],
)  # fmt: skip
def test_plain_answers_and_courtesies_are_no_places(text):
    for index in INDEX.values():
        assert index.find(text) == []
        assert index.find_kecamatan(text) == []


def test_the_limit_is_kept():
    assert len(INDEX["35.07"].find("sumber")) == 8
    assert len(INDEX["35.07"].find("sumber", limit=3)) == 3


def test_aliases_can_be_given():
    places = [Place("35.07.13.2014", "Sukoraharjo", "35.07.13", "Kepanjen")]
    index = VillageIndex(places, {"35.07.13.2014": ["Bandungan"]})
    assert index.find("bandungan")[0] == Candidate("35.07.13.2014", 0.96, exact=False)


def test_the_words_of_the_names_are_no_markers():
    places = [Place("1", "Dusun Tua", "14.01", "Kelayang"), Place("2", "Desa Baru", "14.02", "Dari Muda")]
    index = VillageIndex(places)
    assert index.find("dusun tua")[0].exact
    assert index.find("Desa Baru, Dari Muda")[0] == Candidate("2", 1.0, exact=True)


def test_numbered_villages_are_told_apart():
    names = ("Sukamaju", "Sukamaju I", "Sukamaju II", "Sukamaju III")
    index = VillageIndex(Place(name, name, "1", "Mekar") for name in names)
    for name in names:
        assert [candidate.village_code for candidate in index.find(name.lower()) if candidate.exact] == [name]


@pytest.mark.parametrize(
    ("text", "kecamatan"),
    [
        ("Poncokusumo", "Poncokusumo"),
        ("kec. ponco kusumo", "Poncokusumo"),
        ("pakis", "Pakis"),
        ("pakisaji", "Pakisaji"),
        ("sumawe", "Sumbermanjing Wetan"),
        ("sbr manjing wetan", "Sumbermanjing Wetan"),
        ("karplos", "Karangploso"),
        ("krg ploso", "Karangploso"),
        ("singasari", "Singosari"),
        ("kecamatan dua", "Dau"),
        ("desa sumberejo kec gedangan", "Gedangan"),
    ],
)
def test_a_kecamatan_is_found(text, kecamatan):
    assert KECAMATAN[INDEX["35.07"].find_kecamatan(text)[0].kecamatan_code] == kecamatan


@pytest.mark.parametrize("regency", AREAS)
def test_every_kecamatan_is_found_by_its_name(regency):
    for code, name in AREAS[regency].kecamatan:
        best = INDEX[regency].find_kecamatan(name)[0]
        assert (best.kecamatan_code, best.exact) == (code, True)


def wrong_letter(name: str, chance: random.Random) -> str:
    """The name with one slip: a letter wrong, missing, extra, or two swapped."""
    at = chance.randrange(len(name))
    letter = chance.choice("abdegijklmnoprstuwy")
    return chance.choice(
        [
            name[:at] + letter + name[at + 1 :],
            name[:at] + name[at + 1 :],
            name[:at] + letter + name[at:],
            name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :],
        ]
    )


@pytest.mark.parametrize("regency", AREAS)
def test_every_village_is_found_by_its_name_and_by_variants_made_by_rule(regency):
    chance = random.Random(3573)
    index = INDEX[regency]
    for village in AREAS[regency].villages:
        name, kecamatan = village.name, KECAMATAN[village.kecamatan_code]
        found = index.find(name)
        assert village.code in {candidate.village_code for candidate in found if candidate.exact}, name
        assert village.code in first_group(found), name

        for text in (f"{name}, {kecamatan}", f"{name} {kecamatan}".lower(), f"Ds/Kel {name} Kec. {kecamatan}"):
            found = index.find(text)
            assert village.code in first_group(found), text
            assert found[0].exact, text

        spaced = [f"{name[:at]} {name[at:]}" for at in range(3, len(name) - 2) if name.isalpha()]
        joined = re.sub(r"\W", "", name)
        single = re.sub(r"(\w)\1", r"\1", name.lower())
        doubled = re.sub(r"([bdgjklmnprst])(?=[aeiou])", r"\1\1", name.lower(), count=1)
        older = name.lower().replace("u", "oe").replace("j", "dj").replace("c", "tj")
        for text in (*spaced, joined, single, doubled, older):
            assert village.code in first_group(index.find(text)), text

        for _ in range(4):
            slip = wrong_letter(name.lower(), chance)
            assert village.code in codes(index.find(f"{slip}, {kecamatan}")), (slip, kecamatan)
            assert village.code in codes(index.find(f"ds {slip} kec {kecamatan}")), (slip, kecamatan)


def rows(name: str) -> list[dict[str, str]]:
    with (REGIONS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@needs_regions
def test_the_package_and_the_reference_list_name_the_same_villages():
    listed = {row["code"]: (row["kind"], row["kecamatan_code"]) for row in rows("malang_raya_desa_kelurahan.csv")}
    assert listed == {v.code: (v.kind, v.kecamatan_code) for area in AREAS.values() for v in area.villages}


@needs_regions
def test_every_village_of_the_reference_list_is_found():
    for row in rows("malang_raya_desa_kelurahan.csv"):
        index = INDEX[row["regency_code"]]
        assert row["code"] in codes(index.find(row["name"])), row
        assert row["code"] in first_group(index.find(f"{row['name']} {row['kecamatan']}")), row


@needs_regions
def test_every_alias_finds_its_village_or_kecamatan():
    for row in rows("malang_raya_aliases.csv"):
        alias, code = row["alias"], row["code"]
        index = INDEX[code[:5]]
        if code in KECAMATAN:
            assert index.find_kecamatan(alias)[0].kecamatan_code == code, row
            continue
        assert code in codes(index.find(alias)), row
        for text in (f"{alias}, {KECAMATAN[code[:8]]}", f"{alias} {KECAMATAN[code[:8]]}"):
            assert code in first_group(index.find(text)), row


@needs_regions
def test_a_confusable_name_comes_first_when_it_is_typed_and_only_it_is_exact():
    for row in rows("malang_raya_confusable_names.csv"):
        for name, code in ((row["name_a"], row["code_a"]), (row["name_b"], row["code_b"])):
            found = INDEX[code[:5]].find(name)
            assert code in first_group(found), row
            assert {NAME[c.village_code] for c in found if c.exact} == {name}, row


@needs_regions
def test_a_kecamatan_name_does_not_hide_the_village_of_that_name():
    for row in rows("malang_raya_village_equals_kecamatan.csv"):
        index = INDEX[row["kecamatan_code"][:5]]
        for text in (
            row["village"],
            f"kec. {row['village']}",
            f"{row['village']} {KECAMATAN[row['village_code'][:8]]}",
        ):
            assert row["village_code"] in first_group(index.find(text)), text


def test_the_index_is_built_and_asked_fast():
    area = AREAS["35.07"]
    start = time.process_time()
    index = VillageIndex.of(area)
    assert time.process_time() - start < 0.05
    took = []
    for village in area.villages:
        start = time.process_time()
        index.find(f"{village.name[:-1]} kec {KECAMATAN[village.kecamatan_code]}")
        took.append(time.process_time() - start)
    assert statistics.median(took) < 0.002


@given(st.text(max_size=200))
def test_any_text_can_be_asked(text):
    for candidate in INDEX["35.73"].find(text):
        assert 0.4 <= candidate.score <= 1
    INDEX["35.73"].find_kecamatan(text)

"""Packs the region codes of Indonesia into `regions.zip`: `python -m storage.data.build SRC_DIR`.

SRC_DIR holds `provinsi.csv`, `kabupaten_kota.csv`, `kecamatan.csv` and `desa_kelurahan.csv` as the npm package
`idn-area-data` spells them out (codes with dots). The archive has

    README.txt      source and licence of the data
    regencies.csv   code,province,name
    35.csv          one per province: `35.07.07,Poncokusumo`, then its villages as `2002,Sumberejo`

so that a start reads one province, not 83,762 rows. Whether a village is a desa or a kelurahan stands in its
code (first digit of the last part), which this script checks instead of storing it twice.
"""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from storage.area import ARCHIVE, REGENCIES, kind_of

README = """\
Kode dan nama wilayah Indonesia (38 provinsi, kabupaten/kota, kecamatan, desa/kelurahan)
menurut Keputusan Menteri Dalam Negeri Nomor 300.2.2-2138 Tahun 2025.

Source: idn-area-data 4.0.1 (npm), https://github.com/fityannugroho/idn-area-data
This file is a database derived from it and is made available under the
Open Database License (ODbL) 1.0: https://opendatacommons.org/licenses/odbl/1-0/
"""


def main(source: Path, target: Path) -> str:
    """Writes the archive and returns one line that counts what is in it. Raises ValueError on odd data."""
    provinces = {row["code"]: row["name"] for row in _rows(source / "provinsi.csv")}
    regencies = list(_rows(source / "kabupaten_kota.csv"))
    kecamatan = list(_rows(source / "kecamatan.csv"))
    villages = list(_rows(source / "desa_kelurahan.csv"))

    villages_of: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in villages:
        parent, _, tail = row["code"].rpartition(".")
        expected = "desa" if row["kind"] == "desa_adat" else row["kind"]
        if parent != row["kecamatan_code"] or kind_of(row["code"]) != expected:
            raise ValueError(f"village {row['code']}: its code does not tell its kecamatan or its kind")
        villages_of[parent].append((tail, row["name"]))
    if unknown := villages_of.keys() - {row["code"] for row in kecamatan}:
        raise ValueError(f"villages of unknown kecamatan: {sorted(unknown)[:5]}")

    members = {REGENCIES: _csv((r["code"], provinces[r["province_code"]], r["name"]) for r in regencies)}
    for province in provinces:
        lines: list[tuple[str, ...]] = []
        for row in kecamatan:
            if row["code"].startswith(province + "."):
                lines += [(row["code"], row["name"]), *villages_of[row["code"]]]
        members[f"{province}.csv"] = _csv(lines)

    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in {"README.txt": README, **members}.items():
            # A fixed date, so that the same source gives the same file.
            info = zipfile.ZipInfo(name, date_time=(2025, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text.encode())
    return (
        f"{target.name}: {len(provinces)} provinces, {len(regencies)} regencies, {len(kecamatan)} kecamatan, "
        f"{len(villages)} villages, {target.stat().st_size:,} bytes"
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            # The source writes the glottal stop of some names as a double quote (Ja"an), and one name has a
            # stray asterisk.
            name = row["name"].replace('"', "'").replace("*", "")
            yield row | {"name": " ".join(name.split())}


def _csv(rows: Iterable[tuple[str, ...]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m storage.data.build SRC_DIR")
    sys.stdout.write(main(Path(sys.argv[1]), Path(__file__).with_name(ARCHIVE)) + "\n")

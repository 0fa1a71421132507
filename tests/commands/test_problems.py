"""What the operator can put right is one sentence that says what was found and what to do."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.app import OtherRegency, refuse_other_regency
from bot.commands import bimtek_plan
from bot.commands.problems import sentence_about
from bot.roster.columns import columns_of


def test_of_several_regencies_in_the_database_the_largest_is_named() -> None:
    few, many = ["35.79.01.1001"], ["33.74.01.1001", "33.74.01.1002"]
    for villages in (few + many, many + few, [*few, "35.73.01.1001", *many]):
        with pytest.raises(OtherRegency) as refused:
            refuse_other_regency(villages, "35.73")
        said = sentence_about(refused.value) or ""
        assert said.startswith("Basis data ini berisi Kota Semarang (33.74), padahal")
    refuse_other_regency(["35.73.01.1001"], "35.73")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("docter", "Perintah “docter” tidak dikenal. Lihat: kentongan --help"),
        ("roster impor", "Perintah “impor” tidak dikenal. Lihat: kentongan roster --help"),
        ("roster import", "FILE belum diisi. Lihat: kentongan roster import --help"),
        ("roster import a.csv b.csv", "Ini berlebih: b.csv. Lihat: kentongan roster import --help"),
        (
            "roster status --on 31/12/2026",
            "--on: “31/12/2026” tidak terbaca. Seharusnya tanggal, contoh: 2026-12-31. "
            "Lihat: kentongan roster status --help",
        ),
        (
            "exam import tiga a.csv",
            "BIMTEK: “tiga” tidak terbaca. Seharusnya angka, contoh: 3. Lihat: kentongan exam import --help",
        ),
        ("demo --port 70000", "--port: tulis angka 0 sampai 65535. Contoh: --port 8080"),
        ("doctor --fix", "Pilihan --fix tidak dikenal. Lihat: kentongan doctor --help"),
        ("demo --port", "--port belum diisi. Lihat: kentongan demo --help"),
    ],
)
def test_what_was_mistyped_is_said(
    typed: str, sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["kentongan", *typed.split()])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, capsys.readouterr().err) == (2, f"{sentence}\n")


@pytest.mark.parametrize(
    ("command", "read"), [("roster", lambda names: columns_of(names).places), ("bimtek", bimtek_plan.columns_of)]
)
def test_the_columns_that_help_names_are_those_that_are_read(
    command: str, read: Callable[[list[str]], dict[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    kentongan = Path(sys.executable).with_name("kentongan")
    said = subprocess.run([kentongan, command, "import", "--help"], capture_output=True, text=True, check=True).stdout
    listed = re.search(r"Kolomnya: (.*?)\.", " ".join(said.replace("│", " ").split()))
    assert listed
    names = re.split(r"[,;] (?:bila ada juga |atau )?| dan ", listed[1])
    assert len(read(names)) == len(names) > 10


def test_the_version_is_the_packages() -> None:
    kentongan = Path(sys.executable).with_name("kentongan")
    said = subprocess.run([kentongan, "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == version("kentongan") != "0.0.0"

"""Settings: what is wrong is named, and `.env.example` is their documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import BadSettings, Settings, load_settings

EXAMPLE = Path(__file__).parent.parent / ".env.example"


@pytest.mark.parametrize(
    ("values", "name", "expected"),
    [
        ({"telegram_token": "apa ini"}, "TELEGRAM_TOKEN", "Token dari @BotFather"),
        ({"database_url": "mysql://x"}, "DATABASE_URL", "sqlite:///berkas.db"),
        ({"timezone": "Asia/Malang"}, "TIMEZONE", "Asia/Jakarta"),
        ({"http_port": "99999"}, "HTTP_PORT", "0–65535"),
        ({"admin_ids": "siti"}, "ADMIN_IDS", "111,222"),
        ({"silence_days": "90,60,35,120"}, "SILENCE_DAYS", "menaik"),
        ({"log_level": "LOUD"}, "LOG_LEVEL", "INFO"),
        ({"webhook_secret": "dengan spasi"}, "WEBHOOK_SECRET", "Huruf, angka"),
        ({"webhook_url": "bot.example"}, "WEBHOOK_URL", "https://"),
        ({"webhook_url": "https://bot.example"}, "WEBHOOK_SECRET", "wajib bila WEBHOOK_URL diisi"),
        ({"webhook_url": "http://bot.example", "webhook_secret": "x"}, "WEBHOOK_URL", "https"),
        ({"public_url": "bot.example"}, "PUBLIC_URL", "http(s)://"),
        ({"certificate_number": "KIM/{year}"}, "CERTIFICATE_NUMBER", "{number}"),
        ({"certificate_number": "{number"}, "CERTIFICATE_NUMBER", "{number}"),
        ({"certificate_number": "{number.real}/{year}"}, "CERTIFICATE_NUMBER", "{number}"),
        ({"certificate_number": "{number:>9999999999}/{year}"}, "CERTIFICATE_NUMBER", "{number}"),
        ({"telegram_api_url": "http://"}, "TELEGRAM_API_URL", "http(s)://"),
        ({"telegram_api_url": "http://[::1"}, "TELEGRAM_API_URL", "http(s)://"),
        ({"telegram_api_url": "http://127.0.0.1:99999"}, "TELEGRAM_API_URL", "http(s)://"),
        ({"public_url": "https://bot .example"}, "PUBLIC_URL", "http(s)://"),
        ({"timezone": "Asia"}, "TIMEZONE", "Asia/Jakarta"),
        ({"admin_ids": "-1001234567890"}, "ADMIN_IDS", "111,222"),
        ({"admin_ids": "99999999999999999999"}, "ADMIN_IDS", "111,222"),
        ({"silence_days": "35,60,90,99999999999"}, "SILENCE_DAYS", "menaik"),
        ({"office_name": "   "}, "OFFICE_NAME", "paling panjang 120 huruf"),
        ({"reminder_gap_days": -1}, "REMINDER_GAP_DAYS", "(bilangan bulat 1–90)"),
        ({"sends_per_second": "nan"}, "SENDS_PER_SECOND", "(angka di atas 0 sampai 1000)"),
        ({"sends_per_second": "0,5"}, "SENDS_PER_SECOND", "dengan titik"),
        ({"public_url": "http://"}, "PUBLIC_URL", "http(s)://"),
        ({"timezone": "Europe/Berlin"}, "TIMEZONE", "Asia/Jayapura (WIT)"),
        ({"webhook_secret": "x" * 257}, "WEBHOOK_SECRET", "paling panjang 256"),
        ({"quiet_until_hour": 17}, "QUIET_UNTIL_HOUR", "QUIET_FROM_HOUR"),
    ],
)
def test_what_is_wrong_is_named_with_what_it_should_be(values: dict[str, object], name: str, expected: str) -> None:
    with pytest.raises(BadSettings) as problem:
        load_settings(None, **values)
    (line,) = str(problem.value).splitlines()
    assert line.startswith(f"{name}: ")
    assert expected in line


@pytest.mark.parametrize(
    "name", [name for name, field in Settings.model_fields.items() if isinstance(field.default, int | float)]
)
def test_the_limits_that_are_told_are_those_that_hold(name: str) -> None:
    with pytest.raises(BadSettings) as problem:
        load_settings(None, **{name: "x"})
    if not (said := re.search(r"\((?:bilangan bulat|angka) (di atas )?(\d+)(?:–| sampai )(\d+)\)", str(problem.value))):
        assert isinstance(Settings.model_fields[name].default, bool)
        return
    least, most = float(said[2]), float(said[3])
    for value, fits in ((least - 1, False), (least, not said[1]), (most, True), (most + 1, False)):
        told = _told(**{name: value})
        assert (f"{name.upper()}: nilainya tidak bisa dipakai" not in told) == fits, (value, told)


def _told(env_file: Path | None = None, **values: object) -> str:
    """What is said of these settings; empty when they will do."""
    try:
        load_settings(env_file, **values)
    except BadSettings as problem:
        return str(problem)
    return ""


def test_pages_may_be_shown_without_tls_inside_an_office() -> None:
    assert load_settings(None, public_url="http://10.0.0.5:8080/").public_url == "http://10.0.0.5:8080"


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"])
def test_every_zone_of_indonesia_will_do(zone: str) -> None:
    assert load_settings(None, timezone=zone).zone.key == zone


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (
            "TELEGRAM_TOKN=1:a",
            "TELEGRAM_TOKN: bukan nama pengaturan ({file}, baris 2). Mungkin maksudnya TELEGRAM_TOKEN?",
        ),
        ("export Admin_Id = 1", "Admin_Id: bukan nama pengaturan ({file}, baris 2). Mungkin maksudnya ADMIN_IDS?"),
        ("ADMIN_IDS=1\n\nADMIN_IDS=2", "ADMIN_IDS: diisi dua kali ({file}, baris 2 dan 4). Hapus salah satunya."),
        ("ADMIN_IDS: 1", "{file}, baris 2: tidak terbaca. Seharusnya: NAMA=nilai"),
        ("ADMIN_IDS 1", "{file}, baris 2: tidak terbaca. Seharusnya: NAMA=nilai"),
        ("ADMIN_IDS", "{file}, baris 2: tidak terbaca. Seharusnya: NAMA=nilai"),
        ('OFFICE_NAME="Dinas', "{file}, baris 2: tidak terbaca. Seharusnya: NAMA=nilai"),
    ],
)
def test_a_line_nobody_would_use_stops_the_start(tmp_path: Path, lines: str, sentence: str) -> None:
    file = tmp_path / ".env"
    file.write_text(f"# Diskominfo\n{lines}\n")
    told = _told(file)
    assert told.startswith(sentence.format(file=file))
    assert "\n" not in told


def test_what_resembles_no_setting_is_somebody_elses(tmp_path: Path) -> None:
    others = (
        "POSTGRES_PASSWORD",
        "HTTP_PROXY",
        "NO_PROXY",
        "DATABASE_USER",
        "COMPOSE_PROJECT_NAME",
        "TZ",
        "ADMIN_EMAIL",
    )
    (tmp_path / ".env").write_text("\n".join(f"{name}=x" for name in others))
    assert _told(tmp_path / ".env") == ""


def test_a_file_may_be_written_in_any_editor(tmp_path: Path) -> None:
    lines = ["\ufeffADMIN_IDS = '111, 222'", 'OFFICE_NAME="Dinas Kominfo"  # kantor', "regency_code= 35.73 ", ""]
    (tmp_path / ".env").write_bytes("\r\n".join(lines).encode())
    settings = load_settings(tmp_path / ".env")
    assert (settings.admin_ids, settings.office_name, settings.regency_code) == ((111, 222), "Dinas Kominfo", "35.73")


def test_what_is_left_empty_has_its_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", "")
    (tmp_path / ".env").write_text("OFFICE_NAME=\nHTTP_PORT=\nWEBHOOK_URL=\nADMIN_IDS=\nDATABASE_URL=\n")
    settings = load_settings(tmp_path / ".env")
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert (settings.office_name, settings.http_port, settings.webhook_url) == ("Diskominfo", 8080, None)
    assert settings.database_url.startswith("sqlite:///")


def test_spaces_around_a_value_are_none_of_its_letters() -> None:
    settings = load_settings(
        None, regency_code=" 35.73 ", log_level="INFO\t", telegram_token=" 1:a ", timezone=" Asia/Makassar "
    )
    assert (settings.regency_code, settings.log_level, settings.timezone) == ("35.73", "INFO", "Asia/Makassar")
    assert settings.telegram_token is not None
    assert settings.telegram_token.get_secret_value() == "1:a"


@pytest.mark.parametrize(
    ("regency", "zone", "javanese"),
    [
        ("35.07", "Asia/Jakarta", True),
        ("32.04", "Asia/Jakarta", False),
        ("11.06", "Asia/Jakarta", False),
        ("61.71", "Asia/Jakarta", False),
        ("62.01", "Asia/Jakarta", False),
        ("63.71", "Asia/Makassar", False),
        ("51.71", "Asia/Makassar", False),
        ("76.02", "Asia/Makassar", False),
        ("82.71", "Asia/Jayapura", False),
        ("94.03", "Asia/Jayapura", False),
    ],
)
def test_clock_and_courtesies_are_those_of_the_province(regency: str, zone: str, javanese: bool) -> None:
    settings = load_settings(None, regency_code=regency)
    assert (settings.zone.key, settings.javanese) == (zone, javanese)
    chosen = load_settings(None, regency_code=regency, timezone="Asia/Makassar", javanese_courtesy="false")
    assert (chosen.zone.key, chosen.javanese) == ("Asia/Makassar", False)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(BadSettings) as problem:
        load_settings(None, http_port="x", timezone="y")
    assert [line.split(":")[0] for line in str(problem.value).splitlines()] == ["TIMEZONE", "HTTP_PORT"]


def test_a_file_that_is_no_text_is_said_so(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"OFFICE_NAME=\xff\xfe")
    with pytest.raises(BadSettings, match="UTF-8"):
        load_settings(tmp_path / ".env")
    # What Docker makes of a file that is not there.
    (tmp_path / "folder").mkdir()
    with pytest.raises(BadSettings, match="UTF-8"):
        load_settings(tmp_path / "folder")


def test_a_token_never_shows() -> None:
    settings = load_settings(None, telegram_token="123:secretsecret", webhook_secret="hidden")
    assert "secretsecret" not in repr(settings)
    assert "hidden" not in repr(settings)


def test_a_webhook_without_a_path_gets_the_bots_own() -> None:
    def address(url: str) -> str | None:
        return load_settings(None, webhook_url=url, webhook_secret="x").webhook_address

    assert address("https://bot.example") == "https://bot.example/telegram"
    assert address("https://bot.example/") == "https://bot.example/telegram"
    assert address("https://bot.example/kim/hook") == "https://bot.example/kim/hook"


def described() -> str:
    """`.env.example` as it should be: every setting with its description and what it is when left out."""
    parts = ["# Pengaturan Kentongan. Salin menjadi .env, lalu hapus tanda # di depan baris yang diubah.\n"]
    for name, field in Settings.model_fields.items():
        default = field.default
        if isinstance(default, tuple):
            default = ",".join(str(item) for item in default)
        if isinstance(default, bool):
            default = str(default).lower()
        parts.append(f"# {field.description}\n#{name.upper()}={'' if default is None else default}\n")
    return "\n".join(parts)


def test_the_example_file_holds_every_setting() -> None:
    """After a change of settings: python -m tests.test_settings"""
    assert EXAMPLE.read_text(encoding="utf-8") == described()


def test_its_lines_without_the_mark_say_what_is_so_anyway(tmp_path: Path) -> None:
    lines = [line.removeprefix("#") for line in described().splitlines() if line.startswith("#") and line[1] != " "]
    (tmp_path / ".env").write_text("\n".join(lines), encoding="utf-8")
    assert load_settings(tmp_path / ".env") == load_settings(None)


if __name__ == "__main__":
    EXAMPLE.write_text(described(), encoding="utf-8")

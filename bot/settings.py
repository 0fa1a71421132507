"""Every setting of an installation, from the environment or `.env`, each with what it should look like."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot import texts
from bot.env_file import Unreadable, overlooked
from storage.area import speaks_javanese, time_zone_of

WEBHOOK_PATH = "/telegram"
"""No secret is in the path, for paths end in logs; it comes in a header."""


class Settings(BaseSettings):
    """Read once at the start; what is wrong stops the start with the setting's name. What is left empty in the
    environment has its default."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8-sig", env_ignore_empty=True, extra="ignore", frozen=True,
        str_strip_whitespace=True,
    )  # fmt: skip

    telegram_token: SecretStr | None = Field(None, description="Token dari @BotFather, bentuknya 123456:ABC-DEF…")
    telegram_api_url: str = Field("https://api.telegram.org", description="Alamat Bot API, http(s)://…")
    database_url: str = Field(
        "sqlite:///data/kentongan.db",
        description="sqlite:///berkas.db atau postgresql://pengguna:sandi@host/nama; @ di dalam sandi ditulis %40",
    )
    regency_code: str = Field("35.07", description="Kode kabupaten/kota Kemendagri, contoh 35.07")
    admin_ids: Annotated[tuple[int, ...], NoDecode] = Field(
        (), description="Id Telegram admin, angka dipisah koma: 111,222; idnya terbaca dengan mengetik ke bot: id saya"
    )
    timezone: str | None = Field(
        None,
        description="Asia/Jakarta atau Asia/Pontianak (WIB), Asia/Makassar (WITA), Asia/Jayapura (WIT); "
        "kosong: menurut provinsinya",
    )
    webhook_url: str | None = Field(None, description="Alamat publik https://… bila memakai webhook; kosong: polling")
    webhook_secret: SecretStr | None = Field(
        None, description="Huruf, angka, _ dan -, paling panjang 256; wajib bila WEBHOOK_URL diisi"
    )
    http_host: str = Field("127.0.0.1", description="Alamat yang didengarkan")
    http_port: int = Field(8080, ge=0, le=65535, description="Porta yang didengarkan; 0: mana saja yang kosong")

    public_url: str | None = Field(
        None, description="Alamat http(s)://… tempat halaman bot terbuka untuk umum; kosong: hanya di server ini"
    )

    office_name: str = Field("Diskominfo", min_length=1, max_length=120, description="Nama kantor pengendali data")
    office_contact: str = Field(
        "", max_length=300, description="Telepon, surel atau alamat kantor yang boleh dihubungi warga"
    )
    emergency_contact: str = Field(
        "112 (bebas pulsa)", max_length=120, description="Nomor darurat yang disebut saat ada bahaya"
    )
    dpo_contact: str = Field("", max_length=300, description="Kontak pejabat pelindungan data pribadi (DPO)")
    javanese_courtesy: bool | None = Field(
        None, description="true: sapaan Jawa halus (nggih, matur nuwun); false: tanpa; kosong: menurut provinsinya"
    )

    silence_days: Annotated[tuple[int, ...], NoDecode] = Field(
        (35, 60, 90, 120), description="Empat ambang hari senyap, menaik, dari 1 sampai 3650: 35,60,90,120"
    )
    reminder_gap_days: int = Field(14, ge=1, le=90, description="Jarak paling dekat dua pengingat untuk satu orang")
    contact_postpones_days: int = Field(30, ge=1, le=90, description="Hari tunda setelah kabar 'masih aktif'")
    pause_days_max: int = Field(60, ge=1, le=180, description="Jeda terpanjang yang bisa diminta KIM, hari")
    quiet_until_hour: int = Field(8, ge=0, le=23, description="Pengingat mulai jam ini, waktu setempat")
    quiet_from_hour: int = Field(16, ge=1, le=24, description="Pengingat berhenti jam ini, waktu setempat")
    tomorrow_list_hour: int = Field(14, ge=0, le=23, description="Jam daftar besok dikirim ke admin")
    idle_days: int = Field(7, ge=1, le=90, description="Hari tanpa tindak lanjut petugas sebelum admin diingatkan")
    group_reminders: bool = Field(False, description="true: langkah 1 dan 2 juga disapakan di grup KIM; false: tidak")
    decide_days: int = Field(3, ge=1, le=30, description="Hari kerja untuk memutuskan pendaftaran anggota")
    bimtek_offer_hours: int = Field(24, ge=1, le=168, description="Jam tawaran kursi Bimtek berlaku sebelum pindah")
    checkin_back_days: int = Field(30, ge=1, le=365, description="Kegiatan boleh dicatat mundur sekian hari")

    attendance_opens_minutes: int = Field(
        60, ge=0, le=720, description="Presensi Bimtek dibuka sekian menit sebelum mulai; ditutup saat selesai"
    )
    certificate_number: str = Field(
        "{number:03}/KIM/{year}",
        description="Pola nomor sertifikat, contoh {number:03}/KIM/{year}; {number} dan {year} wajib, {month} angka "
        "Romawi, {angkatan} boleh",
    )
    certificate_signer: str = Field("", description="Nama penanda tangan sertifikat; kosong: tanpa nama")
    certificate_signer_title: str = Field("", description="Jabatan penanda tangan, contoh: Kepala Dinas")

    score_days: int = Field(90, ge=7, le=366, description="Nilai KIM dihitung dari sekian hari terakhir")
    score_sk: int = Field(5, ge=0, le=100, description="Nilai bila SK tercatat")
    score_term: int = Field(5, ge=0, le=100, description="Nilai bila masa bakti berjalan")
    score_board: int = Field(5, ge=0, le=100, description="Nilai bila ketua, sekretaris, bendahara terhubung")
    score_accepted: int = Field(4, ge=0, le=100, description="Nilai satu kegiatan yang diterima")
    score_with_evidence: int = Field(2, ge=0, le=100, description="Nilai satu kegiatan berbukti, belum diperiksa")
    score_bare: int = Field(1, ge=0, le=100, description="Nilai satu kegiatan tanpa bukti, belum diperiksa")
    score_a_day: int = Field(2, ge=1, le=100, description="Kegiatan sehari yang ikut dihitung, paling banyak")
    score_task_max: int = Field(8, ge=0, le=100, description="Nilai tertinggi satu tugas ADINDA")
    score_tasks_max: int = Field(40, ge=0, le=100, description="Nilai tertinggi enam tugas ADINDA bersama")
    score_link: int = Field(3, ge=0, le=100, description="Nilai satu tautan publikasi yang berbeda")
    score_media_max: int = Field(25, ge=0, le=100, description="Nilai tertinggi publikasi")
    score_training: int = Field(10, ge=0, le=100, description="Nilai satu kehadiran Bimtek")
    score_coaching_max: int = Field(10, ge=0, le=100, description="Nilai tertinggi pembinaan")
    score_hoax_max: int = Field(10, ge=0, le=100, description="Nilai tertinggi tangkal hoaks")

    hoax_from_hour: int = Field(8, ge=0, le=23, description="Meja hoaks mulai bertugas jam ini, hari kerja")
    hoax_until_hour: int = Field(16, ge=1, le=24, description="Meja hoaks selesai bertugas jam ini, hari kerja")
    hoax_answer_hours: int = Field(24, ge=1, le=240, description="Jam sampai jawaban pertama, menurut hari kerja")
    hoax_nudge_hours: int = Field(20, ge=1, le=240, description="Jam sampai verifikator diingatkan")
    hoax_urgent_hours: int = Field(3, ge=1, le=24, description="Jam kerja sampai jawaban kabar mendesak")
    hoax_reports_a_day: int = Field(10, ge=1, le=100, description="Laporan hoaks sehari, paling banyak per orang")
    hoax_cards_a_day: int = Field(1, ge=1, le=10, description="Kartu klarifikasi sehari, paling banyak per anggota")
    hoax_card_days: int = Field(7, ge=1, le=30, description="Hari kartu klarifikasi baru masih dibagikan ke anggota")
    score_hoax_report: int = Field(
        2, ge=0, le=100, description="Nilai satu laporan hoaks yang terbukti layak diperiksa"
    )
    score_hoax_share: int = Field(1, ge=0, le=100, description="Nilai satu klarifikasi yang diteruskan anggota")

    keep_hoax_days: int = Field(180, ge=30, le=730, description="Hari bukti kasus hoaks yang selesai disimpan")
    keep_drafts_days: int = Field(30, ge=1, le=365, description="Hari isian yang belum selesai disimpan")
    keep_left_days: int = Field(
        30, ge=1, le=365, description="Hari data orang yang tidak lagi di KIM mana pun disimpan"
    )
    # What was told once is known by its message: not forgotten while it is still news (bot/features/report/rules.py).
    keep_messages_days: int = Field(90, ge=14, le=730, description="Hari catatan pesan keluar disimpan")
    keep_answers_days: int = Field(365, ge=30, le=3650, description="Hari jawaban tes dan survei Bimtek disimpan")
    keep_certificate_years: int = Field(10, ge=1, le=50, description="Tahun nama pada sertifikat disimpan")

    keep_ledger_days: int = Field(
        365, ge=30, le=1825, description="Hari nama penerima siaran disimpan; lalu hanya jumlah"
    )

    sends_per_second: float = Field(30.0, gt=0, le=1000, description="Batas kirim per detik di semua chat")

    chat_sends_per_second: float = Field(1.0, gt=0, le=1000, description="Batas kirim per detik ke satu chat")

    group_sends_per_minute: float = Field(20.0, ge=1, le=60000, description="Batas kirim per menit ke satu grup")

    broadcasts_a_day: int = Field(2, ge=1, le=50, description="Siaran paling banyak untuk satu orang dalam sehari")

    broadcast_approval_above: int = Field(
        100, ge=0, le=1_000_000, description="Siaran ke lebih dari sekian penerima perlu disetujui admin kedua"
    )

    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING atau ERROR")

    @field_validator("admin_ids", "silence_days", mode="before")
    @classmethod
    def _comma_separated(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return (value,) if isinstance(value, int) else value

    @field_validator("admin_ids")
    @classmethod
    def _are_people(cls, value: tuple[int, ...]) -> tuple[int, ...]:
        if not all(0 < one < 2**52 for one in value):
            raise ValueError("bukan id orang; yang negatif adalah grup")
        return value

    @field_validator("silence_days")
    @classmethod
    def _four_rising(cls, value: tuple[int, ...]) -> tuple[int, ...]:
        if len(value) != 4 or list(value) != sorted(set(value)) or value[0] < 1 or value[3] > 3650:
            raise ValueError("empat angka menaik")
        return value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str | None) -> str | None:
        if value is not None and value not in ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"):
            raise ValueError("bukan zona waktu Indonesia")
        return value

    @field_validator("certificate_number")
    @classmethod
    def _names_each_certificate(cls, value: str) -> str:
        try:
            parts = list(Formatter().parse(value))
            fields = {name for _, name, _, _ in parts if name is not None}
            if any(len(width or "") > 2 for _, _, width, _ in parts):
                raise ValueError("terlalu lebar")
            value.format(number=1, year=2026, month="I", angkatan=1)
        except (ValueError, LookupError, AttributeError, TypeError) as error:
            raise ValueError("pola tidak terbaca") from error
        if not {"number", "year"} <= fields or not fields <= {"number", "year", "month", "angkatan"}:
            # Numbers begin anew every year: without the year they would be given twice.
            raise ValueError("perlu {number} dan {year}")
        return value

    @field_validator("telegram_api_url", "webhook_url", "public_url")
    @classmethod
    def _http_address(cls, value: str | None) -> str | None:
        if value is None or value == "":
            return None
        parts = urlsplit(value)
        if not value.startswith(("http://", "https://")) or not parts.hostname or re.search(r"\s", value):
            raise ValueError("harus diawali http:// atau https://")
        # Asked for, it raises when it is none.
        _ = parts.port
        return value.rstrip("/")

    @field_validator("telegram_token", "webhook_secret", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        # `str_strip_whitespace` leaves a secret alone.
        return (value.strip() if isinstance(value, str) else value) or None

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if not value.startswith(("sqlite:", "sqlite+kentongan:", "postgres:", "postgresql:", "postgresql+psycopg:")):
            raise ValueError("harus diawali sqlite:/// atau postgresql://")
        return value

    @field_validator("telegram_token")
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", value.get_secret_value()):
            raise ValueError("bukan token")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _may_be_a_header(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("bukan rahasia webhook")
        return value

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise ValueError("tingkat tidak dikenal")
        return value.upper()

    @property
    def webhook_address(self) -> str | None:
        """Where Telegram brings updates: WEBHOOK_URL, with the bot's own path where it names none."""
        if self.webhook_url is None or urlsplit(self.webhook_url).path:
            return self.webhook_url
        return self.webhook_url + WEBHOOK_PATH

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone or time_zone_of(self.regency_code))

    @property
    def javanese(self) -> bool:
        """Whether people are thanked and greeted in Javanese."""
        chosen = self.javanese_courtesy
        return speaks_javanese(self.regency_code) if chosen is None else chosen


NAMES = tuple(name.upper() for name in Settings.model_fields)


class BadSettings(Exception):
    """The environment holds something the program cannot start with; the text names each setting."""


def load_settings(env_file: Path | None = Path(".env"), **overrides: object) -> Settings:
    """Settings from the environment; raises `BadSettings` with one line for each that is wrong."""
    try:
        problems = overlooked(env_file, NAMES) if env_file else []
        settings = Settings(_env_file=env_file, **overrides)  # type: ignore[arg-type,call-arg]
        problems += _contradictions(settings)
    except Unreadable as error:
        problems = [str(error)]
    except ValidationError as error:
        problems += [_line(problem["loc"]) for problem in error.errors()]
    if problems:
        raise BadSettings("\n".join(dict.fromkeys(problems)))
    return settings


def nothing_is_set(env_file: Path = Path(".env")) -> bool:
    """Whether there is no file and no variable: the program was started in a folder that is not the bot's."""
    return not env_file.exists() and not any(name.upper() in NAMES for name in os.environ)


def _line(where: tuple[int | str, ...]) -> str:
    name = str(where[0]) if where else "?"
    field = Settings.model_fields.get(name)
    expected = f"{field.description}{_limits(field)}" if field else ""
    return texts.BAD_VALUE.format(name=name.upper(), expected=expected)


def _limits(field: FieldInfo) -> str:
    """How large a number, or how long a text, may be."""
    said = {
        name: limit
        for part in field.metadata
        for name in ("ge", "gt", "le", "max_length")
        if (limit := getattr(part, name, None)) is not None
    }
    if "max_length" in said:
        return texts.LONGEST.format(limit=said["max_length"])
    if "le" not in said:
        return ""
    number, fraction = (texts.WHOLE_NUMBER, "") if field.annotation is int else (texts.NUMBER, texts.FRACTION)
    wording, least = (texts.ABOVE, said["gt"]) if "gt" in said else (texts.FROM, said["ge"])
    return wording.format(number=number, least=least, most=said["le"]) + fraction


def _contradictions(settings: Settings) -> Iterator[str]:
    """What is wrong with settings that are right each by itself."""
    if settings.quiet_until_hour >= settings.quiet_from_hour:
        yield texts.QUIET_HOURS
    if settings.hoax_from_hour >= settings.hoax_until_hour:
        yield texts.HOAX_HOURS
    if settings.hoax_nudge_hours > settings.hoax_answer_hours:
        yield texts.HOAX_NUDGE
    if settings.webhook_url and settings.webhook_secret is None:
        yield texts.NO_SECRET.format(expected=_described("webhook_secret"))
    if settings.webhook_url and not settings.webhook_url.startswith("https://"):
        yield texts.NO_HTTPS.format(expected=_described("webhook_url"))


def _described(name: str) -> str:
    return Settings.model_fields[name].description or ""

"""Kecamatan and villages of the configured regency."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base, Session, enum_column


class VillageKind(StrEnum):
    DESA = "desa"
    KELURAHAN = "kelurahan"


class Kecamatan(Base):
    __tablename__ = "kecamatan"

    code: Mapped[str] = mapped_column(primary_key=True)
    """Kemendagri code, `35.07.01`."""
    name: Mapped[str]


class Village(Base):
    __tablename__ = "village"

    code: Mapped[str] = mapped_column(primary_key=True)
    """Kemendagri code, `35.07.01.2001`."""
    name: Mapped[str]
    kind: Mapped[VillageKind] = mapped_column(enum_column(VillageKind))
    kecamatan_code: Mapped[str] = mapped_column(ForeignKey("kecamatan.code"), index=True)

    kecamatan: Mapped[Kecamatan] = relationship(lazy="joined", innerjoin=True)

    @property
    def title(self) -> str:
        """`Desa Sumberejo, Kec. Poncokusumo`: what people read."""
        return f"{self.kind.value.capitalize()} {self.name}, Kec. {self.kecamatan.name}"


class Villages:
    """Questions about villages and kecamatan."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def find_village(self, code: str) -> Village | None:
        return await self._session.get(Village, code)

    async def list_villages(self, kecamatan_code: str | None = None) -> Sequence[Village]:
        query = select(Village).order_by(Village.name, Village.code)
        if kecamatan_code:
            query = query.where(Village.kecamatan_code == kecamatan_code)
        return (await self._session.scalars(query)).all()

    async def list_kecamatan(self) -> Sequence[Kecamatan]:
        return (await self._session.scalars(select(Kecamatan).order_by(Kecamatan.name))).all()

    async def find_kecamatan(self, code: str) -> Kecamatan | None:
        return await self._session.get(Kecamatan, code)

    async def list_codes(self) -> set[str]:
        return set(await self._session.scalars(select(Village.code)))

    async def count_villages(self) -> int:
        return await self._session.scalar(select(func.count()).select_from(Village)) or 0

    async def load(self, kecamatan: dict[str, str], villages: Sequence[tuple[str, str, str, str]]) -> None:
        """Adds or renames; `kecamatan` is code → name, a village is (code, name, kind, kecamatan code)."""
        known = set(await self._session.scalars(select(Kecamatan.code)))
        known_villages = {v.code: v for v in await self.list_villages()}
        for code, name in kecamatan.items():
            if code not in known:
                self._session.add(Kecamatan(code=code, name=name))
        await self._session.flush()
        for code, name, kind, kecamatan_code in villages:
            village = known_villages.get(code)
            if village is None:
                self._session.add(Village(code=code, name=name, kind=VillageKind(kind), kecamatan_code=kecamatan_code))
            else:
                village.name = name
        await self._session.flush()

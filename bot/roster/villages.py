"""Which village a row means: by its code, or by its exact name and kecamatan. A list is never guessed at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation.places import VillageIndex
from bot.roster import texts
from storage.area import Regency

_MOST_NAMED = 4


class NotThere(Exception):
    """The row names no village of the regency, or not one alone; the text says why."""


class Gazetteer:
    """The villages of the configured regency."""

    def __init__(self, regency: Regency, index: VillageIndex) -> None:
        self._regency = regency
        self._index = index
        self._villages = {village.code: village for village in regency.villages}
        self._kecamatan = {kecamatan.code: kecamatan.name for kecamatan in regency.kecamatan}

    def title(self, code: str) -> str:
        """`Desa Sumberejo, Kec. Poncokusumo`"""
        village = self._villages[code]
        return f"{village.kind.capitalize()} {village.name}, Kec. {self._kecamatan[village.kecamatan_code]}"

    def find(self, *, code: str, name: str, kecamatan: str, kind: str) -> str:
        """The code of the village; empty texts are cells that were empty. Raises `NotThere`."""
        if not code and not name:
            raise NotThere(texts.NO_VILLAGE)
        found = self._by_code(code) if code else self._by_name(name, kecamatan, kind)
        if code and name and found not in self._exact(name):
            raise NotThere(texts.WRONG_NAME.format(code=found, title=self.title(found), name=name))
        if kecamatan and self._villages[found].kecamatan_code not in self._kecamatan_codes(kecamatan):
            raise NotThere(texts.WRONG_KECAMATAN.format(title=self.title(found), name=kecamatan))
        actual = self._villages[found].kind
        if kind and not _same_kind(kind, actual):
            raise NotThere(texts.WRONG_KIND.format(title=self.title(found), kind=actual, given=kind))
        return found

    def _by_code(self, written: str) -> str:
        digits = re.sub(r"[\s.]", "", written)
        if not re.fullmatch(r"[0-9]{10}", digits):
            raise NotThere(texts.BAD_CODE.format(code=written))
        code = f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}.{digits[6:]}"
        if code in self._villages:
            return code
        regency = self._regency
        if not code.startswith(f"{regency.code}."):
            raise NotThere(texts.FOREIGN_CODE.format(code=code, regency=regency.name, prefix=regency.code))
        raise NotThere(texts.UNKNOWN_CODE.format(code=code, regency=regency.name))

    def _by_name(self, name: str, kecamatan: str, kind: str) -> str:
        exact = self._exact(name)
        if kecamatan:
            inside = self._kecamatan_codes(kecamatan)
            if not inside:
                raise NotThere(texts.UNKNOWN_KECAMATAN.format(name=kecamatan, regency=self._regency.name))
            exact = [code for code in exact if self._villages[code].kecamatan_code in inside]
        if kind and len(exact) > 1:
            exact = [code for code in exact if _same_kind(kind, self._villages[code].kind)]
        if len(exact) == 1:
            return exact[0]
        if exact:
            raise NotThere(texts.AMBIGUOUS.format(name=name, near=self._named(exact)))
        sentence = texts.UNKNOWN_VILLAGE.format(name=name, regency=self._regency.name)
        near = [found.village_code for found in self._index.find(f"{name} kec {kecamatan}" if kecamatan else name)]
        raise NotThere(sentence + (texts.NEAR.format(near=self._named(near)) if near else ""))

    def _exact(self, name: str) -> list[str]:
        return [found.village_code for found in self._index.find(name, limit=50) if found.exact]

    def _kecamatan_codes(self, name: str) -> set[str]:
        return {found.kecamatan_code for found in self._index.find_kecamatan(name) if found.exact}

    def _named(self, codes: Sequence[str]) -> str:
        titles = [self.title(code) for code in codes[:_MOST_NAMED]]
        return texts.OR.join(filter(None, ["; ".join(titles[:-1]), titles[-1]]))


def _same_kind(written: str, kind: str) -> bool:
    """`kel.`, `Kelurahan`, `DS` and `desa` are understood."""
    letters = re.sub(r"\W", "", written.casefold())
    return letters in ({"desa", "ds"} if kind == "desa" else {"kelurahan", "kel", "lurah"})

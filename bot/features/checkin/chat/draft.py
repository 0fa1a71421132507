"""The report as it is being written: its forms, and a view on their data, which survive in the conversation's row.

kim category what on links no_evidence words_later asked received    and, when an earlier report is fixed: fix
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from bot.conversation.flow import Flow
from bot.conversation.links import links as links_in
from bot.conversation.links import normalise_link
from bot.conversation.messages import Choice, Incoming
from bot.conversation.received import MOST, joined
from bot.conversation.turn import Turn
from bot.features.checkin import rules, texts
from storage.checkin import Category, Checkin, Evidence, EvidenceKind

MOST_LINKS = 10
KEPT_SHOWN = 200
"""Letters of what was told early that are said back."""

WHICH = (
    Choice(texts.AS_WORDS, "words", words=texts.AS_WORDS_TOO),
    Choice(texts.AS_QUESTION, "question", words=texts.AS_QUESTION_TOO),
)
"""What somebody meant who typed a question where the words of a report are asked for."""

report = Flow("checkin", title="catatan kegiatan")
fix = report.twin("checkin_fix", title="perbaikan catatan")


def what_stays(turn: Turn) -> str:
    """The earlier report is as it was."""
    return texts.STAYS


fix.farewell = what_stays


class Draft:
    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data

    @classmethod
    def of(cls, checkin: Checkin) -> dict[str, Any]:
        """The form with everything an earlier report holds."""
        files = [e for e in checkin.evidence if e.file_id]
        return {
            "fix": checkin.id,
            "category": checkin.category.value,
            "what": checkin.what,
            "on": checkin.happened_on.isoformat(),
            "links": [e.url for e in checkin.evidence if e.url],
            "no_evidence": True,
            "received": {
                "text": "",
                "attachments": [
                    {"kind": e.kind.value, "file_id": e.file_id, "unique_id": e.unique_id, "album": e.album_id}
                    for e in files
                ],
                "albums": list({e.album_id for e in files if e.album_id}),
            },
        }

    @classmethod
    def with_more(cls, checkin: Checkin, sent: dict[str, Any]) -> dict[str, Any]:
        """The same, and what was sent for it."""
        form = cls.of(checkin)
        held = form["received"]
        names = {file["unique_id"] for file in held["attachments"]}
        more = [file for file in sent.get("attachments", ()) if file["unique_id"] not in names]
        form["received"] = {
            "text": "",
            "attachments": [*held["attachments"], *more][:MOST],
            "albums": [*held["albums"], *sent.get("albums", ())],
        }
        if rules.has_words(sent.get("text", "")):
            cls(form).add_words(sent["text"].strip())
        return form

    # What is there ----------------------------------------------------------------------------------------

    @property
    def fixes(self) -> int | None:
        """The earlier report this one replaces."""
        return self._data.get("fix")

    @property
    def kim(self) -> int | None:
        """The KIM it was begun in, wherever its author is now."""
        return self._data.get("kim")

    @kim.setter
    def kim(self, kim_id: int) -> None:
        self._data["kim"] = kim_id

    @property
    def category(self) -> Category | None:
        value = self._data.get("category")
        return Category(value) if value else None

    @category.setter
    def category(self, value: Category) -> None:
        self._data["category"] = value.value

    @property
    def label(self) -> str:
        return texts.CATEGORIES[self._data["category"]]

    @property
    def words(self) -> str:
        """The description; a caption that came with a late part of an album serves where there is none."""
        return self._data.get("what") or (self._caption if rules.has_words(self._caption) else "")

    @property
    def _caption(self) -> str:
        return str(self._received.get("text", "")).strip()

    @property
    def as_told(self) -> tuple[str, date | None, list[str]]:
        """What words have told so far."""
        return self.words, self.on, self.links

    @property
    def on(self) -> date | None:
        value = self._data.get("on")
        return date.fromisoformat(value) if value else None

    @on.setter
    def on(self, value: date | None) -> None:
        self._data["on"] = value.isoformat() if value else None

    @property
    def files(self) -> list[dict[str, Any]]:
        """What can be filed: voice messages are not kept."""
        return [file for file in self._received.get("attachments", ()) if file["kind"] in set(EvidenceKind)]

    @property
    def links(self) -> list[str]:
        """Links in the words and given by themselves, each once."""
        once = {
            normalise_link(url): url
            for url in [*links_in(f"{self.words}\n{self._caption}"), *self._data.get("links", ())]
        }
        return [url for key, url in once.items() if key][:MOST_LINKS]

    @property
    def evidence_kinds(self) -> list[str]:
        return [file["kind"] for file in self.files] + ["link"] * len(self.links)

    def shown_kinds(self, album_id: str | None) -> list[str]:
        """What is said of the evidence while an album arrives: its parts come one by one and cannot be counted."""
        if album_id is None:
            return self.evidence_kinds
        others = [file["kind"] for file in self.files if file.get("album") != album_id]
        return ["album", *others, *["link"] * len(self.links)]

    @property
    def is_full(self) -> bool:
        return len(self.files) >= MOST

    @property
    def words_later(self) -> bool:
        """A date, link or photo was given where words were asked for: they are asked for once more only if needed."""
        return bool(self._data.get("words_later"))

    @property
    def next_step(self) -> str:
        """The first question without an answer."""
        if self.category is None:
            return "category"
        if not self.words and not self.words_later:
            return "what"
        if self.on is None:
            return "when"
        wanted = self.links if rules.wants_link(self.category) else self.evidence_kinds
        if not wanted and not self._data.get("no_evidence"):
            return "evidence"
        if not self.words and rules.needs_words(self.category, evidence=bool(self.evidence_kinds)):
            return "what"
        return "confirm"

    def rows(self) -> list[Evidence]:
        """The evidence as it is filed."""
        files = [
            Evidence(
                kind=EvidenceKind(file["kind"]),
                file_id=file["file_id"],
                unique_id=file["unique_id"],
                album_id=file.get("album"),
            )
            for file in self.files
        ]
        links = [Evidence(kind=EvidenceKind.LINK, url=url, link_key=normalise_link(url)) for url in self.links]
        return files + links

    # What comes in ----------------------------------------------------------------------------------------

    def write(self, words: str) -> None:
        self._data["what"] = words

    def put_words_off(self) -> None:
        self._data["words_later"] = True

    def add_words(self, words: str) -> None:
        """Puts a caption under what is written already."""
        if words and words not in self.words:
            self.write(f"{self.words}\n{words}".strip())

    def add_links(self, urls: Iterable[str]) -> None:
        self._data["links"] = [*self._data.get("links", ()), *urls]

    def add_file(self, incoming: Incoming) -> None:
        self._data["received"] = joined(self._received, replace(incoming, text=""))

    def take_caption(self) -> str:
        """The words that came with what was sent out of the blue, taken out of where they came."""
        if caption := self._caption:
            self._data["received"] = {**self._received, "text": ""}
        return caption

    def drop_voices(self) -> bool:
        """Leaves out voice messages; says whether there were any."""
        dropped = len(self.files) < len(self._received.get("attachments", ()))
        if dropped:
            self._data["received"] = {**self._received, "attachments": self.files}
        return dropped

    def go_without_evidence(self) -> None:
        self._data["no_evidence"] = True

    def clear_evidence(self) -> None:
        """Removes everything but the links that stand in the words."""
        self._data["received"] = {}
        self._data["links"] = []

    @property
    def _received(self) -> dict[str, Any]:
        return self._data.get("received") or {}

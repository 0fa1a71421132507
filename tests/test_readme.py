"""The README's dialogue happens as it is written there."""

from __future__ import annotations

import re
from pathlib import Path

from tests.village import Village

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
DIALOGUE = re.search(r"## How it talks\n\n```text\n(.*?)```", README, re.DOTALL)


async def test_the_dialogue_of_the_readme(village: Village) -> None:
    assert DIALOGUE
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo", role="sekretaris")
    for line in DIALOGUE[1].strip().splitlines():
        if days := re.match(r"… (\d+) days", line):
            await village.later(days=int(days[1]) - 1)
            await village.days_pass(1)
        elif line == "Siti sends a photo":
            await siti.sends_photo()
        else:
            who, _, words = line.partition(": ")
            match who:
                case "Bot":
                    assert words in siti.last or siti.hears(words), line
                case "Siti taps":
                    await siti.taps(words)
                case "Siti":
                    await siti.says(words)
                case _:
                    raise AssertionError(line)


def test_every_folder_the_readme_names_is_there() -> None:
    root = Path(__file__).parent.parent
    for name in re.findall(r"^((?:bot|storage|tests|bench|docs)/[\w/]*?)/? {2,}", README, re.MULTILINE):
        assert (root / name).exists(), name

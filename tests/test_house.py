"""The arrows of the house, kept by reading the imports."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import textwrap
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from bot.conversation.card import RESUME
from bot.features import FEATURES as CARDS

ROOT = Path(__file__).parent.parent
SOURCES = sorted(p for top in ("bot", "storage") for p in (ROOT / top).rglob("*.py"))
FEATURES = sorted(p.name for p in (ROOT / "bot/features").iterdir() if (p / "__init__.py").is_file())


@cache
def imports(path: Path) -> list[str]:
    """The modules a file imports, as far as names tell: `from bot.features import help` is bot.features.help."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                is_module = (ROOT / inner.replace(".", "/")).with_suffix(".py").exists() or (
                    ROOT / inner.replace(".", "/") / "__init__.py"
                ).exists()
                found.append(inner if is_module else node.module)
    return found


def below(folder: str) -> list[Path]:
    return [path for path in SOURCES if path.is_relative_to(ROOT / folder)]


def offenders(paths: list[Path], *forbidden: str) -> list[str]:
    """`file: module` for each import of one of `forbidden` or something inside it."""
    return [
        f"{path.relative_to(ROOT)}: {module}"
        for path in paths
        for module in imports(path)
        if any(module == name or module.startswith(f"{name}.") for name in forbidden)
    ]


def test_storage_imports_nothing_of_the_bot() -> None:
    assert offenders(below("storage"), "bot") == []


def test_sqlalchemy_and_alembic_stay_in_storage() -> None:
    assert offenders(below("bot"), "sqlalchemy", "alembic") == []


def test_telegram_stays_in_its_channel() -> None:
    elsewhere = [path for path in SOURCES if not path.is_relative_to(ROOT / "bot/channels/telegram")]
    assert offenders(elsewhere, "telegram", "httpx") == []


def test_apscheduler_stays_in_the_schedule() -> None:
    assert offenders([path for path in SOURCES if path != ROOT / "bot/schedule.py"], "apscheduler") == []


def test_features_know_no_channel_no_delivery_and_no_page() -> None:
    assert offenders(below("bot/features"), "bot.channels", "bot.delivery", "bot.web", "bot.simulator", "bot.app") == []


def test_a_feature_imports_only_the_actions_of_another() -> None:
    found = []
    for path in below("bot/features"):
        own = path.relative_to(ROOT / "bot/features").parts[0]
        for module in imports(path):
            parts = module.split(".")
            foreign = parts[:2] == ["bot", "features"] and len(parts) > 2 and parts[2] != own and own in FEATURES
            if foreign and parts[3:4] != ["actions"]:
                found.append(f"{path.relative_to(ROOT)}: {module}")
    assert found == []


def test_features_import_each_other_without_a_circle() -> None:
    arrows: dict[str, set[str]] = {name: set() for name in FEATURES}
    for path in below("bot/features"):
        own = path.relative_to(ROOT / "bot/features").parts[0]
        if own in arrows:
            for module in imports(path):
                parts = module.split(".")
                if parts[:2] == ["bot", "features"] and len(parts) > 2 and parts[2] in arrows and parts[2] != own:
                    arrows[own].add(parts[2])
    seen: list[str] = []
    while arrows:
        free = [name for name, others in arrows.items() if not others & arrows.keys()]
        assert free, f"a circle among {sorted(arrows)}: {arrows}"
        for name in free:
            seen.append(name)
            del arrows[name]


def test_the_conversation_knows_no_feature_and_no_channel() -> None:
    assert offenders(below("bot/conversation"), "bot.features", "bot.channels", "bot.delivery", "bot.web") == []


def test_delivery_knows_only_the_channels_base() -> None:
    found = offenders(below("bot/delivery"), "bot.channels", "bot.features", "bot.web")
    assert [row for row in found if not row.endswith("bot.channels.base")] == []


def test_the_simulator_knows_only_the_clock() -> None:
    found = [row for row in offenders(below("bot/simulator"), "bot", "storage") if "bot.simulator" not in row]
    assert [row for row in found if not row.endswith((": bot.clock", ": bot"))] == []


CLOCK = re.compile(r"\b(datetime\.now|datetime\.utcnow|datetime\.today|date\.today|time\.time)\(")


def test_nothing_reads_the_wall_clock_but_the_clock() -> None:
    readers = [path.relative_to(ROOT).as_posix() for path in SOURCES if CLOCK.search(path.read_text(encoding="utf-8"))]
    assert readers == ["bot/clock.py"]


TRANSACTION = re.compile(r"\.transaction\(\)|\.commit\(\)")
MAY_COMMIT = (
    "storage/database.py",
    "storage/sqlite.py",
    "bot/conversation/dispatcher.py",
    "bot/conversation/heard.py",
    "bot/delivery/sender.py",
    "bot/delivery/updater.py",
    "bot/schedule.py",
    "bot/app.py",
    "bot/commands/",
    "bot/web/",
)


def test_only_the_edges_open_transactions() -> None:
    """Features' jobs open their own short ones (they are handed the database for that), steps and actions never."""
    found = [
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if TRANSACTION.search(path.read_text(encoding="utf-8"))
        and not path.relative_to(ROOT).as_posix().startswith(MAY_COMMIT)
        and not re.search(r"bot/features/\w+/jobs(\.py|/)", path.as_posix())
    ]
    assert found == []


def test_every_button_has_somebody_who_answers_it() -> None:
    """Each `entry=` that is written out, as far as it stands before the colon, is on a feature's card."""
    known = {RESUME, *(name for card in CARDS for name in card.entries)}
    dead = []
    for path in below("bot"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.keyword) or node.arg != "entry":
                continue
            parts = node.value.values if isinstance(node.value, ast.JoinedStr) else [node.value]
            first = parts[0]
            if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
                continue
            name, colon, _ = first.value.partition(":")
            if (colon or len(parts) == 1) and name not in known:
                dead.append(f"{path.relative_to(ROOT)}:{node.value.lineno} {name}")
    assert dead == []


SENTENCE = re.compile(r"\b(Bapak|Ibu|silakan|Silakan|ketik|Maaf|Terima kasih|Matur nuwun)\b")


def test_what_people_read_stands_in_texts() -> None:
    """Sentences to people are found in texts.py only; docstrings do not count."""
    found = []
    for path in [*below("bot/features"), *below("bot/conversation"), *below("bot/delivery"), *below("bot/channels")]:
        if path.name == "texts.py" or {"texts", "understand"} & set(path.parts):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        docs = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
        }
        found += [
            f"{path.relative_to(ROOT)}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docs
            and SENTENCE.search(node.value)
        ]
    assert found == []


LONGER = {"CONSENT", "CONSENT_LONG", "INVITATION", "WELCOME", "ABOUT", "SCORE", "RECAP", "STATUS_KIM", "CONFIRM"}
"""What the law or PRODUCT words, what stands on the bot's profile, and tables."""


@pytest.mark.parametrize("feature", FEATURES)
def test_what_is_said_fits_a_small_phone(feature: str) -> None:
    """Five short lines, of about forty letters, and one for what is filled in."""
    long = []
    for path in [path for path in below(f"bot/features/{feature}") if "texts" in (path.stem, path.parent.name)]:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) not in LONGER:
                said = [one.value for one in ast.walk(node.value) if isinstance(one, ast.Constant)]
                long += [text for text in said if isinstance(text, str) and "." in text and _lines(text) > 6]
    assert long == []


def _lines(text: str) -> int:
    filled = re.sub(r"{[^}]*}", "Sumberejo", text)
    return sum(max(1, len(textwrap.wrap(line, 40))) for line in filled.split("\n"))


@pytest.mark.parametrize("feature", FEATURES)
def test_no_text_takes_the_name_of_another(feature: str) -> None:
    """The later one would be said in place of the earlier."""
    names: Counter[str] = Counter()
    for path in [path for path in below(f"bot/features/{feature}") if "texts" in (path.stem, path.parent.name)]:
        assigned = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.Assign)]
        names.update(name.id for one in assigned for name in one.targets if isinstance(name, ast.Name))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_has_only_the_rooms_everybody_knows(feature: str) -> None:
    folder = ROOT / "bot/features" / feature
    names = {p.stem for p in folder.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert names <= {"__init__", "chat", "actions", "rules", "texts", "jobs"}


def test_no_file_outgrows_a_screenful_of_scrolling() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in SOURCES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 350 and "versions" not in path.parts
    }
    assert long == {}


def test_no_room_is_called_by_what_says_nothing() -> None:
    names = {"utils", "helpers", "managers", "handlers", "middlewares", "common", "misc"}
    assert [p for p in SOURCES if p.stem in names or names & set(p.relative_to(ROOT).parts)] == []


def test_what_draws_and_packs_is_loaded_with_its_first_use() -> None:
    """Together they would take a fifth of the memory and of the start, for what most days do not need."""
    heavy = "PIL reportlab segno xlsxwriter icalendar matplotlib jinja2 cyclopts rich sqlalchemy.dialects.postgresql"
    question = f"""import sys, bot.__main__; bot.__main__.leave_out(); import bot.commands.run
print([name for name in {heavy.split()} if sys.modules.get(name)])"""
    said = subprocess.run([sys.executable, "-c", question], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"

"""What there is to read of a Bimtek: an admin adds a link or a file, and takes a wrong one out again."""

from __future__ import annotations

from bot.access import AdminFlow, require_admin
from bot.conversation.flow import Again, Answer, Ask, Begin, Next, Say
from bot.conversation.formats import format_number
from bot.conversation.links import first_url
from bot.conversation.messages import Choice, Kind, Media
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.bimtek import texts
from bot.features.bimtek.actions import words
from bot.features.bimtek.actions.work import Work
from bot.features.bimtek.chat.listing import managed
from storage.bimtek import BimtekMaterial, Bimteks

add_material = AdminFlow("bimtek_material", title="materi Bimtek")


async def material_entry(turn: Turn, bimtek_id: str) -> Answer:
    bimtek = await managed(turn, bimtek_id)
    return Begin(add_material.name, data={"bimtek": bimtek.id})


@add_material.ask("what")
async def ask_what(turn: Turn) -> Ask:
    return Ask(texts.ASK_MATERIAL, free=True)


@add_material.take("what")
async def take_what(turn: Turn) -> Next:
    """A link with a title, or a file with its caption."""
    bimtek = await managed(turn, str(turn.data["bimtek"]))
    file, url = turn.incoming.attachment, first_url(turn.text)
    is_file = turn.incoming.kind is Kind.MEDIA and file is not None and file.kind is not Media.VOICE
    if not is_file and url is None:
        return Again(texts.MATERIAL_UNCLEAR, strange=True)
    title = " ".join((turn.text.replace(url, " ") if url else turn.text).split()).strip(" :,-")[:120]
    turn.session.add(
        BimtekMaterial(
            bimtek_id=bimtek.id,
            title=title or texts.MATERIAL_TITLE,
            url=None if is_file else (url if "://" in str(url) else f"https://{url}"),
            kind=file.kind.value if is_file and file is not None else None,
            file_id=file.file_id if is_file and file is not None else None,
            unique_id=file.unique_id if is_file and file is not None else None,
            added_at=turn.now,
        )
    )
    await turn.session.flush()
    count = len(await Bimteks(turn.session).list_materials(bimtek.id))
    Work.of(turn).record(bimtek, "material_added", after={"count": count})
    return Say(
        texts.MATERIAL_ADDED.format(thanks=turn.thanks, title=words.title(bimtek), count=format_number(count)),
        (
            Choice(texts.ADD_MATERIAL, entry=f"bimtek.material:{bimtek.id}"),
            Choice(texts.MATERIALS.format(count=count), entry=f"bimtek.materials:{bimtek.id}"),
        ),
    )


async def removal_entry(turn: Turn, bimtek_id: str) -> Answer:
    bimtek = await managed(turn, bimtek_id)
    materials = await Bimteks(turn.session).list_materials(bimtek.id)
    if not materials:
        return Say(texts.MATERIALS_NONE.format(bimtek=words.full(bimtek)))
    return Say(
        texts.ASK_REMOVE_MATERIAL.format(title=words.title(bimtek)),
        tuple(Choice(one.title[:60], entry=f"bimtek.drop_material:{one.id}") for one in materials),
    )


async def remove_entry(turn: Turn, material_id: str) -> Answer:
    await require_admin(turn)
    bimteks = Bimteks(turn.session)
    material = await bimteks.take_out_material(id_of(material_id))
    if material is None:
        return Say(texts.MATERIAL_GONE)
    bimtek = await managed(turn, str(material.bimtek_id))
    Work.of(turn).record(bimtek, "material_removed", before={"material": material.id})
    left = await bimteks.list_materials(bimtek.id)
    choices = [Choice(texts.ADD_MATERIAL, entry=f"bimtek.material:{bimtek.id}")]
    if left:
        choices.append(Choice(texts.REMOVE_MATERIAL, entry=f"bimtek.materials_out:{bimtek.id}"))
    said = texts.MATERIAL_REMOVED.format(material=material.title, count=format_number(len(left)))
    return Say(said, tuple(choices))

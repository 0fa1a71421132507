from tests.village import Village


async def test_a_stranger_is_told_who_we_are_and_what_we_never_ask(village: Village) -> None:
    siti = village.person("Siti")
    await siti.starts()
    assert siti.hears("asisten KIM dari Diskominfo Kabupaten Malang")
    assert siti.hears("NIK, PIN, OTP")
    assert siti.buttons == ["Daftar", "Catat kegiatan", "Bimtek", "Cek kabar (hoaks?)", "Bantuan"]


async def test_plain_words_and_typos_open_the_menu(village: Village) -> None:
    siti = village.person("Siti")
    for words in ("menu", "Assalamualaikum", "haloo", "/menu", "asalamualaikum"):
        await siti.says(words)
        assert siti.hears("asisten KIM"), words


async def test_not_understood_twice_leads_to_a_human(village: Village) -> None:
    siti = village.person("Siti")
    await siti.says("qwertyuiop")
    assert siti.hears("belum kami mengerti")
    await siti.says("zxcvbnm asdf")
    assert "Hubungi petugas" in siti.buttons
    await siti.taps("Hubungi petugas")
    assert siti.hears("0341-000000")

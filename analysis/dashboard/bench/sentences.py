"""Names and sentences for invented articles, in three languages: fluent enough to look real."""

from __future__ import annotations

import random
from itertools import product

TOWNS = (
    *("Arang", "Belian", "Cempaka", "Damar", "Ebony", "Fajar"),
    *("Gaharu", "Halia", "Inai", "Jati", "Kenanga", "Limau"),
)
NAMES = (
    *("Aminah", "Badrul", "Chan", "Devi", "Esther", "Farid", "Goh", "Hafiz"),
    *("Indra", "Jun", "Kamala", "Lim", "Mei", "Nadia", "Omar"),
)
SPEAKERS = [f"{name} of {town}" for name, town in product(NAMES, TOWNS)]

SENTENCES: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (
            "The harbour|The rail|The palm oil|The solar|The customs|The school|The steel",
            "office|workers|board|investors|buyers|planners|museum|lawyers",
        ),
        (
            "signed|delayed|praised|questioned|opened|dropped|paid for|measured|defended",
            "a second line|the joint plant|its own inquiry|both contracts|a training course|"
            "the old loan|three warehouses|every tender",
        ),
        (
            "after talks in|before the fair in|with partners from|against the wish of|"
            "for the district of|by order of|at the cost of",
            "|".join(TOWNS),
        ),
    ),
    "ms": (
        (
            "Pejabat|Pekerja|Lembaga|Pelabur|Pembeli|Perancang|Peguam",
            "pelabuhan|kereta api|sawit|solar|kastam|sekolah|bank|keluli",
        ),
        (
            "menandatangani|menangguhkan|memuji|mempersoalkan|membuka|membatalkan|membiayai",
            "laluan kedua|kilang bersama|siasatan sendiri|dua kontrak|kursus latihan|"
            "pinjaman lama|tiga gudang|setiap tender",
        ),
        (
            "selepas rundingan di|sebelum pameran di|bersama rakan dari|atas arahan|"
            "untuk daerah|tanpa persetujuan",
            "|".join(TOWNS),
        ),
    ),
    "zh": (
        ("港口|铁路|棕油|太阳能|海关|学校|银行|钢铁", "局|工人|委员会|投资者|买家|规划者|律师"),
        (
            "签署|推迟|赞扬|质疑|开启|取消|资助|辩护",
            "第二条线路|合资工厂|独立调查|两份合同|培训课程|旧贷款|三座仓库",
        ),
        ("会谈之后的|展会之前的|伙伴来自|奉命于|服务于|不顾", "|".join(TOWNS)),
    ),
}
"""A sentence by its parts, each of two halves; "|" stands between what either may be."""
PHRASES = {
    language: [
        [f"{a} {b}" for a, b in product(one.split("|"), other.split("|"))] for one, other in parts
    ]
    for language, parts in SENTENCES.items()
}


def paragraph(language: str, draw: random.Random) -> str:
    """A paragraph of two to four sentences."""
    parts = PHRASES[language]
    sentences = (" ".join(map(draw.choice, parts)) for _ in range(draw.randint(2, 4)))
    return ". ".join(sentences) + "."

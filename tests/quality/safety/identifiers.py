"""Synthetic identifiers and values, drawn from a seed; every person, number and address is made up.

The name lists overlap with the detector's on purpose as names do in life, and differ where they can: of the surnames
and given names here some stand in no list of the detector (`python -m tests.quality.safety.masking` prints the share).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

_DRAWN: dict[str, str] = json.loads((Path(__file__).parent / "drawn.json").read_text(encoding="utf-8"))


def drawn(key: str) -> list[str]:
    """The words kept under a key of `drawn.json`."""
    return _DRAWN[key].split()


ZH_SURNAMES, ZH_COMPOUND, ZH_GIVEN = drawn("zh_surnames"), drawn("zh_compound"), drawn("zh_given")
ZH_PLACES, ZH_DISTRICTS, ZH_STREETS = drawn("zh_places"), drawn("zh_districts"), drawn("zh_streets")
EN_FIRST, EN_LAST, EN_STREETS = drawn("en_first"), drawn("en_last"), drawn("en_streets")
EN_SUFFIXES, EN_CITIES, STATES, MONTHS = drawn("en_suffixes"), drawn("en_cities"), drawn("states"), drawn("months")


def digits(random: Random, count: int) -> str:
    return "".join(random.choice("0123456789") for _ in range(count))


def zh_name(random: Random) -> str:
    surname = random.choice(ZH_COMPOUND) if random.random() < 0.02 else random.choice(ZH_SURNAMES)
    return surname + "".join(random.choice(ZH_GIVEN) for _ in range(1 if random.random() < 0.2 else 2))


def zh_address(random: Random) -> str:
    street = random.choice(ZH_STREETS)
    house = random.choice(
        (
            f"{random.randint(1, 999)}号",
            f"{random.randint(1, 99)}号{random.randint(1, 20)}栋{random.randint(101, 3202)}室",
            f"{random.choice('ABCDEFGHKMNPRTVWXYZ')}座",
        )
    )
    name = "".join(map(random.choice, ("双石柳杨王李", "桥河湾家", "镇", "新东南上下", "庄村塘", "村")))
    village = f"{name}{random.randint(1, 12)}组"
    rest = village if random.random() < 0.15 else street + house
    return random.choice(ZH_PLACES) + random.choice(ZH_DISTRICTS) + rest


def zh_id(random: Random) -> str:
    born = f"{random.randint(1935, 2022)}{random.randint(1, 12):02d}{random.randint(1, 28):02d}"
    body = f"{random.randint(110000, 659999)}{born}{digits(random, 3)}"
    if random.random() < 0.1:
        return body[:6] + body[8:]
    total = sum(
        int(digit) * weight
        for digit, weight in zip(body, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), strict=True)
    )
    return body + ("10X98765432"[total % 11] if random.random() < 0.9 else random.choice("0123456789X"))


def zh_mobile(random: Random) -> str:
    number = f"1{random.choice('3456789')}{digits(random, 9)}"
    return random.choice(
        (
            number,
            number,
            number,
            f"{number[:3]}-{number[3:7]}-{number[7:]}",
            f"{number[:3]} {number[3:7]} {number[7:]}",
            f"+86{number}",
        )
    )


def zh_landline(random: Random) -> str:
    area = random.choice(("010", "021", "025", "0755", "0731", "0451"))
    return f"{area}{random.choice(('-', ''))}{random.randint(2, 8)}{digits(random, 7)}"


def zh_date(random: Random) -> str:
    year, month, day = random.randint(1950, 2025), random.randint(1, 12), random.randint(1, 28)
    return random.choice(
        (
            f"{year}年{month}月{day}日",
            f"{year}-{month:02d}-{day:02d}",
            f"{year}/{month}/{day}",
            f"{year}.{month:02d}.{day:02d}",
            f"{month}月{day}日",
            f"{year}年{month}月",
            f"{year}年{month:02d}月{day:02d}日",
        )
    )


def en_name(random: Random) -> str:
    first, last = random.choice(EN_FIRST), random.choice(EN_LAST)
    return random.choice((f"{first} {last}",) * 4 + (f"{first} {random.choice('ABCDEFGHJKLMNPRST')}. {last}",))


def en_address(random: Random) -> str:
    number, street = random.randint(1, 9999), f"{random.choice(EN_STREETS)} {random.choice(EN_SUFFIXES)}"
    city, state = random.choice(EN_CITIES), random.choice(STATES)
    room = f"{random.choice(('Apt.', 'Suite'))} {random.randint(1, 999)}"
    inward = f"{random.randint(1, 9)}{random.choice('ABDEFGHJLNPQRSTUWXYZ')}{random.choice('ABDEFGHJLNPQRSTUWXYZ')}"
    outward = f"{random.choice(('LS', 'M', 'B', 'SW', 'EH', 'NE', 'GU'))}{random.randint(1, 28)}"
    return random.choice(
        (
            f"{number} {street}, {city}, {state} {digits(random, 5)}",
            f"{number} {street} {room}, {city}, {state} {digits(random, 5)}",
            f"{number % 200 + 1} {street}, {city} {outward} {inward}",
            f"Flat {random.randint(1, 40)}, {number % 90 + 1} {street}, {city}, {outward} {inward}",
        )
    )


def en_phone(random: Random) -> str:
    area, line = (
        f"{random.randint(2, 9)}{digits(random, 2)}",
        f"{random.randint(2, 9)}{digits(random, 2)}-{digits(random, 4)}",
    )
    return random.choice(
        (
            f"({area}) {line}",
            f"{area}-{line}",
            f"{area}.{line.replace('-', '.')}",
            f"+1-{area}-{line}",
            f"{area}{line.replace('-', '')}",
            f"001-{area}-{line}x{digits(random, 3)}",
            f"+44 20 7946 0{digits(random, 3)}",
            f"07700 900{digits(random, 3)}",
            f"0161 496 0{digits(random, 3)}",
        )
    )


def en_date(random: Random) -> str:
    year, month, day = random.randint(1935, 2025), random.randint(1, 12), random.randint(1, 28)
    name = MONTHS[month - 1]
    return random.choice(
        (
            f"{name} {day}, {year}",
            f"{day} {name} {year}",
            f"{month:02d}/{day:02d}/{year}",
            f"{year}-{month:02d}-{day:02d}",
            f"{day} {name[:3]} {year}",
            f"{name[:3]} {day}, {year}",
            f"{month}/{day}/{year % 100:02d}",
            f"{day}-{name[:3]}-{year}",
            f"{name} {day}",
        )
    )


def card(random: Random) -> str:
    body = random.choice("456") + digits(random, 14)
    total = sum(d * 2 - 9 * (d > 4) if place % 2 == 0 else d for place, d in enumerate(map(int, body)))
    number = body + str(-total % 10)
    return number if random.random() < 0.5 else " ".join(number[place : place + 4] for place in range(0, 16, 4))


def _mail(random: Random) -> str:
    name = f"{random.choice(EN_FIRST).lower()}{random.choice(('.', '_', ''))}{digits(random, 2)}"
    return f"{name}@{random.choice(('example.com', 'mail.example.org', '163.example.cn'))}"


def _ip(random: Random) -> str:
    return ".".join(str(random.randint(1, 254)) for _ in range(4))


SHARED: dict[str, Callable[[Random], str]] = {
    "email": _mail,
    "ip": _ip,
    "url": lambda random: f"https://{random.choice(('files', 'photo'))}.example.com/{digits(random, 6)}",
    "card": card,
    "age_over_89": lambda random: str(random.randint(90, 108)),
    "bed": lambda random: str(random.randint(1, 60)),
    "wechat": lambda random: f"{random.choice(('wx_', 'li', 'user'))}{digits(random, 5)}",
    "qq": lambda random: str(random.randint(10_000, 9_999_999_999)),
}
ZH: dict[str, Callable[[Random], str]] = SHARED | {
    "name": zh_name,
    "address": zh_address,
    "national_id": zh_id,
    "phone": lambda random: zh_mobile(random) if random.random() < 0.75 else zh_landline(random),
    "landline": zh_landline,
    "date": zh_date,
    "postcode": lambda random: f"{random.randint(100000, 859999)}",
    "hospital_number": lambda random: random.choice(("", "ZY", "M")) + digits(random, random.randint(6, 10)),
    "plate": lambda random: (
        f"{random.choice('京沪粤苏浙川鲁')}{random.choice('ABCDEF')}{random.choice(('', '-', '·'))}{digits(random, 5)}"
    ),
}
EN: dict[str, Callable[[Random], str]] = SHARED | {
    "name": en_name,
    "address": en_address,
    "national_id": lambda random: f"{random.randint(100, 665)}-{random.randint(10, 99)}-{random.randint(1000, 9999)}",
    "nhs": lambda random: f"{random.randint(400, 799)} {digits(random, 3)} {digits(random, 4)}",
    "phone": en_phone,
    "date": en_date,
    "postcode": lambda random: digits(random, 5),
    "hospital_number": lambda random: random.choice(("", "H", "MR-")) + digits(random, random.randint(6, 9)),
    "plate": lambda random: (
        "".join(map(random.choice, ("123456789", *["ABCDEFGHJKLMNPRSTUVWXYZ"] * 3))) + digits(random, 3)
    ),
}
KIND_OF = {"bed": "hospital_number", "wechat": "account", "qq": "account", "landline": "phone", "nhs": "national_id"}
"""What the identifiers count as that have a form of their own."""

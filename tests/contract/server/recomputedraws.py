# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""Recomputes a day's draws from its record by docs/draws.md alone, with nothing of the program's (G1).

recomputedraws.py FILE...   ordinary plate kinds only; exit code 1 when something is wrong.
"""

import base64
import hashlib
import json
import pathlib
import struct
import sys

WORD = 1 << 64
DIGITS, LETTERS = "0123456789", "ABCDEFGHJKLMNPQRSTUVWXYZ"
BOXES = [[LETTERS if kind == "L" else DIGITS for kind in box] for box in
         ("DDDDD LDDDD DLDDD LLDDD DDLDD LDLDD DLLDD DDDLD LDDLD DLDLD DDLLD DDDDL LDDDL DLDDL DDLDL DDDLL".split())]
SIZES = [10 ** sum(a == DIGITS for a in box) * 24 ** sum(a == LETTERS for a in box) for box in BOXES]
BASES = [sum(SIZES[:i]) for i in range(len(SIZES))]
COUNT = sum(SIZES)


def demand(holds, what):
    if not holds:
        sys.exit(what)


def mixed(index, order, alphabets):
    """The characters of a number whose mixed digits run fastest at the end of `order`."""
    characters = {}
    for position in reversed(order):
        characters[position] = alphabets[position][index % len(alphabets[position])]
        index //= len(alphabets[position])
    return "".join(characters[position] for position in range(len(alphabets)))


def serial(index):
    box = max(i for i, base in enumerate(BASES) if base <= index)
    return mixed(index - BASES[box], range(5), BOXES[box])


def index_of(text):
    for base, box in zip(BASES, BOXES):
        if all(character in alphabet for character, alphabet in zip(text, box)):
            inside = 0
            for character, alphabet in zip(text, box):
                inside = inside * len(alphabet) + alphabet.index(character)
            return base + inside
    return sys.exit(f"{text} is no serial")


def at_place(place):
    """The index of the number at a place of a snapshot: longer alphabets run faster, of equal ones the last fastest."""
    box = max(i for i, base in enumerate(BASES) if base <= place)
    order = sorted(range(5), key=lambda position: len(BOXES[box][position]))
    return index_of(mixed(place - BASES[box], order, BOXES[box]))


def members(data, count, population):
    """The Golomb code of increasing numbers below `population`."""
    if count == 0:
        return
    parameter = max((710 * (2 * population - count) + 1024 * count) // (2048 * count), 1)
    long_bits = (parameter - 1).bit_length()
    short = (1 << long_bits) - parameter
    bits = (data[i // 8] >> i % 8 & 1 for i in range(8 * len(data)))

    def read(some):
        return sum(next(bits) << i for i in range(some))

    following = 0
    for _ in range(count):
        quotient = 0
        while next(bits) == 0:
            quotient += 1
        remainder = 0
        if long_bits > 0:
            remainder = read(long_bits - 1)
            if remainder >= short:
                remainder = (remainder << 1 | next(bits)) - short
        yield following + quotient * parameter + remainder
        following += quotient * parameter + remainder + 1


def free_numbers(frame):
    """Version and free indexes of a snapshot frame."""
    demand(frame[:4] == b"XPS1" and frame[-8:] == hashlib.sha256(frame[:-8]).digest()[:8], "the snapshot is damaged")
    version, count = struct.unpack("<II", frame[14:22])
    named = min(count, COUNT - count)
    places = set(members(frame[38:-8], named, COUNT))
    return version, {at_place(place) for place in (places if named == count else set(range(COUNT)) - places)}


def set_hash(numbers):
    def mix(z):
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9 % WORD
        z = (z ^ z >> 27) * 0x94d049bb133111eb % WORD
        return z ^ z >> 31

    return "".join(f"{sum(mix((n + 1) * c % WORD) for n in numbers) % WORD:016x}" for c in (0x9e3779b97f4a7c15, 0xd1342543de82ef95))


def words(seed, subject):
    key = hashlib.blake2b("".join(f"{part}\n" for part in ("xuanhao-draw/1", *subject)).encode(), key=seed, digest_size=32).digest()
    block = 0
    while True:
        yield from struct.unpack("<8Q", hashlib.blake2b(struct.pack("<Q", block), key=key, digest_size=64).digest())
        block += 1


def below(chance, bound):
    while True:
        word = next(chance)
        if word >= (WORD - bound) % bound:
            return word % bound


def drawn(chance, free, wanted, without_four):
    def fits(number):
        return number in free and number not in result and not (without_four and "4" in serial(number))

    result, goal = [], min(wanted, len(free))
    for _ in range(min(128 * goal, 65536)):
        if len(result) == goal:
            break
        number = below(chance, COUNT)
        if fits(number):
            result.append(number)
    if len(result) == goal:
        return result
    left = sorted(number for number in free if fits(number))
    for j in range(min(goal - len(result), len(left))):
        other = j + below(chance, len(left) - j)
        left[j], left[other] = left[other], left[j]
        result.append(left[j])
    return result


def recompute(path):
    lines = [json.loads(line) for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines()]
    day, end = lines[0], lines[-1]
    commitment = "".join(f"{part}\n" for part in ("xuanhao-draws/1", day["authority"], day["day"], day["seed"]))
    demand(hashlib.sha256(commitment.encode()).hexdigest() == day["commitment"], "the seed is not the commitment's")
    pools, count = {}, 0
    for line in lines[1:-1]:
        if line["line"] == "restored":
            demand(line["draws"] > count, "a restore gives numbers again")
            print(f"draws {count + 1} to {line['draws']} are lost")
            pools, count = {}, line["draws"]
            continue
        kind = line["kind"]
        if line["line"] == "pool":
            pools[kind] = free_numbers(base64.b64decode(line["snapshot"]))
            continue
        version, free = pools[kind]
        if line["line"] == "change":
            demand(line["version"] == version + 1, f"a gap before version {line['version']}")
            numbers = set(range(index_of(line["first"]), index_of(line["last"]) + 1))
            demand(free.isdisjoint(numbers) if line["change"] == "added" else numbers <= free, f"version {version}")
            pools[kind] = (version + 1, free | numbers if line["change"] == "added" else free - numbers)
            continue
        count += 1
        where = f"draw {count}"
        demand((line["draw"], line["version"], line["free"]) == (count, version, len(free)), where)
        demand(line["setHash"] == set_hash(free), f"{where}: set hash")
        chance = words(bytes.fromhex(day["seed"]), (day["authority"], day["day"], count, kind, line["setHash"]))
        numbers = drawn(chance, free, line["wanted"], line["withoutFour"])
        demand([serial(number) for number in numbers] == line["numbers"], f"{where}: numbers")
        pools[kind] = (version + len(numbers), free - set(numbers))
    demand(end == {"line": "end", "draws": count} and count > 0, "the end")
    print(f"the draws up to {count} are right")


if __name__ == "__main__":
    for record in sys.argv[1:]:
        recompute(record)

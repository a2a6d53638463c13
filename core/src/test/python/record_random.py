"""Records draws of NumPy's default_rng for Pcg64Test. Run from anywhere:

    python record_random.py > ../resources/org/plaudit/core/random/draws.csv

Each line is one generator: entropy, spawn key (words joined by '.'), then draws `call=result`,
made one after another. Integers in decimal, words and doubles in hexadecimal.
"""

import random
import sys

import numpy as np

SEEDS = [0, 1, 42, 2**31, 2**32, 123456789012345678, 2**63 - 1]
BOUNDS = [
    (0, 1), (0, 2), (0, 3), (0, 6), (-5, 6), (0, 100), (0, 300), (7, 8), (0, 2**31 - 1),
    (-(2**31), 2**31 - 1), (0, 3 * 2**30), (0, 2**32 - 1), (0, 2**32), (0, 2**32 + 1),
    (-(2**40), 2**41), (0, 2**62 + 1), (0, 2**63 - 1), (-(2**62) - 5, 2**62 + 2**61),
    (-(2**63), 2**63 - 1),
]


def draw(rng, call):
    name, *rest = call.split(":")
    if name == "raw":
        return f"{int(rng.bit_generator.random_raw()):016x}"
    if name == "double":
        return float(rng.random()).hex()
    if name == "float":
        return float(rng.random(dtype=np.float32)).hex()
    if name == "uniform":
        return float(rng.uniform(float(rest[0]), float(rest[1]))).hex()
    if name == "integers":
        return str(int(rng.integers(int(rest[0]), int(rest[1]))))
    if name == "normal":
        return float(rng.standard_normal()).hex()
    if name == "permutation":
        return " ".join(map(str, rng.permutation(int(rest[0])).tolist()))
    raise ValueError(call)


def line(entropy, key, calls):
    rng = np.random.Generator(
        np.random.PCG64(np.random.SeedSequence(entropy, spawn_key=key))
    )
    draws = [f"{call}={draw(rng, call)}" for call in calls]
    print(",".join([str(entropy), ".".join(map(str, key))] + draws))


def main():
    print(f"# numpy {np.__version__}, record_random.py")
    choice = random.Random(7)
    kinds = ["double", "float", "uniform:-0.05:0.05", "uniform:-3:10", "raw", "permutation:5"]
    for seed in SEEDS:
        line(seed, (), ["raw"] * 20)
        line(seed, (), ["double"] * 10)
        line(seed, (), ["uniform:-0.05:0.05", "uniform:-1.2:0.6", "uniform:2:2"] * 3)
        line(seed, (), ["float"] * 9)
        for low, high in BOUNDS:
            line(seed, (), [f"integers:{low}:{high}"] * 9)
        mixed = []
        for _ in range(120):
            low, high = choice.choice(BOUNDS)
            mixed.append(choice.choice(kinds + [f"integers:{low}:{high}"] * 6))
        line(seed, (), mixed)
        line(seed, (), ["permutation:0", "permutation:1", "permutation:2", "permutation:52", "double"])
        line(seed, (), ["normal"] * 40)
        for key in [(0,), (1,), (1, 7, 0), (2, 4000000000, 3), (1, 7, 0, 2, 0xFFFFFFFF, 0)]:
            line(seed, key, ["raw", "raw", "double", "integers:0:6", "integers:0:6", "double"])
    # Many in a row: the rejections of Lemire's method and the ziggurat's tail come up here.
    line(5, (), ["integers:0:3221225472"] * 200)
    line(5, (), ["integers:0:4611686018427387905"] * 60)
    line(5, (), ["integers:-9223372036854775808:4611686018427387904"] * 60)
    for seed in (12, 13, 23):  # each reaches the tail once
        line(seed, (), ["normal"] * 1100)
    line(10, (), ["normal", "integers:0:1000"] * 100)


if __name__ == "__main__":
    sys.exit(main())

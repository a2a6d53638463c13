"""How every peer is measured: as JMH measures us.

Ten samples of a second, after five seconds of warming up; the interval is JMH's, 99.9 % by
Student's t. "share" is the process's processor time over wall time, about 1 where nobody else took
time away; "alone" is the score by processor time, which is what it would be with a share of 1.
"""

import argparse
import json
import math
import platform
import time

SAMPLES = 10
STUDENT = 4.781  # of 9 degrees of freedom, at 99.95 %


def arguments(doc: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--seconds", type=float, default=1.0, help="length of each of the ten samples")
    return parser


def clocks() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def calls_a_second(call, seconds: float) -> list[tuple[float, float]]:
    """Samples of the rate at which ``call`` can be made: by wall time and by processor time."""

    def stretch(length: float) -> tuple[float, float]:
        # As many calls between two looks at the clock as take a hundredth of the stretch.
        done, (wall, processor) = 0, clocks()
        while True:
            for _ in range(stride):
                call()
            done += stride
            if time.perf_counter() - wall >= length:
                now, worked = clocks()
                return done / (now - wall), done / (worked - processor)

    stride = 1
    stride = max(1, int(stretch(seconds)[0] * seconds / 100))
    for _ in range(4):
        stretch(seconds)
    return [stretch(seconds) for _ in range(SAMPLES)]


def interval(samples: list[float]) -> tuple[float, float]:
    """Mean and half the width of its interval."""
    mean = sum(samples) / len(samples)
    variance = sum((sample - mean) ** 2 for sample in samples) / (len(samples) - 1)
    error = STUDENT * math.sqrt(variance / len(samples))
    return float(f"{mean:.5g}"), float(f"{error:.3g}")


def report(name: str, unit: str, samples: list[tuple[float, float]], **more) -> None:
    """Prints one line of JSON."""
    score, error = interval([wall for wall, _ in samples])
    alone, aside = interval([processor for _, processor in samples])
    # A rate by wall time is lower where others took time away, a duration is longer.
    share = score / alone if unit.endswith("/s") else alone / score
    line = {
        "name": name,
        "score": score,
        "error": error,
        "unit": unit,
        "alone": alone,
        "alone_error": aside,
        "share": round(share, 3),
        "python": platform.python_version(),
        **more,
    }
    print(json.dumps(line), flush=True)


def rate(name: str, operations: float, call, seconds: float, unit: str = "ops/s", **more) -> None:
    """Reports operations a second, where each call does ``operations``."""
    samples = calls_a_second(call, seconds)
    report(name, unit, [(operations * a, operations * b) for a, b in samples], **more)


def duration(name: str, call, seconds: float, **more) -> None:
    """Reports microseconds a call."""
    samples = calls_a_second(call, seconds)
    report(name, "us/op", [(1e6 / a, 1e6 / b) for a, b in samples], **more)

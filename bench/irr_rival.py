"""Internal rates of return in chunked NumPy, as fast as NumPy does it: Newton's method on the columns of
a matrix, in place, until every step of a chunk is small; chunk length and start tuned here.

usage: irr_rival.py FOLDER; FOLDER has irr.json and flows.f64, one row a period. Answers one line of JSON
for each line read: seconds of all vectors by Newton's method ("newton") or by the method of
src/money/returns ("shifted"); or "rates", which writes those of the latter to rates.f64.
"""

import json
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402

folder = sys.argv[1]
with open(os.path.join(folder, "irr.json")) as file:
    shape = json.load(file)
periods, vectors = shape["periods"], shape["vectors"]
flows = np.fromfile(os.path.join(folder, "flows.f64")).reshape(periods, vectors)
times = np.arange(periods)
add, multiply = np.add, np.multiply


def from_zero(chunk):
    return np.ones(chunk.shape[1])


powers = np.vstack([times**0.0, times, times**2.0])


def from_ratio(chunk):
    """Two terms of the series of log(received / paid), whose moments are one matrix product."""
    net, size = powers @ chunk, powers @ np.abs(chunk)
    up, down = (size + net) / 2, (size - net) / 2
    ratio = np.log(up[0] / down[0])
    mean_up, mean_down = up[1] / up[0], down[1] / down[0]
    slope = mean_up - mean_down
    bend = up[2] / up[0] - mean_up**2 - (down[2] / down[0] - mean_down**2)
    root = np.sqrt(np.maximum(slope**2 - 2 * bend * ratio, 0))
    return np.exp(-2 * ratio / (slope + root))


grid = np.linspace(-0.03, 0.03, 13)
on_grid = np.exp(np.outer(grid, times))


def from_grid(chunk):
    """Present values on a grid of rates as one matrix product, and the straight line between two."""
    value = on_grid @ chunk
    cell = np.clip((value < 0).sum(0) - 1, 0, len(grid) - 2)
    column = np.arange(chunk.shape[1])
    low, high = value[cell, column], value[cell + 1, column]
    return np.exp(np.clip(grid[cell] - low * (grid[1] - grid[0]) / (high - low), -0.05, 0.05))


def pieces(length):
    return [np.ascontiguousarray(flows[:, at : at + length]) for at in range(0, vectors, length)]


def value_and_slope(rows, x, value, slope):
    np.copyto(value, rows[-1])
    slope.fill(0)
    for row in rows[-2::-1]:
        multiply(slope, x, out=slope)
        add(slope, value, out=slope)
        multiply(value, x, out=value)
        add(value, row, out=value)


def newton(start, length):
    chunks = pieces(length)
    spare = np.empty((3, length))

    def run(keep=None):
        began = time.perf_counter()
        for k, chunk in enumerate(chunks):
            rows = list(chunk)
            value, slope, step = spare[:, : chunk.shape[1]]
            x = start(chunk)
            for _ in range(60):
                value_and_slope(rows, x, value, slope)
                np.divide(value, slope, out=step)
                x -= step
                if np.abs(step, out=step).max() < 1e-8:
                    break
            if keep is not None:
                keep[k * length : k * length + len(x)] = 1 / x - 1
        return time.perf_counter() - began

    return run


in_bucket = np.zeros((-(-periods // 8), periods))
in_bucket[times // 8, times] = 1


def shifted(length):
    chunks = pieces(length)
    spare = np.empty((5, length))

    def run(keep=None):
        began = time.perf_counter()
        for k, chunk in enumerate(chunks):
            rows, buckets = list(chunk), list(in_bucket @ chunk)
            p, d, e, value, slope = spare[:, : chunk.shape[1]]
            y = np.ones(len(p))
            for _ in range(10):
                np.copyto(p, buckets[-1])
                d.fill(0)
                e.fill(0)
                for row in buckets[-2::-1]:
                    multiply(e, y, out=e)
                    add(e, d, out=e)
                    multiply(d, y, out=d)
                    add(d, p, out=d)
                    multiply(p, y, out=p)
                    add(p, row, out=p)
                first = y * d
                second = 2 * y * y * e + first
                step = -2 * p * first / (2 * first * first - p * second)
                y *= np.exp(step)
                if np.abs(step).max() < 0.03:
                    break
            centre = second / (2 * first) * 8 + 3.5
            x = np.sqrt(np.sqrt(np.sqrt(y)))
            for _ in range(60):
                value_and_slope(rows, x, value, slope)
                step = -value / (x * slope - centre * value)
                x *= (1 + step / 2) / (1 - step / 2)
                if np.abs(step).max() < 1e-8:
                    break
            if keep is not None:
                keep[k * length : k * length + len(x)] = 1 / x - 1
        return time.perf_counter() - began

    return run


def fastest(candidates):
    """The name and the run of the fastest of three, twice round."""
    best = None
    for name, make in candidates:
        run = make()
        run()
        took = min(run(), run())
        if best is None or took < best[0]:
            best = (took, name, run)
    return best[1], best[2]


lengths = (1024, 2048, 4096, 8192, 16384)
starts = {"rate 0": from_zero, "log ratio": from_ratio, "grid": from_grid}
plain = fastest(
    (f"start {name}, chunks of {n}", lambda s=start, n=n: newton(s, n))
    for name, start in starts.items()
    for n in lengths
)
same = fastest((f"chunks of {n}", lambda n=n: shifted(n)) for n in lengths)
runs = {"newton": plain[1], "shifted": same[1]}
print(json.dumps({"numpy": np.__version__, "newton": plain[0], "shifted": same[0]}), flush=True)

for line in sys.stdin:
    wish = line.strip()
    if wish == "rates":
        rates = np.empty(vectors)
        runs["shifted"](rates)
        rates.tofile(os.path.join(folder, "rates.f64"))
        print(json.dumps({}), flush=True)
    else:
        print(json.dumps({"seconds": runs[wish]()}), flush=True)

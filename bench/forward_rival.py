"""The forward pass in blocked NumPy, as fast as NumPy does it: one ufunc call a link and a node over
a block of trials, no allocation, no start dates kept, block length and way of drawing tuned here.

usage: forward_rival.py FOLDER; FOLDER has network.json and times.f64. Answers one line of JSON for
each line read: seconds of a pass on times just written to the block ("fresh"), on the times of all
trials in memory ("streamed"), with triangular times drawn in the pass ("drawn"); or "finishes", which
writes those of the times in the file to finishes.f64.
"""

import json
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402

folder = sys.argv[1]
with open(os.path.join(folder, "network.json")) as file:
    net = json.load(file)
count, trials, order = net["count"], net["trials"], net["order"]
preds = [net["from"][net["first"][n] : net["first"][n + 1]] for n in range(count)]
times = np.fromfile(os.path.join(folder, "times.f64")).reshape(count, trials)
shapes = list(zip(net["low"], net["mode"], net["high"]))
maximum, add, sqrt = np.maximum, np.add, np.sqrt


def latest(rows, links, out):
    maximum(rows[links[0]], rows[links[1]], out=out)
    for p in links[2:]:
        maximum(out, rows[p], out=out)


def forward(rows, durations):
    for n in order:
        links, out = preds[n], rows[n]
        if len(links) == 0:
            out[:] = durations[n]
        elif len(links) == 1:
            add(rows[links[0]], durations[n], out=out)
        else:
            latest(rows, links, out)
            add(out, durations[n], out=out)


def streamed(length):
    """A pass over blocks whose times lie in one piece each."""
    blocks = [np.ascontiguousarray(times[:, at : at + length]) for at in range(0, trials, length)]
    finish = np.empty((count, length))
    views = [(list(finish[:, : b.shape[1]]), list(b)) for b in blocks]

    def run(keep=None):
        start = time.perf_counter()
        for k, (rows, durations) in enumerate(views):
            forward(rows, durations)
            if keep is not None:
                keep[:, k * length : k * length + len(rows[0])] = finish[:, : len(rows[0])]
        return time.perf_counter() - start, None

    return run


def fresh(length):
    """The same over one block to which the times are copied before, which does not count."""
    finish, durations = np.empty((count, length)), np.empty((count, length))

    def run():
        took = 0.0
        for at in range(0, trials, length):
            width = min(length, trials - at)
            np.copyto(durations[:, :width], times[:, at : at + width])
            rows, columns = list(finish[:, :width]), list(durations[:, :width])
            start = time.perf_counter()
            forward(rows, columns)
            took += time.perf_counter() - start
        return took, None

    return run


def by_inverse(rng, shape, out, spare):
    low, mode, high = shape
    rng.random(out=out)
    np.subtract(1, out, out=spare)
    np.multiply(spare, (high - low) * (high - mode), out=spare)
    sqrt(spare, out=spare)
    np.subtract(high - mode, spare, out=spare)
    maximum(spare, 0, out=spare)
    np.multiply(out, (high - low) * (mode - low), out=out)
    sqrt(out, out=out)
    add(out, low, out=out)
    np.minimum(out, mode, out=out)
    add(out, spare, out=out)


def by_generator(rng, shape, out, spare):
    out[:] = rng.triangular(*shape, out.shape[0])


def by_two(rng, shape, out, spare):
    """The lesser and the greater of two uniform numbers, weighted: no square root."""
    low, mode, high = shape
    two = rng.random((2, out.shape[0]))
    maximum(two[0], two[1], out=out)
    np.minimum(two[0], two[1], out=spare)
    np.multiply(out, mode - low, out=out)
    np.multiply(spare, high - mode, out=spare)
    add(out, spare, out=out)
    add(out, low, out=out)


def drawn(length, bits, draw):
    rng = np.random.Generator(bits(1))
    finish = np.empty((count, length))
    time_of, spare_of = np.empty(length), np.empty(length)

    def run():
        start = time.perf_counter()
        total = 0.0
        for at in range(0, trials, length):
            width = min(length, trials - at)
            rows = list(finish[:, :width])
            duration, spare = time_of[:width], spare_of[:width]
            for n in order:
                links, out = preds[n], rows[n]
                draw(rng, shapes[n], duration, spare)
                if len(links) == 0:
                    out[:] = duration
                elif len(links) == 1:
                    add(rows[links[0]], duration, out=out)
                else:
                    latest(rows, links, out)
                    add(out, duration, out=out)
            total += finish[order[-1], :width].sum()
        return time.perf_counter() - start, total / trials

    return run


def best(candidates):
    timed = [(min(run()[0] for _ in range(3)), name, run) for name, run in candidates]
    _, name, run = min(timed, key=lambda one: one[0])
    return name, run


lengths = [n for n in (512, 1024, 2048, 3334, 5000, 10000) if n <= trials]
chosen = {
    "fresh": best([(f"blocks of {n}", fresh(n)) for n in lengths]),
    "streamed": best([(f"blocks of {n}", streamed(n)) for n in lengths]),
    "drawn": best(
        [
            (f"blocks of {n}, {b.__name__}, {d.__name__}", drawn(n, b, d))
            for n in lengths
            if n >= 1024
            for b in (np.random.PCG64, np.random.SFC64)
            for d in (by_inverse, by_generator, by_two)
        ]
    ),
}
about = {way: name for way, (name, _) in chosen.items()}
print(json.dumps({"numpy": np.__version__, **about}), flush=True)

for line in sys.stdin:
    wish = line.strip()
    if wish == "finishes":
        kept = np.empty((count, trials))
        chosen["streamed"][1](kept)
        kept.tofile(os.path.join(folder, "finishes.f64"))
        print(json.dumps({}), flush=True)
    else:
        took, mean = chosen[wish][1]()
        print(json.dumps({"seconds": took, "mean": mean}), flush=True)

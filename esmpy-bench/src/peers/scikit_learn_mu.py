#!/usr/bin/python3
"""Times one multiplicative KL iteration of plain NMF: scikit-learn's sparse solver against esmpy's `nmf`, in one run.

    apt-get install python3-sklearn python3-h5py
    java -jar esmpy-bench/target/esmpy.jar simulate brg-fp-capv --dose 50 --out /tmp/map.hspy
    python3 esmpy-bench/src/peers/scikit_learn_mu.py /tmp/map.hspy esmpy-bench/target/esmpy.jar

Both use one thread and take turns; the time of an iteration is the slope between a short and a long fit, so that
reading, starting and compiling do not count. Medians and the ratio of the medians are printed.
"""
import csv
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

import numpy as np
from peer_files import read_counts
from sklearn.decomposition import non_negative_factorization

PHASES = 3
SHORT, LONG, REPEATS = 3, 13, 5
ESMPY_SHORT, ESMPY_LONG = 100, 300


def scikit_learn_seconds(counts, start_w, start_h):
    def fit(iterations):
        begin = time.perf_counter()
        non_negative_factorization(
            counts, W=start_w.copy(), H=start_h.copy(), n_components=PHASES, init="custom", solver="mu",
            beta_loss="kullback-leibler", tol=0, max_iter=iterations)
        return time.perf_counter() - begin

    short = fit(SHORT)
    return (fit(LONG) - short) / (LONG - SHORT)


def esmpy_seconds(map_file, jar):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        subprocess.run(
            ["java", "-jar", jar, "fit", map_file, "--solver", "nmf", "--start", "random", "--phases", str(PHASES),
             "--threads", "1", "--max-iterations", str(ESMPY_LONG), "--out", out],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(os.path.join(out, "trace.csv"), newline="") as trace:
            seconds = {int(row["iteration"]): float(row["seconds"]) for row in csv.DictReader(trace)}
    return (seconds[ESMPY_LONG] - seconds[ESMPY_SHORT]) / (ESMPY_LONG - ESMPY_SHORT)


def main():
    warnings.simplefilter("ignore")
    map_file, jar = sys.argv[1:3]
    counts = read_counts(map_file)[0].T.tocsr()
    random = np.random.RandomState(0)
    start_w = random.rand(counts.shape[0], PHASES) + 0.1
    start_h = random.rand(PHASES, counts.shape[1]) + 0.1
    peer, ours = [], []
    for _ in range(REPEATS):
        peer.append(scikit_learn_seconds(counts, start_w, start_h))
        ours.append(esmpy_seconds(map_file, jar))
    print(f"{counts.shape[0]} channels x {counts.shape[1]} pixels, {counts.nnz} non-zeros, K = {PHASES}")
    print(f"scikit-learn {1e3 * statistics.median(peer):8.2f} ms per iteration")
    print(f"esmpy nmf    {1e3 * statistics.median(ours):8.2f} ms per iteration")
    print(f"ratio        {statistics.median(peer) / statistics.median(ours):8.1f}")


if __name__ == "__main__":
    main()

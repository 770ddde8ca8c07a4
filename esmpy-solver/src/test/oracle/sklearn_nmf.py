"""Iterates of scikit-learn's NMF on a small Poisson problem, for the test of plain NMF.

scikit-learn factorises samples x features and updates its left factor first. Samples are pixels here, so its left
factor is H transposed and its right factor W transposed: the same order as ours, H before W.
"""
import csv
import os
import warnings

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.decomposition import NMF

warnings.filterwarnings("ignore")  # it says that it has not converged, as intended
TARGET = os.path.join(os.path.dirname(__file__), "..", "resources", "org", "esmpy", "solver", "sklearn-nmf.csv")
CHANNELS, PIXELS, PHASES = 12, 15, 3

random = np.random.RandomState(20)
truth_w = random.gamma(0.6, 2.0, (CHANNELS, PHASES))
truth_h = random.dirichlet(np.ones(PHASES), PIXELS).T
x = random.poisson(truth_w @ truth_h).astype(float)
w = random.uniform(0.1, 1.0, (CHANNELS, PHASES))
h = random.uniform(0.1, 1.0, (PHASES, PIXELS))

with open(TARGET, "w", newline="") as stream:
    writer = csv.writer(stream, lineterminator="\n")

    def put(name, matrix):
        writer.writerow([name, *matrix.shape] + [repr(float(v)) for v in matrix.ravel()])

    put("X", x)
    put("W", w)
    put("H", h)
    for iterations in (1, 2, 10, 100):
        nmf = NMF(PHASES, init="custom", solver="mu", beta_loss="kullback-leibler", tol=0, max_iter=iterations)
        left = nmf.fit_transform(csr_matrix(x.T), W=np.ascontiguousarray(h.T), H=np.ascontiguousarray(w.T))
        put(f"W_{iterations}", nmf.components_.T)
        put(f"H_{iterations}", left.T)

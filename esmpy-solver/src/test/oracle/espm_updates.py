"""Turns the numbers that espm printed on small problems from JSON into the CSV that the tests read.

Usage: espm_updates.py updates.json dichotomy.json

Left out: the flavours 'frobenius', 'l2' and 'bmd', which record faults of espm, the projected gradients, and the
log-sparsity with a strength per phase.
"""
import csv
import json
import os
import sys

TARGET = os.path.join(os.path.dirname(__file__), "..", "resources", "org", "esmpy", "solver")
KEEP = {
    "espm-updates.csv": [
        "X", "G", "W", "H", "H_simplex", "W_simplex", "W_mu", "W_mu_simplex", "W_mu_simplex_tol1e-12", "fixed_W",
        "W_mu_fixed", "H_mu", "H_mu_simplex", "H_mu_simplex_tol1e-5", "H_mu_logreg_mu0.3_eps0.5",
        "H_log_surrogate_lambda2", "H_log_surrogate_lambda2_mu0.3_eps0.5_simplex", "fixed_H", "H_mu_fixed", "gradW",
    ],
    "espm-dichotomy.csv": ["num", "den", "nu_mu"],
}

for source, (name, keys) in zip(sys.argv[1:], KEEP.items()):
    with open(source) as stream:
        data = json.load(stream)
    with open(os.path.join(TARGET, name), "w", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        for key in keys:
            matrix = data[key] if isinstance(data[key][0], list) else [data[key]]
            writer.writerow([key, len(matrix), len(matrix[0])] + [repr(float(v)) for row in matrix for v in row])

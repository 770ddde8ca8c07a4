"""Reads maps and writes results for the scripts beside it."""
import os

import h5py
import numpy as np
from scipy import sparse


def read_counts(path):
    """Counts of a .hspy map, pixels x channels, sparse, and its height and width."""
    with h5py.File(path, "r") as file:
        (experiment,) = file["Experiments"].values()
        data = experiment["data"]
        rows = [sparse.csr_matrix(data[row].astype(float)) for row in range(data.shape[0])]
        return sparse.vstack(rows).tocsr(), data.shape[0], data.shape[1]


def write_result(folder, spectra, maps, height, width):
    """W.csv (spectra: phases x channels) and H.npy (maps: pixels x phases), as `esmpy score` reads them."""
    os.makedirs(folder, exist_ok=True)
    np.savetxt(os.path.join(folder, "W.csv"), spectra.T, delimiter=",")
    np.save(os.path.join(folder, "H.npy"), np.ascontiguousarray(maps.T).reshape(-1, height, width))

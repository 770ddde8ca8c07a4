"""Writes images that may guide the fit of a simulated map: python3 guides.py MAP.hspy SEED makes MAP-KIND.npy of

labels   the number of the most abundant phase
grey     the mean number of the phases, with a noise of 0.15
noise    nothing but noise
rotated  labels, turned by half a turn
"""
import sys

import h5py
import numpy as np

file, seed = sys.argv[1], int(sys.argv[2])
with h5py.File(file) as maps:
    (scene,) = maps["Experiments"].values()
    shape = scene["data"].shape[:2]
    shares = scene["original_metadata/esmpy/truth%2Fabundance"][:].reshape((-1,) + shape)
random = np.random.default_rng(seed)
labels = np.argmax(shares, 0).astype(float)
images = {
    "labels": labels,
    "grey": np.tensordot(np.arange(len(shares)), shares, 1) + random.normal(0, 0.15, shape),
}
random.normal(0, 0.5, shape)  # not used: keeps the noise of the table
images["noise"] = random.normal(0, 1, shape)
images["rotated"] = np.ascontiguousarray(np.rot90(labels, 2))
for kind, image in images.items():
    np.save(file.removesuffix(".hspy") + "-" + kind + ".npy", image)

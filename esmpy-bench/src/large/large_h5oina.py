"""Makes a map of 1024 x 1024 pixels, 4096 channels and 50 counts per pixel as Oxford's H5OINA specification describes it:
python3 large_h5oina.py FILE. The counts are int32, packed by LZF in chunks of 64 spectra. Needs h5py."""
import sys

import h5py
import numpy as np

SIDE, CHANNELS, COUNTS, SPECTRA = 1024, 4096, 50, 64
random = np.random.default_rng(1)
with h5py.File(sys.argv[1], "w") as f:
    for name, value in (("Format Version", "7.0"), ("Index", "1")):
        f.create_dataset(name, data=[value], dtype=h5py.string_dtype())
    header = f.create_group("1/EDS/Header")
    for name, value in (("X Cells", SIDE), ("Y Cells", SIDE), ("Number Channels", CHANNELS)):
        header.create_dataset(name, data=np.array([[value]], "i4"))
    for name, value in (("X Step", 0.01), ("Y Step", 0.01), ("Channel Width", 10), ("Start Channel", -250), ("Beam Voltage", 15)):
        header.create_dataset(name, data=np.array([[value]], "f4"))
    f.create_dataset("1/EDS/Data/Live Time", data=np.full((SIDE * SIDE, 1), 1e-3, "f4"))
    spectra = f.create_dataset(
        "1/EDS/Data/Spectrum", (SIDE * SIDE, CHANNELS), "i4", chunks=(SPECTRA, CHANNELS), compression="lzf")
    for row in range(SIDE):
        channels = random.normal(60 + 75 * random.integers(0, 12, (SIDE, COUNTS)), 6).clip(0, CHANNELS - 1).astype(int)
        flat = (channels + CHANNELS * np.arange(SIDE)[:, None]).ravel()
        spectra[row * SIDE : (row + 1) * SIDE] = np.bincount(flat, minlength=SIDE * CHANNELS).reshape(SIDE, CHANNELS)
print(SIDE * SIDE * COUNTS, "counts")

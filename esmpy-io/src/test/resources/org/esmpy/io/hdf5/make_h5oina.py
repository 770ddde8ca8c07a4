"""Makes maps as Oxford's H5OINA specification 8.0 describes them, with h5py 3.7 (HDF5 1.10.8):
python3 make_h5oina.py FOLDER, then gzip -n9. The specification: https://github.com/oinanoanalysis/h5oina."""
import sys

import h5py
import numpy as np

FOLDER = sys.argv[1]
WIDTH, HEIGHT, CHANNELS = 5, 4, 24
PIXELS = WIDTH * HEIGHT


def counts(detector):
    """Counts of a pixel and a channel, most of them 0."""
    p, c = np.indices((PIXELS, CHANNELS))
    return np.where((p * 7 + c * 3) % 5 == 0, (p + 2 * c + detector) % 4, 0).astype("i4")


def scalar(group, name, value, dtype, unit=None):
    data = group.create_dataset(name, data=np.array([[value]], dtype=dtype))
    if unit:
        data.attrs["Unit"] = unit


def text(group, name, value):
    group.create_dataset(name, data=[value], dtype=h5py.string_dtype())


def header(group, detector, name):
    """The header of an EDS technique."""
    for key, value, unit in (("X Cells", WIDTH, "px"), ("Y Cells", HEIGHT, "px"), ("Number Channels", CHANNELS, "")):
        scalar(group, key, value, "i4", unit)
    for key, value, unit in (
        ("X Step", 0.25, "um"), ("Y Step", 0.25, "um"), ("Channel Width", 20, "eV"), ("Start Channel", -40, "eV"),
        ("Beam Voltage", 15, "kV"), ("Detector Elevation", np.radians(35), "rad"),
        ("Detector Azimuth", np.radians(90 * detector), "rad"), ("Tilt Angle", np.radians(10), "rad"),
        ("Magnification", 2000, ""), ("Working Distance", 8.5, "mm")):
        scalar(group, key, value, "f4", unit)
    text(group, "Project Label", "Meteorite")
    text(group, "Specimen Label", name)
    text(group, "Acquisition Date", "2024-03-05T12:30:00")


def start(path, version, libver):
    file = h5py.File(FOLDER + "/" + path, "w", libver=libver)
    text(file, "Format Version", version)
    text(file, "Manufacturer", "Oxford Instruments")
    text(file, "Software Version", "6.2.0.0")
    file.create_dataset("Index", data=["1"], dtype=h5py.string_dtype())
    return file


def electron_image(slice_, width, height):
    group = slice_.create_group("Electron Image")
    scalar(group.create_group("Header"), "X Cells", width, "i4")
    scalar(group["Header"], "Y Cells", height, "i4")
    scalar(group["Header"], "X Step", 0.125, "f4", "um")
    scalar(group["Header"], "Y Step", 0.125, "f4", "um")
    image = (np.arange(width * height) * 37 % 4096).astype("u2").reshape(-1, 1)
    group.create_dataset("Data/SE/Electron Image 1", data=image, chunks=(16, 1), compression="lzf")
    group.create_dataset("Data/BSE/Electron Image 2", data=(image // 256).astype("u1"))


# One detector, a chunk for each spectrum, B-trees and symbol tables of the oldest HDF5.
f = start("map_v7.h5oina", "7.0", "earliest")
eds = f.create_group("1/EDS")
header(eds.create_group("Header"), 0, "grain 3")
data = eds.create_group("Data")
data.create_dataset("Spectrum", data=counts(0), chunks=(1, CHANNELS), compression="lzf")
data.create_dataset("Live Time", data=np.full((PIXELS, 1), 0.02, "f4"))
data.create_dataset("Real Time", data=np.full((PIXELS, 1), 0.025, "f4"))
for line, z in (("Fe Kα1", 26), ("O Kα1", 8)):
    window = data.create_dataset("Window Integral/" + line, data=(np.arange(PIXELS, dtype="f4") * z).reshape(-1, 1))
    window.attrs["Atomic Number"] = np.int32(z)
    window.attrs["X-ray Line"] = line.split()[1]
electron_image(f["1"], 10, 8)
f.close()

# Two detectors, chunks across pixels and channels, the newest HDF5, an irregular area, positions.
f = start("map_v8_two_detectors.h5oina", "8.0", "latest")
live = np.full((PIXELS, 1), 0.02, "f4")
live[[0, 4, 19]] = np.nan
for detector in (0, 1):
    eds = f.create_group("1/EDS%d" % (detector + 1))
    header(eds.create_group("Header"), detector, "grain 4")
    data = eds.create_group("Data")
    spectrum = counts(detector)
    spectrum[[0, 4, 19]] = 0
    data.create_dataset("Spectrum", data=spectrum, chunks=(7, 10), compression="lzf", shuffle=True)
    data.create_dataset("Live Time", data=live * (1 + detector))
    y, x = np.divmod(np.arange(PIXELS), WIDTH)
    data.create_dataset("X", data=(x * 0.25).astype("f4").reshape(-1, 1))
    data.create_dataset("Y", data=(y * 0.25).astype("f4").reshape(-1, 1))
f.close()

# Version 5 has no spectra.
f = start("map_v5.h5oina", "5.0", "earliest")
eds = f.create_group("1/EDS")
header(eds.create_group("Header"), 0, "old")
eds.create_dataset("Data/Live Time", data=np.full((PIXELS, 1), 0.02, "f4"))
f.close()

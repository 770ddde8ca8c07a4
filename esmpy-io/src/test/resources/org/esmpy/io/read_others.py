"""Opens a Ripple pair and a spectrum with HyperSpy and a sparse matrix with SciPy; prints what OthersOpenItTest expects."""

import json
import sys

try:
    import hyperspy.api as hs
    import numpy
    import scipy.sparse
except ImportError:
    sys.exit(77)  # the test is skipped

folder = sys.argv[1]
ripple = hs.load(folder + "/map.rpl")
energy = ripple.axes_manager.signal_axes[0]
spectrum = hs.load(folder + "/spectrum.msa")
sparse = scipy.sparse.load_npz(folder + "/map.npz")

dense = numpy.load(folder + "/map.npy")
result = {
    "ripple": [int(n) for n in ripple.data.sum(axis=(0, 1), dtype="int64")],
    "rippleShape": list(ripple.data.shape),
    "rippleEnergy": [energy.offset, energy.scale, energy.units],
    "rippleBeam": ripple.metadata.get_item("Acquisition_instrument.TEM.beam_energy"),
    "spectrum": [float(n) for n in spectrum.data],
    "spectrumEnergy": [spectrum.axes_manager[0].offset, spectrum.axes_manager[0].scale],
    "spectrumBeam": spectrum.metadata.get_item("Acquisition_instrument.TEM.beam_energy"),
    "sparse": [int(n) for n in numpy.asarray(sparse.sum(axis=0)).ravel()],
    "sparseLastPixel": [int(n) for n in sparse[-1].toarray().ravel()],
    "dense": [int(n) for n in dense.sum(axis=(0, 1), dtype="int64")],
}
print(json.dumps(result))

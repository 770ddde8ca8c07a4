"""Opens a file with HyperSpy and prints what the test HyperSpyOpensItTest expects, as JSON."""

import json
import sys

try:
    import hyperspy.api as hs
except ImportError:
    sys.exit(77)  # the test is skipped

signal = hs.load(sys.argv[1])
axes = signal.axes_manager
get = signal.metadata.get_item
eds = "Acquisition_instrument.TEM.Detector.EDS."
result = {
    "class": type(signal).__name__,
    "shape": list(signal.data.shape),
    "type": str(signal.data.dtype),
    "sum": int(signal.data.sum(dtype="int64")),
    "sumSpectrum": [int(n) for n in signal.data.sum(axis=(0, 1), dtype="int64")],
    "firstPixel": [int(n) for n in signal.data[0, 0]],
    "lastPixel": [int(n) for n in signal.data[-1, -1]],
    "navigation": [[a.name, a.size, a.scale, a.units] for a in axes.navigation_axes],
    "energy": [[a.name, a.size, a.offset, a.scale, a.units, bool(a.is_binned)] for a in axes.signal_axes],
    "title": get("General.title"),
    "remark": get("General.remark"),
    "long": len(get("General.long").item()),
    "elements": list(get("Sample.elements")),
    "beam": get("Acquisition_instrument.TEM.beam_energy"),
    "tilt": get("Acquisition_instrument.TEM.Stage.tilt_alpha"),
    "times": [get(eds + "live_time"), get(eds + "real_time")],
    "angles": [get(eds + "elevation_angle"), get(eds + "azimuth_angle")],
    "factors": signal.get_decomposition_factors().data.tolist(),
    "loadings": signal.get_decomposition_loadings().data.tolist(),
    "algorithm": signal.learning_results.decomposition_algorithm,
}
print(json.dumps(result))

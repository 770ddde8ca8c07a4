"""NMF by HyperSpy, as its users run it: of counts scaled by their Poisson noise, and least squares.

    python3 hyperspy_nmf.py MAP.hspy PHASES FOLDER
"""
import logging
import sys
import warnings

try:
    import hyperspy.api as hs
    from peer_files import write_result
except ImportError as missing:
    print(f"{missing.name} is not installed (Debian: python3-hyperspy, python3-sklearn)", file=sys.stderr)
    sys.exit(77)


def main():
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    path, phases, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    image = hs.load(path)
    image.change_dtype("float64")
    image.decomposition(True, algorithm="NMF", output_dimension=phases, print_info=False)
    height, width = image.data.shape[:2]
    spectra = image.learning_results.factors.T
    maps = image.learning_results.loadings
    write_result(folder, spectra.clip(min=0), maps.clip(min=0), height, width)


if __name__ == "__main__":
    main()

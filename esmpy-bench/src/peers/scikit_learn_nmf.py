"""NMF by scikit-learn: multiplicative updates of the Kullback-Leibler divergence from NNDSVDA.

    python3 scikit_learn_nmf.py MAP.hspy PHASES FOLDER
"""
import sys
import warnings

try:
    from peer_files import read_counts, write_result
    from sklearn.decomposition import NMF
except ImportError as missing:
    print(f"{missing.name} is not installed (Debian: python3-sklearn, python3-h5py)", file=sys.stderr)
    sys.exit(77)

MOST_ITERATIONS = 400


def main():
    warnings.simplefilter("ignore")
    path, phases, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    counts, height, width = read_counts(path)
    nmf = NMF(phases, solver="mu", beta_loss="kullback-leibler", init="nndsvda", max_iter=MOST_ITERATIONS, random_state=0)
    maps = nmf.fit_transform(counts)
    write_result(folder, nmf.components_, maps, height, width)


if __name__ == "__main__":
    main()

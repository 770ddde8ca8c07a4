# NMF by a package of R, of a Ripple pair (esmpy convert MAP.hspy MAP.rpl):
#
#     Rscript r_nmf.R PACKAGE MAP.rpl PHASES FOLDER
#
# fastTopics, poismf and NMF minimise the Kullback-Leibler divergence, RcppML least squares.

# As many as scikit_learn_nmf.py; NMF would go on to 2000.
MOST_ITERATIONS <- 400L

arguments <- commandArgs(trailingOnly = TRUE)
package <- arguments[1]
header <- arguments[2]
phases <- as.integer(arguments[3])
folder <- arguments[4]
if (!requireNamespace(package, quietly = TRUE)) {
  message("R has no package ", package)
  quit(status = 77)
}
suppressPackageStartupMessages({
  library(Matrix)
  library(package, character.only = TRUE)
})

# Counts, pixels x channels. Ripple: whole numbers, the channels of a pixel beside each other.
read_counts <- function(header) {
  lines <- strsplit(readLines(header, warn = FALSE), "[[:space:]]+")
  fields <- setNames(sapply(lines, function(line) line[2]), sapply(lines, function(line) line[1]))
  number <- function(key) as.integer(fields[[key]])
  stopifnot(fields[["record-by"]] == "vector", fields[["data-type"]] != "float")
  pixels <- number("width") * number("height")
  raw <- file(sub("rpl$", "raw", header), "rb")
  on.exit(close(raw))
  invisible(readBin(raw, "raw", number("offset")))
  size <- number("data-length")
  endian <- if (fields[["byte-order"]] == "big-endian") "big" else "little"
  values <- readBin(raw, "integer", pixels * number("depth"), size, signed = size > 2, endian = endian)
  list(x = t(matrix(values, number("depth"), pixels)), height = number("height"), width = number("width"))
}

# Maps (pixels x phases) and spectra (phases x channels) of counts without empty pixels and channels.
decompose <- function(x, phases) {
  set.seed(1)
  sparse <- function() as(x, "dgCMatrix")
  switch(package,
    fastTopics = {
      fit <- fastTopics::fit_poisson_nmf(sparse(), k = phases, numiter = 100, verbose = "none")
      list(maps = fit$L, spectra = t(fit$F))
    },
    poismf = {
      fit <- poismf::poismf(as(sparse(), "TsparseMatrix"), k = phases, method = "pg", l2_reg = 0, nthreads = 1)
      factors <- poismf::get.factor.matrices(fit)
      list(maps = oriented(factors$A, nrow(x), 1), spectra = oriented(factors$B, ncol(x), 2))
    },
    NMF = {
      fit <- NMF::nmf(x, phases, method = "brunet", seed = 1, maxIter = MOST_ITERATIONS)
      list(maps = NMF::basis(fit), spectra = NMF::coef(fit))
    },
    RcppML = {
      fit <- RcppML::nmf(sparse(), phases, seed = 1, verbose = FALSE)
      list(maps = fit$w %*% diag(fit$d, phases), spectra = fit$h)
    },
    stop("not prepared for the package ", package))
}

# A matrix so turned that it has so many rows (1) or columns (2).
oriented <- function(matrix, many, side) if (dim(matrix)[side] == many) matrix else t(matrix)

# The factors of all pixels and channels: 0 in empty ones.
complete <- function(x, phases) {
  there <- rowSums(x) > 0
  seen <- colSums(x) > 0
  found <- decompose(x[there, seen], phases)
  maps <- matrix(0, nrow(x), phases)
  maps[there, ] <- as.matrix(found$maps)
  spectra <- matrix(0, phases, ncol(x))
  spectra[, seen] <- as.matrix(found$spectra)
  list(maps = maps, spectra = spectra)
}

# A little-endian array of NumPy, version 1.0, of shape (phases, height, width).
write_npy <- function(file, maps, height, width) {
  text <- sprintf("{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d, %d), }", ncol(maps), height, width)
  text <- paste0(text, strrep(" ", (64 - (10 + nchar(text) + 1) %% 64) %% 64), "\n")
  out <- file(file, "wb")
  on.exit(close(out))
  writeBin(as.raw(c(0x93, utf8ToInt("NUMPY"), 1, 0)), out)
  writeBin(nchar(text), out, size = 2, endian = "little")
  writeChar(text, out, eos = NULL)
  writeBin(as.vector(maps), out, size = 8, endian = "little")
}

counts <- read_counts(header)
found <- complete(counts$x, phases)
dir.create(folder, showWarnings = FALSE, recursive = TRUE)
write.table(t(found$spectra), file.path(folder, "W.csv"), sep = ",", row.names = FALSE, col.names = FALSE)
write_npy(file.path(folder, "H.npy"), found$maps, counts$height, counts$width)

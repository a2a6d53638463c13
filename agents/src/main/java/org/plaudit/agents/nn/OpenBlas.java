package org.plaudit.agents.nn;

import dev.ludovic.netlib.blas.NativeBLAS;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The door to OpenBLAS: JavaCPP unpacks the library, netlib's shim calls it on heap arrays.
 *
 * <p>One thread, always: a small product gains nothing from more, and no result may depend on how
 * many there are.
 */
final class OpenBlas {
  private static final String SHIM_LIBRARY = "dev.ludovic.netlib.blas.nativeLibPath";

  /** Held here, because a logger that nobody holds is forgotten, and its level with it. */
  private static final java.util.logging.Logger SHIM_LOG =
      java.util.logging.Logger.getLogger("dev.ludovic.netlib.blas.InstanceBuilder");

  private OpenBlas() {}

  /** Loaded on first use; the class initialiser makes that happen once. */
  private static final class Holder {
    static final Optional<NativeBLAS> SHIM = load();
  }

  static boolean loaded() {
    return Holder.SHIM.isPresent();
  }

  /** As {@link Blas#gemm}; the shim counts by columns, so it is told C' = B' A'. */
  static void gemm(
      Transpose transA,
      Transpose transB,
      int m,
      int n,
      int k,
      float alpha,
      float[] a,
      int aOffset,
      int lda,
      float[] b,
      int bOffset,
      int ldb,
      float beta,
      float[] c,
      int cOffset,
      int ldc) {
    Holder.SHIM
        .orElseThrow()
        .sgemm(
            transB.letter,
            transA.letter,
            n,
            m,
            k,
            alpha,
            b,
            bOffset,
            ldb,
            a,
            aOffset,
            lda,
            beta,
            c,
            cOffset,
            ldc);
  }

  /**
   * {@code y = alpha op(A) x + beta y} with op(A) m x k; {@code stepX} and {@code stepY} count the
   * floats from one element to the next. By columns A is its own transpose.
   */
  static void gemv(
      Transpose transA,
      int m,
      int k,
      float alpha,
      float[] a,
      int aOffset,
      int lda,
      float[] x,
      int xOffset,
      int stepX,
      float beta,
      float[] y,
      int yOffset,
      int stepY) {
    boolean plain = transA == Transpose.NO;
    Holder.SHIM
        .orElseThrow()
        .sgemv(
            transA.other().letter,
            plain ? k : m,
            plain ? m : k,
            alpha,
            a,
            aOffset,
            lda,
            x,
            xOffset,
            stepX,
            beta,
            y,
            yOffset,
            stepY);
  }

  private static Optional<NativeBLAS> load() {
    if ("java".equals(System.getProperty("plaudit.blas"))) {
      return Optional.empty();
    }
    try {
      Loader.load(openblas_nolapack.class);
      if (System.getProperty(SHIM_LIBRARY) == null) {
        System.setProperty(SHIM_LIBRARY, library());
      }
      quietly();
      NativeBLAS shim = NativeBLAS.getInstance();
      openblas_nolapack.blas_set_num_threads(1);
      return Optional.of(shim);
    } catch (RuntimeException | LinkageError failure) {
      // A missing or foreign library is no reason to stop: plain Java computes the same.
      Logger log = System.getLogger(OpenBlas.class.getName());
      log.log(
          Level.INFO,
          "OpenBLAS does not load here ({0}); matrix products run in plain Java, about 20 times"
              + " slower for large ones.",
          cause(failure));
      return Optional.empty();
    }
  }

  private static String library() {
    return Loader.getLoadedLibraries().values().stream()
        .filter(path -> path.contains("libopenblas") || path.endsWith("openblas.dll"))
        .sorted()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("JavaCPP names no loaded OpenBLAS"));
  }

  /** The shim announces itself on the console; nobody asked. */
  private static void quietly() {
    SHIM_LOG.setLevel(java.util.logging.Level.WARNING);
  }

  private static String cause(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }
}

package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How ND4J behaves in our house, in a Java of its own. */
class Nd4jRuntimeTest {
  @TempDir java.nio.file.Path scratch;

  /** Computes something of everything and says how many threads there are. */
  static final class Probe {
    private Probe() {}

    public static void main(String[] args) {
      Blas.backend();
      Nd4jRuntime.start();
      INDArray a = Nd4j.eye(300).mmul(Nd4j.ones(300, 300));
      Nd4j.getBlasWrapper().level3();
      Nd4j.gemm(a, a, false, false);
      LinearAlgebra.svd(Matrix.of(1, 1, 5));
      System.out.println(
          openblas_nolapack.blas_get_num_threads()
              + " "
              + openblas.blas_get_num_threads()
              + " "
              + Nd4j.getEnvironment().maxMasterThreads()
              + " "
              + Nd4j.nn().softmax(a, 1).getFloat(0));
    }
  }

  @Test
  void nd4jIsSilentAndLeavesEveryoneOnOneThread() throws Exception {
    assertThat(BackendTest.run(Probe.class, scratch, "-Dsome.option=none"))
        .containsExactly("1 1 1 0.0033333334");
  }
}

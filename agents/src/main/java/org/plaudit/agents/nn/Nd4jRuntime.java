package org.plaudit.agents.nn;

import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.cpu.nativecpu.CpuNDArrayFactory;
import org.nd4j.linalg.cpu.nativecpu.blas.CpuBlas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The door to ND4J: loads it without a word, on one thread.
 *
 * <p>Loading takes about a second (and once, on a new machine, three: 300 MB are unpacked into
 * {@code ~/.javacpp}), so nothing here loads it before somebody asks for an array. Whoever calls
 * ND4J itself calls {@link #start} first.
 */
public final class Nd4jRuntime {
  private static final String FACTORY = "ndarrayfactory.class";

  private Nd4jRuntime() {}

  /** Loaded on first use; the class initialiser makes that happen once. */
  private static final class Holder {
    static final String BACKEND = load();
  }

  /**
   * Makes ND4J ready; instant where it is.
   *
   * @return the name of its backend
   */
  public static String start() {
    return Holder.BACKEND;
  }

  private static String load() {
    OpenBlas.loaded(); // sets our copy of the library to one thread
    System.setProperty("org.nd4j.log.initialization", "false");
    System.setProperty("org.nd4j.versioncheck", "false");
    String before = System.getProperty(FACTORY);
    System.setProperty(FACTORY, Factory.class.getName());
    try {
      String name = Nd4j.getBackend().getClass().getSimpleName();
      openblas.blas_set_num_threads(1); // ND4J's copy, with LAPACK
      NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
      Nd4j.getEnvironment().setMaxMasterThreads(1);
      return name;
    } finally {
      if (before == null) {
        System.clearProperty(FACTORY);
      } else {
        System.setProperty(FACTORY, before);
      }
    }
  }

  /**
   * ND4J makes this one by its name. Its own would give our OpenBLAS a thread for every core, in
   * the middle of whatever is multiplying.
   */
  public static final class Factory extends CpuNDArrayFactory {
    /** As ND4J calls it. */
    public Factory(DataType type, char order) {
      super(type, order);
    }

    @Override
    public void createBlas() {
      blas = new OneThread();
    }
  }

  private static final class OneThread extends CpuBlas {
    @Override
    public void setMaxThreads(int threads) {
      super.setMaxThreads(1);
    }
  }
}

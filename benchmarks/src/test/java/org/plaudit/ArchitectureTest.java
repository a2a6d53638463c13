package org.plaudit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plan of the house: who may import whom, and which library is opened where. */
final class ArchitectureTest {
  private static final List<String> MODULES =
      List.of("core", "envs", "agents", "experiments", "benchmarks");

  /** Everything we ship, without any module's tests. */
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.plaudit");

  // The direction of imports.

  @Test
  void theTestSeesEveryModule() {
    for (String module : MODULES) {
      assertThat(HOUSE.that(resideInAPackage("org.plaudit." + module + ".."))).isNotEmpty();
    }
  }

  @Test
  void coreDependsOnTheJdkOnly() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.plaudit.core..")
            .should()
            .dependOnClassesThat(
                not(resideInAnyPackage("org.plaudit.core..", "java..", "javax..", "jdk.."))
                    .and(not(primitive()))));
  }

  @Test
  void envsNeverMeetsAgentsOrExperiments() {
    imports("envs", "agents", "experiments", "benchmarks");
  }

  @Test
  void agentsNeverMeetsEnvsOrExperiments() {
    imports("agents", "envs", "experiments", "benchmarks");
  }

  @Test
  void experimentsNeverMeetsBenchmarks() {
    imports("experiments", "benchmarks");
  }

  @Test
  void packagesAreAcyclic() {
    holds(slices().matching("org.plaudit.(**)").should().beFreeOfCycles());
  }

  // One door for each library.

  @Test
  void nativeNumericsOpenInNnOnly() {
    door(
        List.of("org.plaudit.agents.nn.."),
        "dev.ludovic.netlib..",
        "org.bytedeco..",
        "org.netlib..");
  }

  /** Benchmarks run ND4J's kernels beside ours. */
  @Test
  void nd4jOpensInNnAndBenchmarksOnly() {
    door(List.of("org.plaudit.agents.nn..", "org.plaudit.benchmarks.."), "org.nd4j..");
  }

  @Test
  void tribuoOpensInRewardAndBanditOnly() {
    door(
        List.of("org.plaudit.agents.reward..", "org.plaudit.agents.bandit.."),
        "org.tribuo..",
        "com.oracle.labs..");
  }

  @Test
  void commonsMathOpensInStatsAndWorldsOnly() {
    door(
        List.of("org.plaudit.experiments.stats..", "org.plaudit.envs.."),
        "org.apache.commons.math3..");
  }

  @Test
  void xchartOpensInPlotOnly() {
    door(List.of("org.plaudit.experiments.plot.."), "org.knowm.xchart..");
  }

  @Test
  void jmhOpensInBenchmarksOnly() {
    door(List.of("org.plaudit.benchmarks.."), "org.openjdk.jmh..");
  }

  @Test
  void picocliOpensInTheCommandLineAndInBenchmarksOnly() {
    door(List.of("org.plaudit.experiments.cli..", "org.plaudit.benchmarks.."), "picocli..");
  }

  @Test
  void progressBarOpensInTheCommandLineAndTheRunnerOnly() {
    door(
        List.of("org.plaudit.experiments.cli..", "org.plaudit.experiments.run.."),
        "me.tongfei.progressbar..",
        "org.jline..");
  }

  @Test
  void jacksonOpensOnTheWireInArrayFilesAndInExperimentsOnly() {
    door(
        List.of(
            "org.plaudit.envs.wire..", "org.plaudit.agents.nn.file..", "org.plaudit.experiments.."),
        "com.fasterxml.jackson..",
        "org.yaml.snakeyaml..");
  }

  @Test
  void theWebServerOpensInHumanOnly() {
    door(
        List.of("org.plaudit.experiments.human.."),
        "io.javalin..",
        "org.eclipse.jetty..",
        "com.sun.net.httpserver..");
  }

  // Determinism, and data that stay as they were born.

  @Test
  void onlyTheCommandLineAndTheWirePrint() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "org.plaudit.experiments.cli..",
                "org.plaudit.experiments.tutorial..",
                "org.plaudit.envs.wire..",
                "org.plaudit.benchmarks..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err"));
  }

  @Test
  void nobodyCreatesUnseededRandomness() {
    holds(
        noClasses()
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callConstructor(SplittableRandom.class)
            .orShould()
            .callMethod(RandomGenerator.class, "getDefault")
            .orShould()
            .callMethod(Collections.class, "shuffle", List.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class));
  }

  /** Keys that protect a rater's answers need real chance; nothing that ends in a result does. */
  @Test
  void onlyExperimentsDrawKeys() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.plaudit.experiments..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(SecureRandom.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID"));
  }

  @Test
  void onlyTheRunnerReadsTheClock() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "org.plaudit.experiments.run..",
                "org.plaudit.experiments.cli..",
                "org.plaudit.experiments.store..",
                "org.plaudit.benchmarks..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now"));
  }

  @Test
  void recordsHoldNoArrays() {
    holds(
        noFields()
            .that()
            .areNotStatic()
            .and()
            .areDeclaredInClassesThat()
            .areAssignableTo(Record.class)
            .should()
            .haveRawType(DescribedPredicate.describe("an array", JavaClass::isArray))
            .because("an array has identity equality and anyone may write to it; use Vec"));
  }

  @Test
  void sharedStateIsFinal() {
    holds(
        fields()
            .that()
            .areStatic()
            .and(DescribedPredicate.describe("are written in sources", ArchitectureTest::written))
            .and()
            .areDeclaredInClassesThat(not(resideInAPackage("org.plaudit.benchmarks..")))
            .should()
            .beFinal());
  }

  @Test
  void everyPackageTeachesItself() {
    List<Path> silent =
        MODULES.stream()
            .map(module -> root().resolve(module).resolve("src/main/java"))
            .filter(Files::isDirectory)
            .flatMap(ArchitectureTest::packages)
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .map(folder -> root().relativize(folder))
            .toList();
    assertThat(silent).as("packages without a package-info.java").isEmpty();
  }

  private static boolean written(JavaField field) {
    return !field.getName().contains("$");
  }

  private static DescribedPredicate<JavaClass> primitive() {
    return DescribedPredicate.describe(
        "a primitive, or an array of them", type -> type.getBaseComponentType().isPrimitive());
  }

  private static void imports(String module, String... forbidden) {
    String[] packages =
        Stream.of(forbidden).map(m -> "org.plaudit." + m + "..").toArray(String[]::new);
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.plaudit." + module + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages));
  }

  private static void door(List<String> rooms, String... libraries) {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages(rooms.toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(libraries));
  }

  /** A rule about a package that nobody has written yet holds. */
  private static void holds(ArchRule rule) {
    rule.allowEmptyShould(true).check(HOUSE);
  }

  private static Path root() {
    return Path.of("").toAbsolutePath().getParent();
  }

  /** Folders under {@code sources} with Java files in them. */
  private static Stream<Path> packages(Path sources) {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.plaudit.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;
import org.plaudit.envs.classic.CartPole;
import org.plaudit.experiments.config.ConfigReader;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.config.Overrides;

/** What README shows, done. */
class ReadmeTest {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path ROOT =
      Files.exists(HERE.resolve("README.md")) ? HERE : HERE.getParent();

  private static String block(String language) throws IOException {
    Matcher fence =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(fence.find()).as("README has a block of " + language).isTrue();
    return fence.group(1);
  }

  @Test
  void theConfigIsValid() throws IOException {
    ExperimentConfig config =
        ConfigReader.parse(block("yaml"), "README.md", Overrides.none(), Catalog.installed());
    assertThat(config.name()).isEqualTo("my-first-study");
    assertThat(config.arms()).hasSize(2);
  }

  @Test
  void theProgramStandsHereAndRuns() throws IOException {
    // [README]
    Env<Vec, Integer> world = new CartPole();
    Pcg64 rng = Seed.of(7).generator();
    Vec seen =
        world.reset(42); // bit for bit the start that Gymnasium's CartPole-v1 gives for seed 42
    double sum = 0;
    for (Ending ending = Ending.RUNNING; !ending.over(); ) {
      Step<Vec> step = world.step(world.spec().actions().sample(rng));
      sum += step.reward();
      ending = step.ending();
    }
    // [/README]
    // np.random.default_rng(42).uniform(-0.05, 0.05, 4) as float32
    assertThat(seen).isEqualTo(Vec.of(0.027395604f, -0.006112156f, 0.035859793f, 0.019736802f));
    assertThat(sum).isBetween(8.0, 200.0);

    String source =
        Files.readString(
            ROOT.resolve("experiments/src/test/java/org/plaudit/experiments/ReadmeTest.java"));
    String program =
        source.substring(
            source.indexOf("// [README]") + "// [README]".length(), source.indexOf("// [/README]"));
    assertThat(words(program)).isEqualTo(words(block("java")));
  }

  private static String words(String code) {
    return code.strip().replaceAll("\\s*//\\s*", " ").replaceAll("\\s+", " ");
  }
}

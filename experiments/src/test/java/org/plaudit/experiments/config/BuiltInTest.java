package org.plaudit.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plaudit.core.catalog.Catalog;

class BuiltInTest {
  static java.util.List<String> names() {
    return ConfigReader.builtIn();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyBuiltInConfigFitsWhatIsInstalledAndReadsBackTheSame(String name) {
    Catalog catalog = Catalog.installed();
    ExperimentConfig config = ConfigReader.read(name, Overrides.none(), catalog);
    assertThat(config.name()).isEqualTo(name);
    assertThat(config.seeds()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(Advice.of(config, catalog)).isEmpty();
    assertThat(ConfigReader.parse(config.yaml(), "again.yaml", Overrides.none(), catalog))
        .isEqualTo(config);
  }

  @Test
  void quickstartIsAmongThem() {
    assertThat(ConfigReader.builtIn()).contains("quickstart");
  }
}

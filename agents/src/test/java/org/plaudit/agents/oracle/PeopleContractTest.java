package org.plaudit.agents.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plaudit.agents.AgentsPlugin;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Shelf;
import org.plaudit.core.contract.OracleCheck;
import org.plaudit.core.contract.OracleContract;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Teacher;
import org.plaudit.core.feedback.Trait;

/** Whoever the catalog offers is a distribution over the answers to every kind of question. */
class PeopleContractTest {
  private static final Map<String, Object> TORN = Map.of("right", 1, "reward", -.5);

  private static Teacher teacher(String id, Map<String, ?> options) {
    return People.teachers().stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .orElseThrow()
        .create(options);
  }

  private static Trait trait(String id) {
    return People.traits().stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .orElseThrow()
        .create();
  }

  abstract static class Kept implements OracleContract<Integer, Integer> {
    final Scene scene = new Scene();
    private final List<Query<Integer, Integer>> queries = scene.everyKind();

    @Override
    public List<Query<Integer, Integer>> queries() {
      return queries;
    }
  }

  @Nested
  class WhoKnows extends Kept {
    @Override
    public Likelihood<Integer, Integer> teacher() {
      return PeopleContractTest.teacher("boltzmann", Map.of("beta", 2, "mistake", .2, "tie", .3))
          .person(scene.knowing());
    }
  }

  @Nested
  class WhoDoesNotKnow extends Kept {
    @Override
    public Likelihood<Integer, Integer> teacher() {
      return PeopleContractTest.teacher("boltzmann", Map.of("mistake", .1, "discount", .8))
          .person(scene.alone());
    }
  }

  @Nested
  class WhoIsTorn extends Kept {
    @Override
    public Likelihood<Integer, Integer> teacher() {
      return PeopleContractTest.teacher("persona", Map.of("weights", TORN, "expertise", .5))
          .person(scene.among(2, 5));
    }
  }

  /** Of the kinds with the most answers, a ranking stands for all: each draw lists them again. */
  @TestFactory
  Stream<DynamicTest> everyTraitKeepsTheContract() {
    Scene scene = new Scene();
    List<Query<Integer, Integer>> queries =
        scene.everyKind().stream()
            .filter(query -> !(query instanceof Query.Survey || query instanceof Query.Remark))
            .toList();
    Setting<Integer, Integer> setting = scene.knowing();
    Likelihood<Integer, Integer> person =
        teacher("boltzmann", Map.of("beta", 2, "mistake", .1)).person(setting);
    return People.traits().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.id(),
                    () ->
                        assertThat(OracleCheck.run(entry.create().over(person, setting), queries))
                            .isEmpty()));
  }

  @Test
  void allTraitsTogetherKeepTheContractInWhateverOrder() {
    Scene scene = new Scene();
    List<Query<Integer, Integer>> every = scene.everyKind();
    List<Query<Integer, Integer>> queries = List.of(every.get(0), every.get(8), every.get(11));
    Setting<Integer, Integer> setting = scene.among(1, 3);
    List<Entry<Trait>> backwards = new ArrayList<>(People.traits());
    Collections.reverse(backwards);
    Likelihood<Integer, Integer> person = teacher("persona", Map.of()).person(setting);
    for (Entry<Trait> entry : backwards) {
      person = entry.create().over(person, setting);
    }
    assertThat(OracleCheck.run(person, queries)).isEmpty();
  }

  @Test
  void traitsAreMadeOfWhatAConfigSays() {
    Shelf<Trait> traits = Catalog.of(new AgentsPlugin()).traits();
    assertThat(
            traits
                .get("drifting")
                .create(Map.of("shape", "seasonal", "questions", 50, "towards", Map.of("calm", 2))))
        .isEqualTo(new Drifting(Drifting.Shape.SEASONAL, 50, 1, Map.of("calm", 2.0), 10));
    assertThat(traits.get("slow").create(Map.of("per_step", 1))).isEqualTo(new Slow(2, 1, 2, 0));
    assertThat(traits.entries())
        .allSatisfy(
            entry ->
                assertThat(entry.options())
                    .allSatisfy(option -> assertThat(option.meaning()).isNotBlank()));
    assertThatThrownBy(() -> traits.get("tired").create(Map.of("halb", 3)))
        .hasMessage("halb: unknown key. Maybe half.");
  }

  @Test
  void theOrderOfTraitsMatters() {
    Scene scene = new Scene();
    Setting<Integer, Integer> setting = scene.knowing();
    Likelihood<Integer, Integer> plain = new Plain();
    Query<Integer, Integer> query = scene.compare(new double[] {1}, new double[] {0});
    Trait slow = trait("slow");
    Trait hasty = new Sparse(1, 1);
    Likelihood<Integer, Integer> knowsHowLong = hasty.over(slow.over(plain, setting), setting);
    Likelihood<Integer, Integer> doesNot = slow.over(hasty.over(plain, setting), setting);
    assertThat(knowsHowLong.probability(query, Plain.FIRST)).isZero();
    assertThat(doesNot.probability(query, Plain.FIRST)).isEqualTo(.7);
  }
}

package org.plaudit.agents;

import java.util.List;
import org.plaudit.agents.onpolicy.Ppo;
import org.plaudit.agents.oracle.BoltzmannOracle;
import org.plaudit.agents.plan.PolicyIteration;
import org.plaudit.agents.plan.ValueIteration;
import org.plaudit.agents.policy.RandomLearner;
import org.plaudit.agents.query.DisagreementSelector;
import org.plaudit.agents.query.UniformSelector;
import org.plaudit.agents.reward.BradleyTerry;
import org.plaudit.agents.tabular.ExpectedSarsa;
import org.plaudit.agents.tabular.QLearning;
import org.plaudit.agents.tabular.RMax;
import org.plaudit.agents.tabular.Sarsa;
import org.plaudit.agents.tabular.TdOptions;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.feedback.Oracle;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.reward.Selector;

/** Offers learners, simulated people, reward models and query selectors to the catalog. */
public final class AgentsPlugin implements Plugin {
  @Override
  public List<Entry<Learner.Factory>> learners() {
    return List.of(
        Entry.of(
            "ppo",
            "Proximal policy optimization: clipped steps on fresh experience",
            Ppo.Options.defaults(),
            Ppo::factory),
        Entry.of(
            "q-learning",
            "Tabular Q-learning: what the best behaviour would earn",
            TdOptions.defaults(),
            QLearning::factory),
        Entry.of(
            "sarsa",
            "Tabular Sarsa: what its own exploring behaviour earns",
            TdOptions.defaults(),
            Sarsa::factory),
        Entry.of(
            "expected-sarsa",
            "Tabular Sarsa with the mean of what may be done next",
            TdOptions.defaults(),
            ExpectedSarsa::factory),
        Entry.of(
            "r-max",
            "Counts, believes the best of what it does not know, and plans",
            RMax.Options.defaults(),
            RMax::factory),
        Entry.of(
            "value-iteration",
            "Plans with a world's exact model: the optimum to measure learners by",
            ValueIteration.Options.defaults(),
            ValueIteration::factory),
        Entry.of(
            "policy-iteration",
            "Plans with a world's exact model, policy by policy",
            PolicyIteration.Options.defaults(),
            PolicyIteration::factory),
        Entry.of(
            "random",
            "Acts at random and never learns: the floor of every comparison",
            new Entry.NoOptions(),
            options -> RandomLearner.factory()));
  }

  @Override
  public List<Entry<Oracle.Factory>> oracles() {
    return List.of(
        Entry.of(
            "boltzmann",
            "Prefers what earns more, the more surely the larger the difference",
            BoltzmannOracle.Options.defaults(),
            BoltzmannOracle::factory));
  }

  @Override
  public List<Entry<RewardModel.Factory>> rewards() {
    return List.of(
        Entry.of(
            "bradley-terry",
            "An ensemble of networks fitted to comparisons by maximum likelihood",
            BradleyTerry.Options.defaults(),
            BradleyTerry::factory));
  }

  @Override
  public List<Entry<Selector>> selectors() {
    return List.of(
        Entry.of(
            "uniform",
            "Asks about pairs drawn at random",
            new Entry.NoOptions(),
            options -> new UniformSelector()),
        Entry.of(
            "disagreement",
            "Asks where the members of the reward model disagree most",
            DisagreementSelector.Options.defaults(),
            DisagreementSelector::new));
  }
}

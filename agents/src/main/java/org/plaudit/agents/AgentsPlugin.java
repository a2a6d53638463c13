package org.plaudit.agents;

import java.util.List;
import org.plaudit.agents.imitate.BehavioralCloning;
import org.plaudit.agents.imitate.Dagger;
import org.plaudit.agents.interactive.Coach;
import org.plaudit.agents.interactive.DeepCoach;
import org.plaudit.agents.interactive.DeepTamer;
import org.plaudit.agents.interactive.DqnTamer;
import org.plaudit.agents.interactive.PolicyShaping;
import org.plaudit.agents.interactive.Tamer;
import org.plaudit.agents.offpolicy.Dqn;
import org.plaudit.agents.offpolicy.Sac;
import org.plaudit.agents.offpolicy.Td3;
import org.plaudit.agents.onpolicy.A2c;
import org.plaudit.agents.onpolicy.CrossEntropyMethod;
import org.plaudit.agents.onpolicy.Ppo;
import org.plaudit.agents.onpolicy.RecurrentPpo;
import org.plaudit.agents.onpolicy.Reinforce;
import org.plaudit.agents.oracle.People;
import org.plaudit.agents.plan.PolicyIteration;
import org.plaudit.agents.plan.ValueIteration;
import org.plaudit.agents.policy.RandomLearner;
import org.plaudit.agents.prefer.Cpl;
import org.plaudit.agents.prefer.Pebble;
import org.plaudit.agents.query.Acquisition;
import org.plaudit.agents.query.AcquisitionSelector;
import org.plaudit.agents.query.DppSelector;
import org.plaudit.agents.query.KCenterSelector;
import org.plaudit.agents.query.Oversample;
import org.plaudit.agents.query.ThompsonSelector;
import org.plaudit.agents.query.UniformSelector;
import org.plaudit.agents.reward.BradleyTerry;
import org.plaudit.agents.reward.ObjectiveHeads;
import org.plaudit.agents.reward.Ordinal;
import org.plaudit.agents.reward.Personal;
import org.plaudit.agents.reward.PlackettLuce;
import org.plaudit.agents.reward.Reliable;
import org.plaudit.agents.reward.fusion.Fusion;
import org.plaudit.agents.reward.text.CommentReward;
import org.plaudit.agents.reward.tribuo.TribuoBoosted;
import org.plaudit.agents.reward.tribuo.TribuoForest;
import org.plaudit.agents.reward.tribuo.TribuoLinear;
import org.plaudit.agents.tabular.ExpectedSarsa;
import org.plaudit.agents.tabular.QLearning;
import org.plaudit.agents.tabular.RMax;
import org.plaudit.agents.tabular.Sarsa;
import org.plaudit.agents.tabular.TdOptions;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.feedback.Teacher;
import org.plaudit.core.feedback.Trait;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.reward.Selector;

/** Offers learners, simulated people, reward models and query selectors to the catalog. */
public final class AgentsPlugin implements Plugin {
  @Override
  public List<Entry<Learner.Factory>> learners() {
    return List.of(
        Entry.of(
            "reinforce",
            "REINFORCE: the policy gradient from rewards alone, with or without a baseline",
            Reinforce.Options.defaults(),
            Reinforce::factory),
        Entry.of(
            "a2c",
            "Advantage actor-critic: one step of RMSProp after every few steps of experience",
            A2c.Options.defaults(),
            A2c::factory),
        Entry.of(
            "dqn",
            "Deep Q-learning: values of actions, learned from replayed experience",
            Dqn.Options.defaults(),
            Dqn::factory),
        Entry.of(
            "ppo",
            "Proximal policy optimization: clipped steps on fresh experience",
            Ppo.Options.defaults(),
            Ppo::factory),
        Entry.of(
            "recurrent-ppo",
            "PPO with an LSTM, for worlds that do not show all that matters",
            RecurrentPpo.Options.defaults(),
            RecurrentPpo::factory),
        Entry.of(
            "cross-entropy-method",
            "The noisy cross-entropy method: a search over the weights of a small policy",
            CrossEntropyMethod.Options.defaults(),
            CrossEntropyMethod::factory),
        Entry.of(
            "sac",
            "Soft actor-critic: earns much and stays random, for real actions",
            Sac.Options.defaults(),
            Sac::factory),
        Entry.of(
            "td3",
            "Twin delayed DDPG: one action, two critics, for real actions",
            Td3.Options.defaults(),
            Td3::factory),
        Entry.of(
            "pebble",
            "SAC that explores by itself until people have said what they want, for real actions",
            Pebble.Options.defaults(),
            Pebble::factory),
        Entry.of(
            "cpl",
            "Contrastive preference learning: a policy straight from comparisons, without a reward",
            Cpl.Options.defaults(),
            Cpl::factory),
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
            "tamer",
            "TAMER: learns what a person who watches will say, and does the best of it",
            Tamer.Options.defaults(),
            Tamer::factory),
        Entry.of(
            "deep-tamer",
            "TAMER with a network, which replays what the person said",
            DeepTamer.Options.defaults(),
            DeepTamer::factory),
        Entry.of(
            "coach",
            "COACH: an actor whose critic is a person who watches",
            Coach.Options.defaults(),
            Coach::factory),
        Entry.of(
            "deep-coach",
            "COACH with a network, which replays what the person said",
            DeepCoach.Options.defaults(),
            DeepCoach::factory),
        Entry.of(
            "policy-shaping",
            "Tabular Q-learning, whose choices a person who watches votes on",
            PolicyShaping.Options.defaults(),
            PolicyShaping::factory),
        Entry.of(
            "dqn-tamer",
            "DQN and Deep TAMER together: rewards, and a person who watches at first",
            DqnTamer.Options.defaults(),
            DqnTamer::factory),
        Entry.of(
            "bc",
            "Behavioural cloning: does what was done in demonstrations, without any reward",
            BehavioralCloning.Options.defaults(),
            BehavioralCloning::factory),
        Entry.of(
            "dagger",
            "DAgger: acts, is corrected, and learns what should have been done where it went",
            Dagger.defaults(),
            Dagger::factory),
        Entry.of(
            "random",
            "Acts at random and never learns: the floor of every comparison",
            new Entry.NoOptions(),
            options -> RandomLearner.factory()));
  }

  @Override
  public List<Entry<Teacher>> oracles() {
    return People.teachers();
  }

  @Override
  public List<Entry<Trait>> traits() {
    return People.traits();
  }

  @Override
  public List<Entry<RewardModel.Factory>> rewards() {
    return List.of(
        Entry.of(
            "bradley-terry",
            "An ensemble of networks fitted to comparisons by maximum likelihood",
            BradleyTerry.Options.defaults(),
            BradleyTerry::factory),
        Entry.of(
            "plackett-luce",
            "An ensemble of networks fitted to rankings of any number of segments, and to comparisons",
            PlackettLuce.Options.defaults(),
            PlackettLuce::factory),
        Entry.of(
            "ordinal",
            "An ensemble of networks fitted to ratings on any scales, and to comparisons",
            Ordinal.Options.defaults(),
            Ordinal::factory),
        Entry.of(
            "objectives",
            "Fitted to surveys: a head for each objective, weighted into one reward",
            ObjectiveHeads.Options.defaults(),
            ObjectiveHeads::factory),
        Entry.of(
            "personal",
            "A reward for each rater: one network for all, and a vector for each person",
            Personal.Options.defaults(),
            Personal::factory),
        Entry.of(
            "reliable",
            "Fitted to comparisons together with each rater's reliability; opponents are inverted",
            Reliable.Options.defaults(),
            Reliable::factory),
        Entry.of(
            "tribuo-linear",
            "Tribuo's linear models of comparisons and ratings: one weight a feature",
            TribuoLinear.Options.defaults(),
            TribuoLinear::factory),
        Entry.of(
            "tribuo-tree",
            "One of Tribuo's regression trees on scores of segments, small enough to be read",
            TribuoForest.Options.tree(),
            TribuoForest::factory),
        Entry.of(
            "tribuo-forest",
            "A forest of Tribuo's regression trees on scores of segments",
            TribuoForest.Options.defaults(),
            TribuoForest::factory),
        Entry.of(
            "tribuo-boosted",
            "Tribuo's regression trees, boosted on the likelihood of comparisons and ratings",
            TribuoBoosted.Options.defaults(),
            TribuoBoosted::factory),
        Entry.of(
            "comments",
            "Reads remarks in words as ratings, and gives them to another model",
            CommentReward.Options.defaults(),
            CommentReward::factory),
        Entry.of(
            "fusion",
            "One reward behind many ways of answering, and how reliable each of them is",
            Fusion.Options.defaults(),
            Fusion::factory));
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
            Oversample.defaults(),
            AcquisitionSelector::disagreement),
        Entry.of(
            "entropy",
            "Asks where the answer is most open",
            AcquisitionSelector.Options.defaults(),
            options -> new AcquisitionSelector(Acquisition.ENTROPY, options)),
        Entry.of(
            "mutual-information",
            "Asks where the answer tells most about which member of the reward model is right",
            AcquisitionSelector.Options.defaults(),
            options -> new AcquisitionSelector(Acquisition.MUTUAL_INFORMATION, options)),
        Entry.of(
            "volume-removal",
            "Asks where even the least telling answer rules out most of what may be wanted",
            AcquisitionSelector.Options.defaults(),
            options -> new AcquisitionSelector(Acquisition.VOLUME_REMOVAL, options)),
        Entry.of(
            "k-center",
            "Asks so that nothing left out is far from something asked about",
            Oversample.defaults(),
            KCenterSelector::new),
        Entry.of(
            "dpp",
            "Asks what is informative and unlike the rest of the batch",
            DppSelector.Options.defaults(),
            DppSelector::new),
        Entry.of(
            "thompson",
            "Members of the reward model, drawn at random, each show what they take for best",
            Oversample.defaults(),
            ThompsonSelector::new));
  }
}

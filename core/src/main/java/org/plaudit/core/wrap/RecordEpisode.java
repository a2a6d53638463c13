package org.plaudit.core.wrap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;

/** Keeps what happens in the running episode; the next reset starts over. */
public final class RecordEpisode<O, A> extends EnvWrapper<O, A> {
  private final Env<O, A> env;
  private final List<O> observations = new ArrayList<>();
  private final List<A> actions = new ArrayList<>();
  private final List<Double> rewards = new ArrayList<>();
  private long seed;
  private Ending ending = Ending.RUNNING;

  private RecordEpisode(Env<O, A> env) {
    super(env, env.spec());
    this.env = env;
  }

  public static <O, A> RecordEpisode<O, A> of(Env<O, A> env) {
    return new RecordEpisode<>(env);
  }

  /**
   * The episode up to now; later steps do not change it.
   *
   * @throws IllegalStateException before reset
   */
  public Episode<O, A> episode() {
    Require.state(!observations.isEmpty(), "there is no episode before reset(seed)");
    return new Episode<>(seed, observations, actions, rewards, ending);
  }

  @Override
  protected boolean passes(Class<?> ability) {
    return transparent(ability);
  }

  @Override
  public O reset(long episode) {
    O first = env.reset(episode);
    clear();
    seed = episode;
    observations.add(first);
    return first;
  }

  @Override
  public Step<O> step(A action) {
    Step<O> step = env.step(action);
    observations.add(step.observation());
    actions.add(action);
    rewards.add(step.reward());
    ending = step.ending();
    return step;
  }

  private void clear() {
    observations.clear();
    actions.clear();
    rewards.clear();
    ending = Ending.RUNNING;
  }

  @Override
  protected void write(DataOutput out) throws IOException {
    out.writeLong(seed);
    out.writeUTF(ending.name());
    out.writeInt(observations.size());
    for (int i = 0; i < observations.size(); i++) {
      Members.write(out, spec().observations(), observations.get(i));
      if (i > 0) {
        Members.write(out, spec().actions(), actions.get(i - 1));
        out.writeDouble(rewards.get(i - 1));
      }
    }
  }

  @Override
  protected void read(DataInput in) throws IOException {
    clear();
    seed = in.readLong();
    ending = Members.constant(in, Ending.class);
    int count = Members.count(in, "observations", 0, Integer.MAX_VALUE);
    for (int i = 0; i < count; i++) {
      observations.add(Members.read(in, spec().observations()));
      if (i > 0) {
        actions.add(Members.read(in, spec().actions()));
        rewards.add(in.readDouble());
      }
    }
  }
}

package org.plaudit.envs.social;

import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.EnvId;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Renders;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.multi.Round;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;
import org.plaudit.envs.Episode;
import org.plaudit.envs.Facts;
import org.plaudit.envs.Seats;

/**
 * Three agents cover three landmarks without bumping into each other: the cooperative navigation of
 * the multi-agent particle worlds (arXiv:1706.02275), with the constants of MPE2's
 * simple_spread_v3.
 *
 * <p>Actions: 0 rest, 1 left, 2 right, 3 down, 4 up. Observation, 18 numbers: own velocity
 * (units/s) and position, the three landmarks and the two others relative to oneself, and the two
 * others' messages, which are silent, two zeros each. Reward: the share {@code local} of -1 for
 * each other agent one touches, and the rest of minus the distances of the landmarks to their
 * nearest agents. After 25 steps of 0.1 s the episode is truncated for all.
 */
public final class SimpleSpread implements MultiEnv<Vec, Integer>, Renders, Saves {
  static final int AGENTS = 3;
  static final int LANDMARKS = 3;
  static final double RADIUS = 0.15;
  private static final double DT = 0.1; // s
  private static final double DAMPING = 0.25; // of the velocity, lost in a step
  private static final double GAIN = 5; // units/s^2
  private static final double CONTACT_FORCE = 100;
  private static final double CONTACT_MARGIN = 1e-3;
  private static final double[] ACROSS = {0, -1, 1, 0, 0};
  private static final double[] UP = {0, 0, 0, -1, 1};
  private static final int SEEN = 4 + 2 * LANDMARKS + 4 * (AGENTS - 1);

  private static final Seats TEAM = Seats.of("agent", AGENTS);
  private static final EnvSpec<Vec, Integer> SPEC =
      Facts.of("SimpleSpread-v3", Domain.SOCIAL, Box.unbounded(SEEN), Discrete.of(5)).withLimit(25);

  /** How to make one. */
  public record Options(
      @Doc("weight of one's own bumps against the team's distances, in [0, 1]") double local) {
    public Options {
      Require.that(
          local >= 0 && local <= 1, "local (%s) must lie in [0, 1]. Maybe write 0.5.", local);
    }

    public static Options defaults() {
      return new Options(0.5);
    }
  }

  private final double local;
  private final double[] position = new double[2 * AGENTS];
  private final double[] velocity = new double[2 * AGENTS];
  private final double[] landmark = new double[2 * LANDMARKS];
  private final double[] force = new double[2 * AGENTS];
  private Episode episode = Episode.before(SPEC.limit());

  public SimpleSpread(Options options) {
    local = options.local();
  }

  public SimpleSpread() {
    this(Options.defaults());
  }

  @Override
  public EnvId id() {
    return SPEC.id();
  }

  @Override
  public Map<AgentId, EnvSpec<Vec, Integer>> specs() {
    return TEAM.each(i -> SPEC);
  }

  @Override
  public Round<Vec> reset(long seed) {
    Pcg64 rng = episode.begin(seed);
    Arrays.setAll(position, i -> rng.uniform(-1, 1));
    Arrays.fill(velocity, 0);
    Arrays.setAll(landmark, i -> rng.uniform(-1, 1));
    return Round.first(TEAM.each(this::seen));
  }

  @Override
  public Round<Vec> step(Map<AgentId, Integer> actions) {
    List<Integer> moves = TEAM.admit(episode, SPEC.actions(), actions);
    for (int i = 0; i < AGENTS; i++) {
      force[2 * i] = GAIN * ACROSS[moves.get(i)];
      force[2 * i + 1] = GAIN * UP[moves.get(i)];
    }
    for (int a = 0; a < AGENTS; a++) {
      for (int b = a + 1; b < AGENTS; b++) {
        push(a, b);
      }
    }
    // Positions move by the old velocities.
    for (int i = 0; i < position.length; i++) {
      position[i] += velocity[i] * DT;
      velocity[i] = velocity[i] * (1 - DAMPING) + force[i] * DT;
    }
    double team = -uncovered() * (1 - local);
    return TEAM.round(episode.tick(false), this::seen, i -> team - bumps(i) * local);
  }

  /** Two agents that overlap push each other away; the softplus keeps the force smooth. */
  private void push(int a, int b) {
    double x = position[2 * a] - position[2 * b];
    double y = position[2 * a + 1] - position[2 * b + 1];
    double distance = length(x, y);
    if (distance == 0) {
      return; // away from each other has no direction
    }
    double depth = -(distance - 2 * RADIUS) / CONTACT_MARGIN;
    // log(1 + e^depth), safe for large depths.
    double softplus = Math.max(0, depth) + Math.log1p(Math.exp(-Math.abs(depth)));
    double penetration = softplus * CONTACT_MARGIN;
    double across = CONTACT_FORCE * x / distance * penetration;
    double up = CONTACT_FORCE * y / distance * penetration;
    force[2 * a] += across;
    force[2 * a + 1] += up;
    force[2 * b] -= across;
    force[2 * b + 1] -= up;
  }

  /** Sum over the landmarks of the distance to the nearest agent. */
  private double uncovered() {
    double sum = 0;
    for (int mark = 0; mark < LANDMARKS; mark++) {
      int nearest = nearest(mark);
      sum += distance(nearest, mark);
    }
    return sum;
  }

  /** The agent closest to a landmark. */
  int nearest(int mark) {
    int nearest = 0;
    for (int i = 1; i < AGENTS; i++) {
      nearest = distance(i, mark) < distance(nearest, mark) ? i : nearest;
    }
    return nearest;
  }

  private double distance(int agent, int mark) {
    return length(
        position[2 * agent] - landmark[2 * mark], position[2 * agent + 1] - landmark[2 * mark + 1]);
  }

  private int bumps(int agent) {
    int touching = 0;
    for (int other = 0; other < AGENTS; other++) {
      double x = position[2 * other] - position[2 * agent];
      double y = position[2 * other + 1] - position[2 * agent + 1];
      touching += other != agent && length(x, y) < 2 * RADIUS ? 1 : 0;
    }
    return touching;
  }

  private static double length(double x, double y) {
    return Math.sqrt(x * x + y * y);
  }

  private Vec seen(int agent) {
    float[] seen = new float[SEEN];
    double x = position[2 * agent];
    double y = position[2 * agent + 1];
    seen[0] = (float) velocity[2 * agent];
    seen[1] = (float) velocity[2 * agent + 1];
    seen[2] = (float) x;
    seen[3] = (float) y;
    int at = 4;
    for (int mark = 0; mark < LANDMARKS; mark++) {
      seen[at++] = (float) (landmark[2 * mark] - x);
      seen[at++] = (float) (landmark[2 * mark + 1] - y);
    }
    for (int other = 0; other < AGENTS; other++) {
      if (other != agent) {
        seen[at++] = (float) (position[2 * other] - x);
        seen[at++] = (float) (position[2 * other + 1] - y);
      }
    }
    return Vec.of(seen);
  }

  /** Positions (x, y of each agent), velocities and the landmarks' positions, exactly. */
  public List<Double> state() {
    List<Double> state = new ArrayList<>();
    for (double[] part : List.of(position, velocity, landmark)) {
      for (double value : part) {
        state.add(value);
      }
    }
    return List.copyOf(state);
  }

  /** Sets what {@link #state} tells. */
  void place(double[] state) {
    System.arraycopy(state, 0, position, 0, position.length);
    System.arraycopy(state, position.length, velocity, 0, velocity.length);
    System.arraycopy(state, position.length + velocity.length, landmark, 0, landmark.length);
  }

  @Override
  public String text() {
    episode.requireBegun();
    return SpreadPicture.text(this);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    SpreadPicture.paint(g, width, height, this);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    episode.save(out, SPEC.id().toString());
    for (double value : state()) {
      out.writeDouble(value);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    Episode loaded = episode.loaded(in, SPEC.id().toString());
    double[] saved = new double[position.length + velocity.length + landmark.length];
    for (int i = 0; i < saved.length; i++) {
      saved[i] = Episode.read(in, -1e6, 1e6); // far beyond what 25 steps can reach
    }
    episode = loaded;
    place(saved);
  }
}

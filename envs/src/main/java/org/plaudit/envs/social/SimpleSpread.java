package org.plaudit.envs.social;

import java.awt.Color;
import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Asks;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
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
import org.plaudit.envs.render.Dots;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;

/**
 * Three agents cover three landmarks without bumping into each other: the cooperative navigation of
 * the multi-agent particle worlds (arXiv:1706.02275), with the constants of simple_spread_v3.
 *
 * <p>Actions: 0 rest, 1 left, 2 right, 3 down, 4 up. Observation, 18 numbers: own velocity and
 * position, the three landmarks and the two others relative to oneself, and two silent channels of
 * two zeros. Reward: half of minus the distances of the landmarks to their nearest agents, half of
 * -1 for each other agent one touches. 25 steps truncate.
 */
public final class SimpleSpread implements MultiEnv<Vec, Integer>, Renders, Saves {
  private static final int AGENTS = 3;
  private static final int LANDMARKS = 3;
  private static final double DT = 0.1; // s
  private static final double DAMPING = 0.25;
  private static final double RADIUS = 0.15;
  private static final double GAIN = 5;
  private static final double CONTACT_FORCE = 100;
  private static final double CONTACT_MARGIN = 1e-3;
  private static final double[] ACROSS = {0, -1, 1, 0, 0};
  private static final double[] UP = {0, 0, 0, -1, 1};
  private static final int SEEN = 4 + 2 * LANDMARKS + 2 * (AGENTS - 1) + 2 * (AGENTS - 1);

  private static final EnvSpec<Vec, Integer> SPEC =
      EnvSpec.of("SimpleSpread-v3", Domain.SOCIAL, Box.unbounded(SEEN), Discrete.of(5))
          .withLimit(25)
          .withAsks(Asks.COMPARISON, Asks.RANKING, Asks.RATING, Asks.DEMONSTRATION, Asks.SIGNAL)
          .withAbilities(Ability.RENDERS, Ability.SAVES);

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

  private final Map<AgentId, EnvSpec<Vec, Integer>> specs = new LinkedHashMap<>();
  private final List<AgentId> agents = new ArrayList<>();
  private final double local;
  private Episode episode = Episode.before(SPEC.limit());
  private final double[] position = new double[2 * AGENTS];
  private final double[] velocity = new double[2 * AGENTS];
  private final double[] landmark = new double[2 * LANDMARKS];

  public SimpleSpread(Options options) {
    local = options.local();
    for (int i = 0; i < AGENTS; i++) {
      agents.add(new AgentId("agent_" + i));
      specs.put(agents.get(i), SPEC);
    }
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
    return java.util.Collections.unmodifiableMap(specs);
  }

  @Override
  public Round<Vec> reset(long seed) {
    Pcg64 rng = episode.begin(seed);
    Arrays.setAll(position, i -> rng.uniform(-1, 1));
    Arrays.fill(velocity, 0);
    Arrays.setAll(landmark, i -> rng.uniform(-1, 1));
    return Round.first(each(this::seen));
  }

  @Override
  public Round<Vec> step(Map<AgentId, Integer> actions) {
    episode.requireRunning();
    Require.that(
        actions.keySet().equals(Set.copyOf(agents)),
        "actions of %s must be those of %s",
        actions.keySet(),
        agents);
    double[] force = new double[2 * AGENTS];
    for (int i = 0; i < AGENTS; i++) {
      int move = episode.admit(SPEC.actions(), actions.get(agents.get(i)));
      force[2 * i] = GAIN * ACROSS[move];
      force[2 * i + 1] = GAIN * UP[move];
    }
    for (int a = 0; a < AGENTS; a++) {
      for (int b = a + 1; b < AGENTS; b++) {
        push(a, b, force);
      }
    }
    for (int i = 0; i < position.length; i++) {
      position[i] += velocity[i] * DT;
      velocity[i] = velocity[i] * (1 - DAMPING) + force[i] * DT;
    }
    double distances = -uncovered();
    Map<AgentId, Double> rewards =
        each(i -> distances * (1 - local) + -bumps(i) * local);
    Ending ending = episode.tick(false);
    Map<AgentId, Vec> seen = each(this::seen);
    return new Round<>(
        ending.over() ? Map.of() : seen,
        rewards,
        each(i -> ending),
        ending.over() ? seen : Map.of());
  }

  /** Two agents that overlap push each other away; the softplus keeps the force smooth. */
  private void push(int a, int b, double[] force) {
    double dx = position[2 * a] - position[2 * b];
    double dy = position[2 * a + 1] - position[2 * b + 1];
    double distance = Math.sqrt(dx * dx + dy * dy);
    double depth = -(distance - 2 * RADIUS) / CONTACT_MARGIN;
    double penetration =
        (Math.max(0, depth) + Math.log1p(Math.exp(-Math.abs(depth)))) * CONTACT_MARGIN;
    double forceX = CONTACT_FORCE * dx / distance * penetration;
    double forceY = CONTACT_FORCE * dy / distance * penetration;
    force[2 * a] += forceX;
    force[2 * a + 1] += forceY;
    force[2 * b] -= forceX;
    force[2 * b + 1] -= forceY;
  }

  /** Sum over landmarks of the distance to the nearest agent. */
  private double uncovered() {
    double sum = 0;
    for (int mark = 0; mark < LANDMARKS; mark++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < AGENTS; i++) {
        nearest =
            Math.min(
                nearest,
                distance(
                    position[2 * i] - landmark[2 * mark],
                    position[2 * i + 1] - landmark[2 * mark + 1]));
      }
      sum += nearest;
    }
    return sum;
  }

  private int bumps(int agent) {
    int touching = 0;
    for (int other = 0; other < AGENTS; other++) {
      touching +=
          other != agent
                  && distance(
                          position[2 * other] - position[2 * agent],
                          position[2 * other + 1] - position[2 * agent + 1])
                      < 2 * RADIUS
              ? 1
              : 0;
    }
    return touching;
  }

  private static double distance(double x, double y) {
    return Math.sqrt(x * x + y * y);
  }

  private Vec seen(int agent) {
    float[] seen = new float[SEEN];
    double x = position[2 * agent];
    double y = position[2 * agent + 1];
    int at = 0;
    seen[at++] = (float) velocity[2 * agent];
    seen[at++] = (float) velocity[2 * agent + 1];
    seen[at++] = (float) x;
    seen[at++] = (float) y;
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

  private <T> Map<AgentId, T> each(IntFunction<T> value) {
    Map<AgentId, T> map = new LinkedHashMap<>();
    for (int i = 0; i < AGENTS; i++) {
      map.put(agents.get(i), value.apply(i));
    }
    return map;
  }

  /** Positions (x, y of each agent), velocities, then landmarks. */
  public List<Double> state() {
    List<Double> state = new ArrayList<>();
    for (double[] part : List.of(position, velocity, landmark)) {
      for (double value : part) {
        state.add(value);
      }
    }
    return List.copyOf(state);
  }

  @Override
  public String text() {
    episode.requireBegun();
    Dots dots = new Dots(48, 24, -1.6, 1.6, -1.6, 1.6);
    for (int i = 0; i < LANDMARKS; i++) {
      dots.mark(Ink.YELLOW, landmark[2 * i], landmark[2 * i + 1], '◆');
    }
    for (int i = 0; i < AGENTS; i++) {
      dots.mark(Ink.BLUE, position[2 * i], position[2 * i + 1], (char) ('0' + i));
    }
    return dots.toString();
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    Frame.paint(g, width, height, 360, 360, this::draw);
  }

  private void draw(Graphics2D g) {
    double scale = 110;
    double middle = 180;
    for (int i = 0; i < LANDMARKS; i++) {
      Frame.disc(
          g, Palette.GOLD, middle + scale * landmark[2 * i], middle - scale * landmark[2 * i + 1], 8);
    }
    Color[] colours = {Palette.BLUE, Palette.GREEN, Palette.ORANGE};
    for (int i = 0; i < AGENTS; i++) {
      double x = middle + scale * position[2 * i];
      double y = middle - scale * position[2 * i + 1];
      Frame.disc(g, Palette.faint(colours[i], 0.75), x, y, scale * RADIUS);
    }
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
      saved[i] = Episode.read(in, -Double.MAX_VALUE, Double.MAX_VALUE);
    }
    episode = loaded;
    System.arraycopy(saved, 0, position, 0, position.length);
    System.arraycopy(saved, position.length, velocity, 0, velocity.length);
    System.arraycopy(saved, 2 * position.length, landmark, 0, landmark.length);
  }
}

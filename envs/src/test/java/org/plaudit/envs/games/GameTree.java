package org.plaudit.envs.games;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.plaudit.core.multi.Round;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Vec;

/**
 * All positions that a board game can reach, layer by layer: a layer holds those after equally many
 * moves. Each is reached by playing some game that leads there, through the game's own steps.
 */
final class GameTree {
  /** A position: how to reach it, and what follows. */
  static final class Node {
    final List<Integer> moves;
    final Round<Masked<Vec>> round;

    /** One child a legal move, many parents may share one. */
    final List<Node> children = new ArrayList<>();

    Node(List<Integer> moves, Round<Masked<Vec>> round) {
      this.moves = moves;
      this.round = round;
    }

    boolean over() {
      return round.over();
    }

    /** What the first player has earned; only once the game is over. */
    double result() {
      return round.rewards().get(Moves.FIRST);
    }
  }

  private final List<List<Node>> layers = new ArrayList<>();

  /** Expands the tree of a game to the given depth, or to its end. */
  GameTree(Supplier<LineGame> games, int depth) {
    LineGame game = games.get();
    layers.add(List.of(new Node(List.of(), game.reset(0))));
    while (layers.size() <= depth
        && layers.get(layers.size() - 1).stream().anyMatch(n -> !n.over())) {
      Map<Vec, Node> next = new LinkedHashMap<>();
      layers.get(layers.size() - 1).forEach(node -> expand(game, node, next));
      layers.add(List.copyOf(next.values()));
    }
  }

  private static void expand(LineGame game, Node node, Map<Vec, Node> next) {
    if (node.over()) {
      return;
    }
    Mask legal = Moves.legal(node.round);
    for (int move = 0; move < legal.size(); move++) {
      if (legal.allows(move)) {
        List<Integer> moves = new ArrayList<>(node.moves);
        moves.add(move);
        Round<Masked<Vec>> round = Moves.play(game, moves);
        Masked<Vec> seen =
            round.over()
                ? round.last().get(moves.size() % 2 == 0 ? Moves.FIRST : Moves.SECOND)
                : round.observations().get(Moves.turn(round));
        node.children.add(
            next.computeIfAbsent(seen.observation(), board -> new Node(moves, round)));
      }
    }
  }

  Node root() {
    return layers.get(0).get(0);
  }

  /** How many positions there are after 0, 1, 2, ... moves. */
  List<Integer> sizes() {
    return layers.stream().map(List::size).toList();
  }

  /** Folds the tree from its leaves to its root. */
  <T> T fold(Fold<T> fold) {
    Map<Node, T> done = new LinkedHashMap<>();
    for (int depth = layers.size() - 1; depth >= 0; depth--) {
      for (Node node : layers.get(depth)) {
        done.put(node, fold.at(node, node.children.stream().map(done::get).toList()));
      }
    }
    return done.get(root());
  }

  /** What a position is worth, given what its children are worth, in the order of the moves. */
  interface Fold<T> {
    T at(Node node, List<T> children);
  }

  List<Node> nodes() {
    return layers.stream().flatMap(List::stream).toList();
  }
}

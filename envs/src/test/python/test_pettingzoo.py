"""Our games as PettingZoo environments: its own checkers, and what they do not look at."""

import warnings

import numpy as np
import pytest
from gymnasium.utils.env_checker import data_equivalence
from pettingzoo.test import api_test, parallel_api_test, parallel_seed_test, seed_test

import plaudit_gym
from plaudit_gym import BadValue, PlauditError

TURNS = ["TicTacToe-v1", "ConnectFour-v1"]
TOGETHER = ["PrisonersDilemma-v1", "SimpleSpread-v3"]

# PettingZoo silences these for its own games of the kind, which it knows by name.
MASKED = {"Observation is not a NumPy array", "probably should be gymnasium.spaces.box or"}
EXPECTED = {
    "TicTacToe-v1": MASKED | {"Observation numpy array is all zeros", "graphical observation"},
    "ConnectFour-v1": MASKED | {"Observation numpy array is all zeros", "graphical observation"},
    "PrisonersDilemma-v1": {"Observation is not a NumPy array"},
    "SimpleSpread-v3": {"value is infinity", "value is -infinity"},
}


def moves(env, agent, seen):
    """A legal action, drawn with the agent's own seeded space."""
    mask = seen.get("action_mask") if isinstance(seen, dict) else None
    return env.action_space(agent).sample(mask)


def seed_spaces(env, seed):
    for i, agent in enumerate(env.possible_agents):
        env.action_space(agent).seed(seed + i)


@pytest.mark.parametrize("id", TURNS + TOGETHER)
def test_pettingzoos_checker_passes(id):
    env = plaudit_gym.make_aec(id)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        api_test(env, num_cycles=200)
    env.close()
    texts = {str(warning.message) for warning in caught}
    assert [t for t in texts if not any(part in t for part in EXPECTED[id])] == []


@pytest.mark.parametrize("id", TOGETHER)
def test_pettingzoos_parallel_checker_passes(id):
    env = plaudit_gym.make_parallel(id)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        parallel_api_test(env, num_cycles=200)
    env.close()
    assert [str(warning.message) for warning in caught] == []


@pytest.mark.parametrize("id", TURNS + TOGETHER)
def test_pettingzoos_seed_test_passes(id):
    seed_test(lambda: plaudit_gym.make_aec(id), num_cycles=50)


@pytest.mark.parametrize("id", TOGETHER)
def test_pettingzoos_parallel_seed_test_passes(id):
    parallel_seed_test(lambda: plaudit_gym.make_parallel(id), num_cycles=50)


def together(env, seed):
    """All rounds of a game; PettingZoo's own test compares the first one only."""
    seed_spaces(env, seed)
    seen, _ = env.reset(seed=seed)
    rounds = [seen]
    while env.agents:
        rounds.append(env.step({a: moves(env, a, seen[a]) for a in env.agents}))
        seen = rounds[-1][0]
        for agent, observation in seen.items():
            assert observation in env.observation_space(agent)
        assert all(np.isfinite(reward) for reward in rounds[-1][1].values())
    return rounds


@pytest.mark.parametrize("id", TOGETHER)
def test_equal_seeds_give_equal_games_to_the_end(id):
    first, second = plaudit_gym.make_parallel(id), plaudit_gym.make_parallel(id)
    game = together(first, 3)
    assert len(game) > 10
    assert data_equivalence(game, together(second, 3), exact=True)
    assert not data_equivalence(game, together(second, 4), exact=True)
    assert data_equivalence(game, together(second, 3), exact=True)
    first.close()
    second.close()


@pytest.mark.parametrize("id", TOGETHER)
def test_both_forms_play_the_same_game(id):
    parallel, aec = plaudit_gym.make_parallel(id), plaudit_gym.make_aec(id)
    rounds = together(parallel, 5)
    seed_spaces(aec, 5)
    aec.reset(seed=5)
    totals = {agent: 0.0 for agent in aec.possible_agents}
    turns = 0
    for agent in aec.agent_iter():
        seen, reward, terminated, truncated, _ = aec.last()
        totals[agent] += reward
        at = turns // len(totals)
        expected = rounds[at][agent] if at == 0 else rounds[at][0][agent]
        assert data_equivalence(seen, expected, exact=True)
        turns += 1
        aec.step(None if terminated or truncated else moves(aec, agent, seen))
    assert turns == len(rounds) * len(totals)
    for agent, total in totals.items():
        assert total == pytest.approx(sum(one[1][agent] for one in rounds[1:]), abs=1e-9)
    parallel.close()
    aec.close()


def test_tic_tac_toe_is_won_and_lost():
    env = plaudit_gym.make_aec("TicTacToe-v1", render_mode="ansi")
    env.reset(seed=0)
    first, second = env.possible_agents
    assert env.observe(second) is None
    for turn, field in enumerate([0, 3, 1, 4, 2]):
        agent = env.agent_selection
        assert agent == (first, second)[turn % 2]
        seen = env.observe(agent)
        assert seen["action_mask"].sum() == 9 - turn
        assert seen["action_mask"][field] == 1
        env.step(field)
        # Who is not on turn has no legal move.
        if turn < 4:
            assert env.observe(agent)["action_mask"].sum() == 0
    assert isinstance(env.render(), str)
    assert env.rewards == {first: 1.0, second: -1.0}
    assert env.terminations == {first: True, second: True}
    outcome = {}
    for agent in env.agent_iter():
        outcome[agent] = env.last()[1]
        with pytest.raises(ValueError, match="None"):
            env.step(5)
        env.step(None)
    assert outcome == {first: 1.0, second: -1.0}
    assert env.agents == []
    env.close()


def test_a_refused_move_changes_nothing():
    env = plaudit_gym.make_aec("TicTacToe-v1")
    env.reset(seed=0)
    env.step(4)
    agent, before = env.agent_selection, env.last()
    for illegal in (4, 9, -1):
        with pytest.raises(BadValue):
            env.step(illegal)
        assert env.agent_selection == agent
        assert data_equivalence(env.last(), before, exact=True)
    env.step(0)
    env.close()


def test_an_unseeded_reset_follows_from_the_last_seed():
    env = plaudit_gym.make_parallel("SimpleSpread-v3")
    first = env.reset(seed=1)[0]
    second = env.reset()[0]
    assert not data_equivalence(first, second, exact=True)
    assert data_equivalence(env.reset(seed=1)[0], first, exact=True)
    assert data_equivalence(env.reset()[0], second, exact=True)
    env.close()


def test_the_wrong_form_says_which_is_right():
    with pytest.raises(BadValue, match="Maybe plaudit_gym.make_aec"):
        plaudit_gym.make_parallel("TicTacToe-v1")
    with pytest.raises(BadValue, match="Maybe plaudit_gym.make_aec or plaudit_gym.make_parallel"):
        plaudit_gym.make("TicTacToe-v1")
    with pytest.raises(BadValue, match="Maybe plaudit_gym.make."):
        plaudit_gym.make_aec("CartPole-v1")
    with pytest.raises(PlauditError, match="several agents"):
        plaudit_gym.make_vec("TicTacToe-v1", 2)


def test_missing_and_surplus_actions_are_refused():
    env = plaudit_gym.make_parallel("SimpleSpread-v3")
    env.reset(seed=1)
    whole = {agent: 0 for agent in env.agents}
    with pytest.raises(BadValue):
        env.step({agent: 0 for agent in env.agents[:-1]})
    with pytest.raises(BadValue, match="is no agent"):
        env.step({**whole, "nobody_0": 0})
    env.step(whole)
    env.close()

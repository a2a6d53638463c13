"""Steps a second of Gymnasium's CartPole-v1 under random pushes, resets included.

    single   one world behind gymnasium.Env, with the wrappers that make() adds
    bare     the same without them: no checks, no time limit
    sync     SyncVectorEnv: worlds stepped one after the other
    native   CartPoleVectorEnv: worlds as arrays of NumPy

Needs gymnasium. Compare with CartPoleBenchmark.
"""

import gymnasium
import numpy as np
from measure import arguments, rate


def single(env: gymnasium.Env):
    actions = np.random.default_rng(0).integers(0, 2, 1 << 14).tolist()
    turn = 0
    env.reset(seed=0)

    def call():
        nonlocal turn
        _, _, terminated, truncated, _ = env.step(actions[turn & 0x3FFF])
        turn += 1
        if terminated or truncated:
            env.reset()

    return call


def vector(mode: str, worlds: int):
    envs = gymnasium.make_vec("CartPole-v1", num_envs=worlds, vectorization_mode=mode)
    actions = list(np.random.default_rng(0).integers(0, 2, (64, worlds)))
    turn = 0
    envs.reset(seed=0)

    def call():
        nonlocal turn
        envs.step(actions[turn & 63])
        turn += 1

    return call


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("case", choices=["single", "bare", "sync", "native"])
    parser.add_argument("--worlds", type=int, default=1024, help="of a vector")
    chosen = parser.parse_args()
    if chosen.case == "single":
        call, worlds = single(gymnasium.make("CartPole-v1")), 1
    elif chosen.case == "bare":
        call, worlds = single(gymnasium.make("CartPole-v1").unwrapped), 1
    else:
        mode = {"sync": "sync", "native": "vector_entry_point"}[chosen.case]
        call, worlds = vector(mode, chosen.worlds), chosen.worlds
    rate(
        f"gymnasium CartPole-v1 {chosen.case}",
        worlds,
        call,
        chosen.seconds,
        worlds=worlds,
        gymnasium=gymnasium.__version__,
        numpy=np.__version__,
    )


if __name__ == "__main__":
    main()

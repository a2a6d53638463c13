"""Writes the files that our readers are tested with, as NumPy and safetensors write them."""

import pathlib

import numpy as np
from safetensors.numpy import save_file

here = pathlib.Path(__file__).parents[1] / "resources/org/plaudit/agents/nn/file"
grid = np.array([[1, 2, 3], [4, 5, 6.5]])
np.save(here / "c-float32.npy", grid.astype("<f4"))
np.save(here / "fortran-float64.npy", np.asfortranarray(grid))
np.save(here / "fortran-3d.npy", np.asfortranarray(np.arange(24, dtype="<f4").reshape(2, 3, 4)))
np.save(here / "objects.npy", np.array([1, "two", None], dtype=object), allow_pickle=True)
np.save(here / "big-endian.npy", grid.astype(">f4"))
np.save(here / "empty.npy", np.asfortranarray(np.zeros((0, 3), "<f4")))
with open(here / "format-2.npy", "wb") as file:
    np.lib.format.write_array(file, grid.astype("<f4"), version=(2, 0))
integers = [np.array([0, 1, 100], d) for d in ("i1", "u1", "<i2", "<u2", "<i4", "<u4", "<i8")]
np.savez(
    here / "several.npz",
    scalar=np.float64(2.5),
    truth=np.array([True, False]),
    half=np.array([0.5, -2], "<f2"),
    **{array.dtype.name: array for array in integers},
)
np.savez_compressed(here / "compressed.npz", zeros=np.zeros((40, 50), "<f4"), ones=np.ones(3))
save_file(
    {
        "net.0.weight": np.arange(6, dtype="<f4").reshape(2, 3),
        "net.0.bias": np.array([[-1, -2, -3]], "<f4"),
    },
    here / "python.safetensors",
    metadata={"world": "Corridor-v0"},
)

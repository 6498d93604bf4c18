"""Write data/atlas/bones.json: the atlas's bones, undecimated, from the installed package myo-sim.

Run: ``python tools/build_atlas_bones.py``. It needs the registry package ``myo-sim`` (Apache-2.0; its bone
shapes come from OpenSim, CC BY 3.0) and ``mujoco``. Arm and hand meshes of that package carry a
non-commercial licence and are not touched.

The discs between the vertebrae and in the pubic symphysis are not in the package; they are lofted here
between the end plates that the vertebrae's own faces give. The package's sacrum has too few faces to be
recognised from the front, so a plain sacrum is lofted along the same curve, between the same joints. The
kneecap is moved forward until it rests on the femur; the package's rest position leaves it inside the bone.

Every mesh is written in the standing pose in the pelvis frame (x forward, y up, z right, metres; origin
midway between the anterior superior iliac spines), welded, with its faces turned outwards. The widget
smooths them once more when it loads them, so the file stays small.
"""

from __future__ import annotations

import base64
import json
import warnings
from collections import defaultdict, deque
from itertools import pairwise
from pathlib import Path

import numpy as np

TARGET = Path(__file__).resolve().parent.parent / "data" / "atlas" / "bones.json"
SCALE = 20000.0  # integer units per metre: 0.05 mm, finer than the meshes
PATELLA_FORWARD_M = 0.048  # back of the kneecap to front of the groove, both measured on the meshes
TIBIA_CUT_M = -0.585  # the shin is cut below the tuberosity, where the patellar ligament ends

# our name -> (mesh name, segment it moves with, mirrored to the left, rounds of smoothing in the widget)
BONES = {
    "hip-bone": ("r_pelvis", "pelvis", 1, 2),
    "T12": ("torso_geom_1_thoracic12_s", "pelvis", 0, 1),
    **{f"L{i}": (f"lumbar{i}_geom_1_lumbar{i}", "pelvis", 0, 1) for i in range(1, 6)},
    "femur": ("r_femur", "femur", 1, 1),
    "patella": ("r_patella", "femur", 1, 1),
    "tibia": ("r_tibia", "femur", 1, 1),
}


def world_meshes() -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Return every mesh of the standing full-body model as (vertices (n, 3) in m, faces (m, 3))."""
    import mujoco  # noqa: PLC0415
    import myo_sim  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model, data = myo_sim.load("myofullbody")
    mujoco.mj_forward(model, data)
    found = {}
    for geom in range(model.ngeom):
        if model.geom_type[geom] != mujoco.mjtGeom.mjGEOM_MESH:
            continue
        mesh = model.geom_dataid[geom]
        first, count = model.mesh_vertadr[mesh], model.mesh_vertnum[mesh]
        local = model.mesh_vert[first : first + count]
        first, count = model.mesh_faceadr[mesh], model.mesh_facenum[mesh]
        faces = model.mesh_face[first : first + count]
        world = local @ data.geom_xmat[geom].reshape(3, 3).T + data.geom_xpos[geom]
        found[model.mesh(mesh).name] = (world, np.array(faces))
    return found


def to_pelvis(world: np.ndarray) -> np.ndarray:
    """Turn model coordinates (x left, y back, z up) into the pelvis frame."""
    return np.c_[-(world[:, 1] - 0.1), world[:, 2] - 1.0, -(world[:, 0] + 0.025)]


def weld(vertices: np.ndarray, faces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Merge vertices that fall on one integer grid point; drop faces without area."""
    grid = np.round(vertices * SCALE).astype(int)
    unique, inverse = np.unique(grid, axis=0, return_inverse=True)
    merged = inverse.reshape(-1)[faces]
    a, b, c = merged.T
    merged = merged[(a != b) & (b != c) & (a != c)]
    sides = unique[merged]
    area = np.linalg.norm(np.cross(sides[:, 1] - sides[:, 0], sides[:, 2] - sides[:, 0]), axis=1)
    merged = merged[area > 0]
    used = np.unique(merged)
    index = np.full(len(unique), -1)
    index[used] = np.arange(len(used))
    return unique[used], index[merged]


def outward(  # noqa: C901  (one walk over neighbours)
    vertices: np.ndarray, faces: np.ndarray
) -> np.ndarray:
    """Turn the faces of each connected piece one way round, outwards."""
    faces = faces.copy()
    edges = defaultdict(list)
    for number, (a, b, c) in enumerate(faces):
        for edge in ((a, b), (b, c), (c, a)):
            edges[frozenset(edge)].append(number)
    seen = np.zeros(len(faces), bool)
    for start in range(len(faces)):
        if seen[start]:
            continue
        seen[start] = True
        piece, queue = [start], deque([start])
        while queue:
            face = faces[queue.popleft()]
            for a, b in ((face[0], face[1]), (face[1], face[2]), (face[2], face[0])):
                for other in edges[frozenset((a, b))]:
                    if seen[other]:
                        continue
                    ring = list(faces[other])
                    if ring[(ring.index(a) + 1) % 3] == b:
                        faces[other] = faces[other][::-1]
                    seen[other] = True
                    piece.append(other)
                    queue.append(other)
        corners = vertices[faces[piece]].astype(float)
        if np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) < 0:
            faces[piece] = faces[piece][:, ::-1]
    return faces


def plate(vertices: np.ndarray, faces: np.ndarray, up: float) -> tuple[np.ndarray, ...]:
    """Return centre, forward axis and sideways axis (half lengths, m) of a vertebra's end plate.

    ``up`` is +1 for the upper plate and -1 for the lower one. The plate is the set of faces of the body
    (the front part of the bone) that look along the spine; two rounds let its tilt settle.
    """
    corners = vertices[faces] / SCALE
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    area = np.linalg.norm(normal, axis=1)
    normal = normal / area[:, None]
    centre = corners.mean(1)
    body = (centre[:, 0] > centre[:, 0].max() - 0.033) & (np.abs(centre[:, 2]) < 0.026)
    axis = np.array([0.0, up, 0.0])
    for _ in range(2):
        chosen = body & (normal @ axis > 0.8)
        axis = (normal * area[:, None])[chosen].sum(0)
        axis /= np.linalg.norm(axis)
    points = corners[chosen].reshape(-1, 3)
    forward = np.cross(axis, [0.0, 0.0, 1.0])
    forward /= np.linalg.norm(forward) * np.sign(forward[0])
    low, high = (points @ forward).min(), (points @ forward).max()
    middle = np.average(centre[chosen], axis=0, weights=area[chosen])
    middle += forward * ((low + high) / 2 - middle @ forward)
    middle[2] = 0.0
    return middle, forward * (high - low) / 2, np.array([0.0, 0.0, np.abs(points[:, 2]).max()])


def loft(rings: list[tuple[np.ndarray, ...]], sides: int = 28) -> tuple[np.ndarray, np.ndarray]:
    """Return a closed mesh through ellipses given as (centre, half axis, half axis)."""
    turn = np.linspace(0, 2 * np.pi, sides, endpoint=False)[:, None]
    points = [c + np.cos(turn) * u + np.sin(turn) * v for c, u, v in rings]
    faces = []
    for ring in range(len(rings) - 1):
        for side in range(sides):
            a, b = ring * sides + side, ring * sides + (side + 1) % sides
            faces += [(a, b, a + sides), (b, b + sides, a + sides)]
    first, last = len(rings) * sides, len(rings) * sides + 1
    for side in range(sides):
        a, b = side, (side + 1) % sides
        faces += [(first, b, a), (last, (len(rings) - 1) * sides + a, (len(rings) - 1) * sides + b)]
    return np.vstack([*points, rings[0][0], rings[-1][0]]), np.array(faces)


def disc(upper: tuple[np.ndarray, ...], lower: tuple[np.ndarray, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Return the disc between two end plates, bulging by four per cent at mid height."""
    rings = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        swell = 0.94 + 0.4 * share * (1 - share)
        centre, forward, side = (a * (1 - share) + b * share for a, b in zip(upper, lower, strict=True))
        rings.append((centre, forward * swell, side * swell))
    return loft(rings)


def symphysis() -> tuple[np.ndarray, np.ndarray]:
    """Return the pad between the pubic bones: an ellipsoid along the joint's slope."""
    centre, half_mm = np.array([-0.0165, -0.0945, 0.0]), (0.019, 0.0085, 0.0075)
    along = np.array([0.62, 0.78, 0.0]) / np.hypot(0.62, 0.78)
    across = np.array([-along[1], along[0], 0.0])
    steps = np.linspace(-0.98, 0.98, 9)
    return loft(
        [
            (
                centre + along * half_mm[0] * s,
                across * half_mm[1] * np.sqrt(1 - s * s),
                np.array([0, 0, half_mm[2] * np.sqrt(1 - s * s)]),
            )
            for s in steps
        ]
    )


# Per ring in mm: x and y of its centre, tilt of its forward axis (degrees below horizontal), half axes
SACRUM_BODIES = [
    (-86.5, 50.5, 34, 16.5, 24.0), (-88, 47, 34, 16.0, 23.5), (-92.5, 36, 36, 14.3, 21.0),
    (-97, 26, 37, 14.5, 21.5), (-99, 23, 38, 13.5, 20.0), (-106, 12, 34, 11.5, 17.0),
    (-112, 2, 31, 11.8, 17.0), (-113.5, -1, 30, 10.8, 15.6), (-118, -10, 25, 9.5, 13.6),
    (-122.5, -19, 20, 9.7, 13.4), (-123.5, -22, 19, 8.8, 12.4), (-127, -31, 12, 7.8, 11.0),
    (-129, -38, 5, 7.6, 10.6), (-129.7, -42, 0, 6.6, 9.4), (-129.5, -50, -8, 5.4, 8.0),
    (-128.4, -54.5, -14, 4.2, 6.2), (-127.6, -57, -18, 4.8, 7.4), (-125.5, -62, -24, 4.0, 5.4),
    (-122, -68, -32, 3.2, 4.0), (-118, -73, -40, 1.8, 2.2),
]  # fmt: skip
SACRUM_WINGS = [
    (-98, 47, 36, 13.0, 37.0), (-101, 42, 36, 19.0, 45.0), (-106, 32, 36, 20.0, 46.5),
    (-111.5, 20, 34, 18.0, 43.5), (-117, 9, 31, 14.5, 38.0), (-122, -2, 28, 11.5, 33.0),
    (-126.5, -13, 22, 9.5, 29.5), (-130, -24, 16, 8.0, 26.5), (-132.5, -34, 9, 6.5, 23.0),
    (-133.5, -43, 0, 5.0, 18.0), (-132.5, -50, -6, 3.2, 11.0),
]  # fmt: skip


def sacrum() -> tuple[np.ndarray, np.ndarray]:
    """Return the sacrum and coccyx: a column of bodies in front of the fused side parts."""
    pieces, shift = [], 0
    points = []
    for table in (SACRUM_BODIES, SACRUM_WINGS):
        rings = []
        for x, y, tilt, thick, wide in table:
            turn = np.radians(tilt)
            forward = np.array([np.cos(turn), -np.sin(turn), 0.0]) * thick / 1000
            rings.append((np.array([x, y, 0.0]) / 1000, forward, np.array([0.0, 0.0, wide / 1000])))
        vertices, faces = loft(rings)
        points.append(vertices)
        pieces.append(faces + shift)
        shift += len(vertices)
    return np.vstack(points), np.vstack(pieces)


def main() -> None:
    """Write the file and say how large it is."""
    meshes = world_meshes()
    ready: dict[str, tuple[np.ndarray, np.ndarray]] = {}
    bones = {}
    for name, (source, *_) in BONES.items():
        world, faces = meshes[source]
        points = to_pelvis(world)
        if name == "tibia":
            points[:, 1] = np.maximum(points[:, 1], TIBIA_CUT_M)
        if name == "patella":
            points[:, 0] += PATELLA_FORWARD_M
        ready[name] = (points, faces)
    spine = ["T12", "L1", "L2", "L3", "L4", "L5"]
    plates = {}
    for name in spine:
        vertices, faces = weld(*ready[name])
        for up in (-1, 1):
            plates[name, up] = plate(vertices, outward(vertices, faces), up)
    x, y, tilt, thick, wide = SACRUM_BODIES[0]
    slope = np.array([np.cos(np.radians(tilt)), -np.sin(np.radians(tilt)), 0.0])
    plates["S1", 1] = (np.array([x, y, 0.0]) / 1000, slope * thick / 1000, np.array([0.0, 0.0, wide / 1000]))
    for upper, lower in pairwise([*spine, "S1"]):
        ready[f"disc-{upper}-{lower}"] = disc(plates[upper, -1], plates[lower, 1])
    ready["sacrum"] = sacrum()
    ready["symphysis"] = symphysis()
    for name, (points, triangles) in ready.items():
        _, segment, mirrored, smooth = BONES.get(name, ("", "pelvis", 0, 0))
        vertices, faces = weld(points, triangles)
        faces = outward(vertices, faces)
        centre = (vertices.min(0) + vertices.max(0)) // 2
        bones[name] = {
            "seg": segment,
            "mir": mirrored,
            "smooth": smooth,
            "c": centre.tolist(),
            "nv": len(vertices),
            "nf": len(faces),
            "v": base64.b64encode((vertices - centre).astype("<i2").tobytes()).decode(),
            "f": base64.b64encode(faces.astype("u1" if len(vertices) < 256 else "<u2").tobytes()).decode(),
        }
        print(f"{name:9s} {len(vertices):4d} vertices {len(faces):4d} faces")
    note = (
        "Bone shapes: OpenSim bone geometry (CC BY 3.0) as distributed in myo-sim (Apache-2.0), welded and "
        "re-oriented; the tibia is cut below its tuberosity."
    )
    text = json.dumps({"scale": SCALE, "note": note, "bones": bones}, separators=(",", ":")) + "\n"
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name}: {len(text) / 1000:.0f} kB")


if __name__ == "__main__":
    main()

"""Write data/body/bones.json: the figure's bones, decimated, from the installed package myo-sim.

Run ``python tools/build_bones.py`` where the registry packages ``myo-sim`` (Apache-2.0; its bone shapes come
from OpenSim, CC BY 3.0), ``mujoco``, ``trimesh``, ``networkx``, ``scipy`` and ``fast-simplification`` are
installed. Arm and hand meshes of that package carry a non-commercial licence and are not touched: the
figure's arms and hands are this project's own (js/src/figure/arm_bones.mjs, hand.mjs).

Every mesh is written in the standing pose in the pelvis frame (x forward, y up, z right, metres; origin
midway between the anterior superior iliac spines), welded, as 16-bit integers: point = (vertex + centre) /
units_per_metre. ``segment`` is what it moves with; ``paired`` bones are written for the right side only.
"""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import TYPE_CHECKING

import fast_simplification
import numpy as np
import trimesh
from build_atlas_bones import PATELLA_FORWARD_M, to_pelvis, world_meshes

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).resolve().parent.parent / "data" / "body" / "bones.json"
UNITS_PER_METRE = 20_000  # 0.05 mm, finer than the meshes
LIMIT_BYTES = 200_000
SMALLEST_PIECE = 40  # faces; smaller crumbs of a mesh are dropped
# Rib-cage mesh: piece 1 by size is an asymmetrical lump in front of the spine, piece 2 the sternum with its
# cartilages, the others single ribs.
STERNUM = 1
# The shoulder girdle comes from another file, by its pieces' number of faces, and is moved to this body.
GIRDLE_FACES = {1592: ("scapula", 420), 524: ("clavicle", 140)}
GIRDLE_SHIFT_M = (-0.097, 0.098, 0.0)

# our name -> (mesh, segment, paired, faces to keep or None for all)
BONES: dict[str, tuple[str, str, bool, int | None]] = {
    "sacrum": ("sacrum_geom_1_sacrum", "pelvis", False, None),
    **{f"L{i}": (f"lumbar{i}_geom_1_lumbar{i}", f"L{i}", False, 260) for i in range(1, 6)},
    **{f"T{i}": (f"torso_geom_{13 - i}_thoracic{i}_s", "thorax", False, 96) for i in range(1, 13)},
    "cervical": ("hat_cervical", "neck", False, 560),
    "skull": ("hat_skull", "head", False, 760),
    "jaw": ("hat_jaw", "head", False, 320),
    "femur": ("r_femur", "femur", True, 460),
    "patella": ("r_patella", "patella", True, None),
    "tibia": ("r_tibia", "tibia", True, None),
    "fibula": ("r_fibula", "tibia", True, 160),
    "talus": ("r_talus", "foot", True, 150),
    "foot": ("r_foot", "foot", True, 560),
    "toes": ("r_bofoot", "toes", True, 340),
}


def cleaned(vertices: np.ndarray, faces: np.ndarray) -> trimesh.Trimesh:
    """Weld a mesh, drop its crumbs and turn its faces outwards."""
    mesh = trimesh.Trimesh(vertices, faces, process=True)
    mesh.merge_vertices(digits_vertex=5)
    pieces = [piece for piece in mesh.split(only_watertight=False) if len(piece.faces) >= SMALLEST_PIECE]
    whole = trimesh.util.concatenate(pieces)
    trimesh.repair.fix_normals(whole, multibody=True)
    return whole


def decimated(mesh: trimesh.Trimesh, faces: int | None) -> trimesh.Trimesh:
    """Reduce a mesh to about so many faces (quadric edge collapse)."""
    if faces is None or len(mesh.faces) <= faces:
        return mesh
    vertices, kept = fast_simplification.simplify(
        mesh.vertices.astype("f4"), mesh.faces.astype("i4"), target_count=faces
    )
    return trimesh.Trimesh(vertices, kept, process=True)


def rib_cage(vertices: np.ndarray, faces: np.ndarray) -> Iterator[tuple[str, trimesh.Trimesh]]:
    """Yield sternum and ribs of the rib-cage mesh."""
    pieces = cleaned(vertices, faces).split(only_watertight=False)
    pieces = sorted(pieces, key=lambda piece: -len(piece.faces))
    yield "sternum", decimated(pieces[STERNUM], 900)
    single = [p for p in pieces[STERNUM + 1 :] if len(p.faces) >= 60 and p.extents.max() > 0.05]
    yield "ribs", trimesh.util.concatenate([decimated(piece, 120) for piece in single])


def shoulder_girdle() -> Iterator[tuple[str, trimesh.Trimesh]]:
    """Yield right scapula and clavicle."""
    import myo_sim  # noqa: PLC0415

    path = Path(myo_sim.__file__).parent / "models" / "meshes" / "hat_ribs_scap.stl"
    mesh = trimesh.load(path)
    mesh.merge_vertices()
    mesh.apply_translation(GIRDLE_SHIFT_M)
    for piece in mesh.split(only_watertight=False):
        if len(piece.faces) in GIRDLE_FACES and piece.centroid[2] > 0:
            name, faces = GIRDLE_FACES[len(piece.faces)]
            yield name, decimated(piece, faces)


def all_bones() -> Iterator[tuple[str, str, bool, trimesh.Trimesh]]:
    """Yield (name, segment, paired, mesh) in the order in which the figure carries them."""
    found = {name: (to_pelvis(vertices), faces) for name, (vertices, faces) in world_meshes().items()}
    # The hip bone has too few faces to look smooth: one round of Loop subdivision, then fewer again.
    coarse = cleaned(*found["r_pelvis"])
    fine = trimesh.remesh.subdivide_loop(coarse.vertices, coarse.faces, iterations=1)
    yield "pelvis", "pelvis", True, decimated(trimesh.Trimesh(*fine, process=True), 700)
    for name, (source, segment, paired, faces) in BONES.items():
        mesh = decimated(cleaned(*found[source]), faces)
        if name == "patella":
            mesh.apply_translation((PATELLA_FORWARD_M, 0.0, 0.0))
        yield name, segment, paired, mesh
    for name, mesh in rib_cage(*found["torso_geom_13_ribcage_s"]):
        yield name, "thorax", False, mesh
    for name, mesh in shoulder_girdle():
        yield name, "scapula", True, mesh


def packed(segment: str, mesh: trimesh.Trimesh, *, paired: bool) -> dict[str, object]:
    """Return a mesh as its JSON entry."""
    mesh.remove_unreferenced_vertices()
    grid = np.round(mesh.vertices * UNITS_PER_METRE).astype(int)
    centre = (grid.min(0) + grid.max(0)) // 2
    small = len(grid) < 256
    return {
        "segment": segment,
        "paired": paired,
        "centre": centre.tolist(),
        "vertex_count": len(grid),
        "vertices": base64.b64encode((grid - centre).astype("<i2").tobytes()).decode(),
        "faces": base64.b64encode(mesh.faces.astype("u1" if small else "<u2").tobytes()).decode(),
    }


def main() -> None:
    """Write the file."""
    bones = {name: packed(segment, mesh, paired=paired) for name, segment, paired, mesh in all_bones()}
    text = json.dumps(
        {
            "attribution": "Bone shapes: OpenSim bone geometry (CC BY 3.0), as distributed in myo-sim 0.2.3 "
            "(Apache-2.0), decimated and re-oriented. See ATTRIBUTION.md.",
            "format": "point = (vertex + centre) / units_per_metre, m; x forward, y up, z right; "
            "vertices base64 int16, faces base64 uint8 where vertex_count < 256, else uint16",
            "units_per_metre": UNITS_PER_METRE,
            "bones": bones,
        },
        separators=(",", ":"),
    )
    if len(text) > LIMIT_BYTES:
        raise SystemExit(f"{len(text)} bytes, more than {LIMIT_BYTES}: keep fewer faces.")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"{len(bones)} bones, {len(text) / 1000:.0f} kB")


if __name__ == "__main__":
    main()

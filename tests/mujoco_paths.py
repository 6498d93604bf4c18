"""Psoas and iliacus built in MuJoCo from the same parameter files, as a second reference."""

from __future__ import annotations

from functools import cache
from math import radians

import numpy as np
from opensim_paths import parameters


def _text(values):
    return " ".join(f"{value:.17g}" for value in values)


def _cylinder_attitude(rotation):
    x, y, z = rotation
    rx = np.array([[1, 0, 0], [0, np.cos(x), -np.sin(x)], [0, np.sin(x), np.cos(x)]])
    ry = np.array([[np.cos(y), 0, np.sin(y)], [0, 1, 0], [-np.sin(y), 0, np.cos(y)]])
    rz = np.array([[np.cos(z), -np.sin(z), 0], [np.sin(z), np.cos(z), 0], [0, 0, 1]])
    return rx @ ry @ rz


class MuJoCoPaths:
    """A femur on three hinges; one tendon for each muscle and for each state of a conditional point."""

    def __init__(self, path):
        import mujoco

        self.mujoco, self.data_file = mujoco, parameters(path)
        pelvis, femur, tendons = [], [], []
        self.bend = {}
        for muscle in ("psoas", "iliacus"):
            data = self.data_file["muscles"][muscle]
            upper = [f"{muscle}_p{i}" for i, _ in enumerate(data["pelvis_m"])]
            lower = [f"{muscle}_f{i}" for i, _ in enumerate(data["femur_m"])]
            pelvis += [
                f'<site name="{n}" pos="{_text(p)}"/>' for n, p in zip(upper, data["pelvis_m"], strict=True)
            ]
            femur += [
                f'<site name="{n}" pos="{_text(p)}"/>' for n, p in zip(lower, data["femur_m"], strict=True)
            ]
            between = ""
            if wrap := data.get("wrap"):
                attitude = _cylinder_attitude(wrap["rotation_xyz_rad"])
                centre = np.array(wrap["centre_m"])
                side = centre + attitude @ np.array([0, -1.5 * wrap["radius_m"], 0])
                pelvis.append(
                    f'<geom name="{muscle}_c" type="cylinder" '
                    f'size="{wrap["radius_m"]} {wrap["length_m"] / 2}" pos="{_text(centre)}" '
                    f'xyaxes="{_text([*attitude[:, 0], *attitude[:, 1]])}" '
                    'contype="0" conaffinity="0"/>'
                    f'<site name="{muscle}_s" pos="{_text(side)}"/>'
                )
                between = f'<geom geom="{muscle}_c" sidesite="{muscle}_s"/>'
            sites = "".join(f'<site site="{n}"/>' for n in upper)
            ends = "".join(f'<site site="{n}"/>' for n in lower)
            tendons.append(f'<spatial name="{muscle}">{sites}{between}{ends}</spatial>')
            if bend := data.get("conditional_pelvis"):
                self.bend[muscle] = (bend["from_deg"], bend["to_deg"])
                pelvis.append(f'<site name="{muscle}_b" pos="{_text(bend["at_m"])}"/>')
                tendons.append(
                    f'<spatial name="{muscle}_bent">{sites}<site site="{muscle}_b"/>{ends}</spatial>'
                )
        xml = f"""<mujoco><compiler angle="radian"/><worldbody>{"".join(pelvis)}
          <body pos="{_text(self.data_file["hip_centre_m"])}">
            <joint name="hip_flexion" axis="0 0 1"/><joint name="hip_adduction" axis="1 0 0"/>
            <joint name="hip_rotation" axis="0 1 0"/><inertial pos="0 0 0" mass="1" diaginertia="1 1 1"/>
            {"".join(femur)}</body></worldbody><tendon>{"".join(tendons)}</tendon></mujoco>"""
        self.model = mujoco.MjModel.from_xml_string(xml)
        self.state = mujoco.MjData(self.model)

    def at(self, muscle, hip_deg):
        """Return length in mm and the three hip moment arms in mm."""
        self.state.qpos[:] = [radians(float(angle)) for angle in hip_deg]
        self.mujoco.mj_kinematics(self.model, self.state)
        self.mujoco.mj_comPos(self.model, self.state)
        self.mujoco.mj_tendon(self.model, self.state)
        low, high = self.bend.get(muscle, (1, 0))
        name = f"{muscle}_bent" if low <= hip_deg[0] <= high else muscle
        index = self.model.tendon(name).id
        if self.state.ten_J.ndim == 2:
            jacobian = self.state.ten_J[index]
        else:
            start, count = self.model.ten_J_rowadr[index], self.model.ten_J_rownnz[index]
            jacobian = np.zeros(self.model.nv)
            jacobian[self.model.ten_J_colind[start : start + count]] = self.state.ten_J[start : start + count]
        return self.state.ten_length[index] * 1000, -jacobian * 1000


@cache
def mujoco_paths(path):
    return MuJoCoPaths(path)

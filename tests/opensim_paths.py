"""The published paths built in OpenSim from the same parameter files, as an independent reference."""

from __future__ import annotations

import json
from functools import cache
from math import radians
from pathlib import Path

DATA = Path(__file__).parent.parent / "data" / "body"
HIP = ("hip_flexion", "hip_adduction", "hip_rotation")


def parameters(path):
    return json.loads((DATA / f"{path}.json").read_text(encoding="utf-8"))


class OpenSimPaths:
    """One model: pelvis as ground, femur, kneecap, shin; psoas, iliacus, rectus femoris."""

    def __init__(self, path):
        import opensim

        opensim.Logger.setLevelString("Error")
        self.osim = opensim
        self.data = parameters(path)
        self.model = opensim.Model()
        self.ground = self.model.getGround()
        self.bodies = {"pelvis": self.ground}
        for name in ("femur", "patella", "tibia"):
            body = opensim.Body(name, 1.0, opensim.Vec3(0), opensim.Inertia(1, 1, 1))
            self.model.addBody(body)
            self.bodies[name] = body
        zero = opensim.Vec3(0)
        hip_axes = [(HIP[0], (0, 0, 1), 1), (HIP[1], (1, 0, 0), 1), (HIP[2], (0, 1, 0), 1)]
        self._joint("hip", "pelvis", self.data["hip_centre_m"], zero, "femur", zero, zero, hip_axes, [])
        self._knee()
        self.muscles = {name: self._muscle(name) for name in ("psoas", "iliacus", "rectus_femoris")}
        self.state = self.model.initSystem()
        self.coordinates = self.model.getCoordinateSet()

    def _vec(self, values):
        return values if isinstance(values, self.osim.Vec3) else self.osim.Vec3(*map(float, values))

    def _function(self, law):
        if isinstance(law, dict):
            spline = self.osim.SimmSpline()
            for x, y in zip(law["angle_rad"], law["value"], strict=True):
                spline.addPoint(x, y)
            return spline
        return self.osim.LinearFunction(float(law), 0.0)

    def _joint(self, name, parent, place, attitude, child, offset, turned, rotations, shifts):
        transform = self.osim.SpatialTransform()
        slots = [transform.upd_rotation1(), transform.upd_rotation2(), transform.upd_rotation3()]
        slots += [transform.upd_translation1(), transform.upd_translation2(), transform.upd_translation3()]
        for slot, given in zip(slots, [*rotations, *[None] * (3 - len(rotations)), *shifts], strict=False):
            if given is None:
                continue
            coordinate, axis, law = given
            slot.setAxis(self._vec(axis))
            if coordinate:
                slot.setCoordinateNames(self.osim.ArrayStr(coordinate, 1))
                slot.set_function(self._function(law))
            else:
                slot.set_function(self.osim.Constant(law))
        joint = self.osim.CustomJoint(
            name,
            self.bodies[parent],
            self._vec(place),
            self._vec(attitude),
            self.bodies[child],
            self._vec(offset),
            self._vec(turned),
            transform,
        )
        self.model.addJoint(joint)

    def _knee(self):
        knee, zero = self.data["knee"], (0, 0, 0)
        if knee["kind"] == "sliding-hinge":
            self._joint(
                "knee", "femur", zero, zero, "tibia", zero, zero,
                [("knee", (0, 0, 1), 1), (None, (0, 1, 0), 0.0), (None, (1, 0, 0), 0.0)],
                [("knee", (1, 0, 0), knee["along_x_m"]), ("knee", (0, 1, 0), knee["along_y_m"]),
                 (None, (0, 0, 1), 0.0)],
            )  # fmt: skip
            self._joint(
                "kneecap", "femur", zero, zero, "patella", zero, zero,
                [("patella", (0, 0, 1), 1), (None, (0, 1, 0), 0.0), (None, (1, 0, 0), 0.0)], [],
            )  # fmt: skip
            return
        t, p = knee["tibia"], knee["patella"]
        turned = t["orientation_xyz_rad"]
        self._joint(
            "knee", "femur", t["femur_offset_m"], turned, "tibia", t["tibia_offset_m"], turned,
            [("knee", (1, 0, 0), 1), ("knee", (0, 0, 1), t["about_z_rad"]),
             ("knee", (0, 1, 0), t["about_y_rad"])],
            [("knee", (0, 1, 0), t["along_y_m"]), ("knee", (0, 0, 1), t["along_z_m"]),
             (None, (1, 0, 0), 0.0)],
        )  # fmt: skip
        self._joint(
            "kneecap", "femur", p["femur_offset_m"], zero, "patella", zero, zero,
            [("patella", (0, 0, 1), p["about_z_rad"]), (None, (0, 1, 0), 0.0), (None, (1, 0, 0), 0.0)],
            [("patella", (1, 0, 0), p["along_x_m"]), ("patella", (0, 1, 0), p["along_y_m"]),
             (None, (0, 0, 1), p["along_z_m"])],
        )  # fmt: skip

    def _muscle(self, name):
        data = self.data["muscles"][name]
        muscle = self.osim.PathActuator()
        muscle.setName(name)
        path = muscle.updGeometryPath()
        for number, (body, point) in enumerate(self._points(data)):
            label = f"{name}{number}"
            if isinstance(point, list):
                path.appendNewPathPoint(label, self.bodies[body], self._vec(point))
            else:
                point.setName(label)
                point.updSocket("parent_frame").setConnecteePath(self._frame(body))
                path.updPathPointSet().cloneAndAppend(point)
        self.model.addForce(muscle)
        if "wrap" in data:
            self._wrap(path, name, data["wrap"])
        return muscle

    def _points(self, data):
        """Yield each point from pelvis to shin as (body, place or special point)."""
        yield from (("pelvis", point) for point in data["pelvis_m"])
        if bend := data.get("conditional_pelvis"):
            limits = radians(bend["from_deg"]), radians(bend["to_deg"])
            yield "pelvis", self._conditional(bend["at_m"], HIP[0], *limits)
        yield from (("femur", point) for point in data.get("femur_m", []))
        if bend := data.get("conditional_femur"):
            yield "femur", self._conditional(bend["at_m"], "knee", bend["knee_from_rad"], bend["knee_to_rad"])
        for body in ("patella", "tibia"):
            yield from ((body, point) for point in data.get(f"{body}_m", []))
        if law := data.get("moving_tibia"):
            yield "tibia", self._moving(law)

    def _conditional(self, place, coordinate, low, high):
        point = self.osim.ConditionalPathPoint()
        point.setLocation(self._vec(place))
        point.setRangeMin(low)
        point.setRangeMax(high)
        point.updSocket("coordinate").setConnecteePath(self._coordinate(coordinate))
        return point

    def _moving(self, law):
        point = self.osim.MovingPathPoint()
        constant = {"angle_rad": [-3.0, 3.0], "value": [law["z_m"]] * 2}
        for axis, given in zip("xyz", (law["x_m"], law["y_m"], constant), strict=True):
            getattr(point, f"set_{axis}_location")(self._function(given))
            point.updSocket(f"{axis}_coordinate").setConnecteePath(self._coordinate("knee"))
        return point

    def _wrap(self, path, name, data):
        cylinder = self.osim.WrapCylinder()
        cylinder.setName(f"{name}_cylinder")
        cylinder.set_radius(data["radius_m"])
        cylinder.set_length(data["length_m"])
        cylinder.set_translation(self._vec(data["centre_m"]))
        cylinder.set_xyz_body_rotation(self._vec(data["rotation_xyz_rad"]))
        cylinder.set_quadrant(data["quadrant"])
        bone = "femur" if name == "rectus_femoris" else "pelvis"
        self.bodies[bone].addWrapObject(cylinder)
        path.addPathWrap(cylinder)
        if bone == "pelvis":  # the published range: between the second point and the third
            path.updWrapSet().get(0).set_range(0, 2)
            path.updWrapSet().get(0).set_range(1, 3)

    @staticmethod
    def _frame(body):
        return "/ground" if body == "pelvis" else f"/bodyset/{body}"

    @staticmethod
    def _coordinate(name):
        return f"/jointset/{'hip' if name in HIP else 'knee'}/{name}"

    def set_pose(self, hip_deg, knee_flexion_deg=0.0):
        sign = -1 if self.data["knee"]["kind"] == "sliding-hinge" else 1
        values = {
            **dict(zip(HIP, hip_deg, strict=True)),
            "knee": sign * knee_flexion_deg,
            "patella": knee_flexion_deg,
        }
        for name, angle in values.items():
            self.coordinates.get(name).setValue(self.state, radians(float(angle)), False)
        self.model.realizePosition(self.state)

    def length_mm(self, muscle, hip_deg, knee_flexion_deg=0.0):
        self.set_pose(hip_deg, knee_flexion_deg)
        return self.muscles[muscle].getGeometryPath().getLength(self.state) * 1000

    def solver_arm_mm(self, muscle, hip_deg, knee_flexion_deg=0.0, about=HIP[0]):
        self.set_pose(hip_deg, knee_flexion_deg)
        path = self.muscles[muscle].getGeometryPath()
        return path.computeMomentArm(self.state, self.coordinates.get(about)) * 1000

    def slope_arm_mm(self, muscle, hip_deg, knee_flexion_deg=0.0, axis=0, step_deg=0.05):
        """Return minus dL/dq by central differences: axis 0-2 hip, 3 knee."""
        angles = [*hip_deg, knee_flexion_deg]
        ends = []
        for sign in (1, -1):
            moved = list(angles)
            moved[axis] += sign * step_deg
            ends.append(self.length_mm(muscle, moved[:3], moved[3]))
        return -(ends[0] - ends[1]) / radians(2 * step_deg)


@cache
def opensim_paths(path):
    return OpenSimPaths(path)

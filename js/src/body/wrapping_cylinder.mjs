// The shortest path over a cylinder between two points; psoas_lib/body/wrapping_cylinder.py explains it.
import { length, minus, turn, turnBack, xyz } from "./rotation.mjs";

const TURN = 2 * Math.PI;

/** Return (a, b) -> {length, leaving, arriving, touches} for a cylinder of data/body. */
export function wrappingCylinder(data) {
  const r = data.radius_m * 1000;
  const centre = data.centre_m.map((value) => value * 1000);
  const attitude = xyz(...data.rotation_xyz_rad);
  const oneSided = data.quadrant === "-y";
  return (a, b) => {
    const [ax, ay, az] = turnBack(attitude, minus(a, centre));
    const [bx, by, bz] = turnBack(attitude, minus(b, centre));
    const a2 = ax * ax + ay * ay, b2 = bx * bx + by * by;
    if (a2 > r * r && b2 > r * r) {
      const aTangent = Math.sqrt(a2 - r * r), bTangent = Math.sqrt(b2 - r * r);
      const aAngle = Math.atan2(ay, ax);
      let counter = Math.atan2(by, bx) - aAngle;
      counter -= TURN * Math.floor(counter / TURN);
      const onWantedSide = oneSided ? Math.sin(aAngle + counter / 2) < 0 : counter <= Math.PI;
      const sense = onWantedSide ? 1 : -1;
      const between = onWantedSide ? counter : TURN - counter;
      const aLead = Math.atan2(aTangent, r), bLead = Math.atan2(bTangent, r);
      const arc = between - aLead - bLead;
      if (arc > 0) {
        const flat = aTangent + bTangent + r * arc, rise = bz - az;
        const size = Math.sqrt(flat * flat + rise * rise);
        const along = (sense * flat) / size, up = rise / size;
        const aContact = aAngle + sense * aLead, bContact = aContact + sense * arc;
        return {
          length: size,
          leaving: turn(attitude, [-Math.sin(aContact) * along, Math.cos(aContact) * along, up]),
          arriving: turn(attitude, [-Math.sin(bContact) * along, Math.cos(bContact) * along, up]),
          touches: true,
        };
      }
    }
    const straight = minus(b, a), size = length(straight);
    const direction = [straight[0] / size, straight[1] / size, straight[2] / size];
    return { length: size, leaving: direction, arriving: direction, touches: false };
  };
}

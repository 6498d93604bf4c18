// The same parameter files as Python's; the bundler carries them into the widgets.
import delp from "../../../data/body/delp1990.json" with { type: "json" };
import spine from "../../../data/body/lumbar_psoas.json" with { type: "json" };
import rajagopal from "../../../data/body/rajagopal2016.json" with { type: "json" };

export const MODELS = { rajagopal2016: rajagopal, delp1990: delp };
export const PATHS = Object.keys(MODELS);
export const SPINE = spine;
export const mm = (metres) => metres.map((value) => value * 1000);

/** The angles for which the models speak, in degrees, by name. */
export const RANGES_DEG = { ...rajagopal.ranges_deg, ...spine.ranges_deg };

/** Throw a RangeError that names the angle, the number given and the range. */
export function checkRange(anglesDeg) {
  for (const [name, value] of Object.entries(anglesDeg)) {
    const range = RANGES_DEG[name];
    if (range && !(value >= range[0] && value <= range[1]))
      throw new RangeError(`${name} = ${value} is outside ${range[0]} to ${range[1]} degrees, where the models speak.`);
  }
}

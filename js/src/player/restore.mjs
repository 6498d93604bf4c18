// Which unfinished session a player comes back to.

/** An unfinished session older than this is kept as it is instead of being gone on with. */
export const TOO_OLD_MS = 7 * 24 * 3600 * 1000;

/**
 * Look for the newest unfinished session that no living player holds, and take it up.
 * @param {object} parts env, places, claims, playerKey
 * @param {object} how own: only one that this very player began; free(): whether the player still waits
 *   for one; takeUp(place), shelve(place): what becomes of it
 * @returns {Promise<boolean>} whether there was one
 */
export async function restore({ env, places, claims, playerKey }, { own, free, takeUp, shelve }) {
  for (const place of places.unfinished()) {
    if (!free()) return false;
    if (own && place.player !== playerKey) continue;
    if (!(await claims.take(place.id))) continue;
    if (!free()) {
      claims.give(place.id); // the learner pressed Start in the meantime
      return false;
    }
    if (env.wall() - place.saved_ms <= TOO_OLD_MS) {
      takeUp(place);
      return true;
    }
    shelve(place);
    claims.give(place.id);
  }
  return false;
}

// The check itself, which the build of one file holds: no request, so no failure either.
// Bundled in the place of ../remote.js.

import { Check } from "./check.js";

export const check = async () => ({ Check });

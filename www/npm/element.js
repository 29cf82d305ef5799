// Defines <ai-self-check> when it is imported in a browser.

import { define } from "./index.js";

if (typeof customElements === "object") define();

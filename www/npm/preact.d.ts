/** JSX of Preact: `import type {} from "ai-self-check/preact"`. */

import type { HTMLAttributes } from "preact";
import type { SelfCheckAttributes, SelfCheckElement, SelfCheckError, SelfCheckProgress } from "./index.js";

/** Preact listens to what follows `on`. */
interface SelfCheckListeners {
  "onselfcheck-ready"?: (event: CustomEvent<null>) => void;
  "onselfcheck-start"?: (event: CustomEvent<null>) => void;
  "onselfcheck-progress"?: (event: CustomEvent<SelfCheckProgress>) => void;
  "onselfcheck-complete"?: (event: CustomEvent<null>) => void;
  "onselfcheck-error"?: (event: CustomEvent<SelfCheckError>) => void;
}

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "ai-self-check": HTMLAttributes<SelfCheckElement> &
        SelfCheckAttributes &
        SelfCheckListeners;
    }
  }
}

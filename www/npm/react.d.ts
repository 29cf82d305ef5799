/** JSX of React 19: `import type {} from "ai-self-check/react"`. */

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { SelfCheckAttributes, SelfCheckElement, SelfCheckError, SelfCheckProgress } from "./index.js";

/** React 19 listens to what follows `on`. */
interface SelfCheckListeners {
  "onselfcheck-ready"?: (event: CustomEvent<null>) => void;
  "onselfcheck-start"?: (event: CustomEvent<null>) => void;
  "onselfcheck-progress"?: (event: CustomEvent<SelfCheckProgress>) => void;
  "onselfcheck-complete"?: (event: CustomEvent<null>) => void;
  "onselfcheck-error"?: (event: CustomEvent<SelfCheckError>) => void;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "ai-self-check": DetailedHTMLProps<HTMLAttributes<SelfCheckElement>, SelfCheckElement> &
        SelfCheckAttributes &
        SelfCheckListeners;
    }
  }
}

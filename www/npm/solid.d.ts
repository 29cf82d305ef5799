/** JSX of Solid: `import type {} from "ai-self-check/solid"`. Events as `on:selfcheck-complete`. */

import type { JSX } from "solid-js";
import type { SelfCheckAttributes, SelfCheckElement, SelfCheckError, SelfCheckProgress } from "./index.js";

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "ai-self-check": Omit<JSX.HTMLAttributes<SelfCheckElement>, keyof SelfCheckAttributes> & SelfCheckAttributes;
    }
    interface CustomEvents {
      "selfcheck-ready": CustomEvent<null>;
      "selfcheck-start": CustomEvent<null>;
      "selfcheck-progress": CustomEvent<SelfCheckProgress>;
      "selfcheck-complete": CustomEvent<null>;
      "selfcheck-error": CustomEvent<SelfCheckError>;
    }
  }
}

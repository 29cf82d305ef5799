/** Templates of Vue 3: `import type {} from "ai-self-check/vue"`. */

import type { DefineComponent } from "vue";
import type { SelfCheckAttributes, SelfCheckError, SelfCheckProgress } from "./index.js";

/** The listeners of a template: `@selfcheck-complete` and its like. */
interface SelfCheckListeners {
  onSelfcheckReady?: (event: CustomEvent<null>) => void;
  onSelfcheckStart?: (event: CustomEvent<null>) => void;
  onSelfcheckProgress?: (event: CustomEvent<SelfCheckProgress>) => void;
  onSelfcheckComplete?: (event: CustomEvent<null>) => void;
  onSelfcheckError?: (event: CustomEvent<SelfCheckError>) => void;
}

declare module "vue" {
  interface GlobalComponents {
    "ai-self-check": DefineComponent<SelfCheckAttributes & SelfCheckListeners>;
  }
}

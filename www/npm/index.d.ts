/** Importing this defines nothing and touches nothing. */

import type { SelfCheckElement, SelfCheckJob } from "./types.js";

export * from "./types.js";

/** What `define` takes. */
export interface DefineOptions {
  /** The address of a copy of the folder `files` of this package; without it, beside this module. */
  base?: string;
}

/** Attributes of the element by name. */
export interface SelfCheckAttributes {
  lang?: string;
  length?: "quick" | "standard" | null;
  form?: "a" | "b" | null;
  job?: SelfCheckJob | null;
  feedback?: "end" | "each" | null;
  theme?: "auto" | "light" | "dark" | null;
  shadow?: "closed" | "open" | null;
  pack?: string | null;
}

/** What `mount` gives. */
export interface Mounted {
  element: SelfCheckElement;
  /** Forgets all answers and takes the element out. */
  destroy(): void;
}

/** Defines `<ai-self-check>`, once. */
export declare function define(options?: DefineOptions): Promise<void>;

/** Puts a check into an element, or into the first that a selector finds. */
export declare function mount(target: Element | string, options?: SelfCheckAttributes & DefineOptions): Mounted;

/**
 * Types of `<ai-self-check>`, which the script `ai-self-check.js` defines.
 * The script is classic and exports nothing: name this file in `types`, or import the types from it.
 */

/** The element. Every property mirrors the attribute of its name; `null` takes the attribute away. */
export interface SelfCheckElement extends HTMLElement {
  /** How much is asked; without it, people choose on the start card. */
  length: "quick" | "standard" | null;
  /** Which questions. */
  form: "a" | "b" | null;
  /** Whose tasks the guidance names, as a role id of the pack; without it, people are asked. */
  job: SelfCheckJob | null;
  /** When reasons are shown: with the result (default), or also after each judged answer. */
  feedback: "end" | "each" | null;
  /** The colours; the default is `auto`. */
  theme: "auto" | "light" | "dark" | null;
  /** The shadow root; the default is `closed`. Read once, when the element is first on the page. */
  shadow: "closed" | "open" | null;
  /** Which content: the pack of the build (default), or the address of somebody's own as JSON. */
  pack: string | null;
  /** Whether a run can be carried on later, in this tab or on this device; the start card says so. */
  keep: "none" | "tab" | "device" | null;
  /** What `selfcheck-complete` carries; the start card says so before anything is answered. */
  share: "none" | "stage" | "bands" | null;
  /** The room word of a workshop, for result codes: 1 to 20 letters a to z or digits. */
  room: string | null;
  /** Runs in a frame that the page cannot look into and that gives up its network. */
  sealed: boolean;
  /** Forgets all answers, reads the attributes again, and shows the start card. */
  restart(): void;
  /** Forgets all answers and leaves only what stands inside the element. */
  destroy(): void;
}

/** The roles of the pack. */
export type SelfCheckJob =
  | "front-line"
  | "case-worker"
  | "manager"
  | "coach"
  | "specialist"
  | "admin"
  | "councillor"
  | "none";

/** How far a run is. */
export interface SelfCheckProgress {
  /** Questions that have an answer. */
  answered: number;
  /** Questions in all. */
  total: number;
}

/** What the page is told at the end, with `share="stage"`. */
export interface SelfCheckStage {
  /** `null` if too little was answered to name one. */
  stage: 1 | 2 | 3 | 4 | 5 | null;
  length: "quick" | "standard";
  form: string;
  /** The pack's id, and its version. */
  pack: string;
  version: number;
}

/** What the page is told at the end, with `share="bands"`. All are `null` if no stage could be named. */
export interface SelfCheckBands extends SelfCheckStage {
  /** By the cuts of the stages. */
  confidence: 1 | 2 | 3 | 4 | 5 | null;
  judgement: 1 | 2 | 3 | 4 | 5 | null;
  lean: "balanced" | "over" | "under" | "mixed" | null;
}

/** What went wrong. */
export interface SelfCheckError {
  /**
   * A wrong value, one that is yet to come, a file that did not come or is not the one of this build, nothing for ten
   * seconds, a pack with errors, kept answers that could not be carried on, or a program that
    * stopped.
   */
  code: "attribute" | "unsupported" | "load" | "slow" | "pack" | "kept" | "crash";
  /** What was found and what was expected, in English. */
  message: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "ai-self-check": SelfCheckElement;
  }

  /** All bubble and are composed. None carries an answer. */
  interface HTMLElementEventMap {
    /** Every file is there. */
    "selfcheck-ready": CustomEvent<null>;
    /** The first question is up. */
    "selfcheck-start": CustomEvent<null>;
    /** Something was chosen. */
    "selfcheck-progress": CustomEvent<SelfCheckProgress>;
    /** The result is up, for the first time in a run. */
    "selfcheck-complete": CustomEvent<null | SelfCheckStage | SelfCheckBands>;
    /** Something went wrong. */
    "selfcheck-error": CustomEvent<SelfCheckError>;
  }
}

/** @jsxImportSource preact */
// What the types know in Preact; never run.

import type {} from "ai-self-check/preact";

export const good = <ai-self-check length="quick" onselfcheck-progress={({ detail }) => detail.answered} />;
// @ts-expect-error: no such length
export const bad = <ai-self-check length="long" />;

/** @jsxImportSource solid-js */
// What the types know in Solid; never run.

import type {} from "ai-self-check/solid";

export const good = <ai-self-check length="quick" on:selfcheck-progress={(event) => event.detail.answered} />;
// @ts-expect-error: no such length
export const bad = <ai-self-check length="long" />;

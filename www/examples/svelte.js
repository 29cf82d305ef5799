// Svelte 5: the component is in Check.svelte.

import { mount } from "svelte";
import { define } from "ai-self-check";
import Check from "./Check.svelte";

define({ base: "/npm/files/" });
mount(Check, { target: document.querySelector("#app") });

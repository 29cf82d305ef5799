// Without a framework: put it in, listen, take it out.

import { mount } from "ai-self-check";

const { element, destroy } = mount("#app", { length: "quick", theme: "light", base: "/npm/files/" });
element.addEventListener("selfcheck-complete", () => document.body.setAttribute("data-complete", ""));
document.querySelector("#leave")?.addEventListener("click", destroy);

// What the types know; never run.

import { define, mount } from "ai-self-check";
import "ai-self-check/element";

const element = document.createElement("ai-self-check");
element.length = "quick";
// @ts-expect-error: no such length
element.length = "long";
const mounted = mount(document.body, { lang: "cy", job: "manager" });
mounted.element.addEventListener("selfcheck-progress", ({ detail }) => detail.answered + detail.total);
mounted.element.addEventListener("selfcheck-error", ({ detail }) => detail.code === "load");
// @ts-expect-error: no such theme
mount("main", { theme: "pink" });
define().then(mounted.destroy);

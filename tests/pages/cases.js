// Repeats runs in the page, by clicks alone, on the module of one build: `program.js` or `plain.js`.
// What it reads from a screen has a twin in `tests/native/seen.rs`.
//
// Defines `repeat(from, to)`, which gives the first screen of each run that differs as
// `{ name, step, expected, found }`, and `crash()`.

const [BUILD, WASM] = arguments;
const PACK = "/packs/from-fear-to-fearless/en.";

const bytes = async (url) => (await fetch(url)).arrayBuffer();

const code = await import(BUILD);
await code.default(WASM && (await bytes(WASM)));
let crashes = 0;
code.on_crash(() => crashes++);
const numbers = Object.create(null);
for (const form of ["a", "b"]) {
  numbers[form] = code.add_questions(await bytes(`${PACK}${form}.questions`));
  code.add_guidance(numbers[form], await bytes(`${PACK}${form}.guidance`));
}
const { cases } = await (await fetch("/cases.json")).json();

/** Every microtask has run, and the program draws in microtasks, when a message to oneself arrives. */
const channel = new MessageChannel();
const drawn = () =>
  new Promise((done) => {
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  });

/** FNV-1a, as in `tests/native/cases.rs`. */
function hash(text) {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return hash >>> 0;
}

/** All that a screen shows, line by line in the order of the page. */
function seen(root) {
  const lines = [];
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.data) lines.push(node.data);
      continue;
    }
    const said = (name) => node.getAttribute(name);
    const kind = node.localName === "input" ? "input" : said("class");
    if (kind === "input") lines.push(`[${[node.checked && "chosen", node.disabled && "closed"].filter(Boolean).join(" ")}]`);
    else if (kind === "area") lines.push(`area ${said("data-stage")} ${said("points")}`);
    else if (kind === "place") lines.push(`place ${said("cx")} ${said("cy")}`);
    else if (kind === "course") lines.push(`built ${said("data-built")}`);
    else if (kind === "cloth") lines.push(`level ${said("data-level")}`);
  }
  return lines;
}

/** Repeats one run; gives nothing, or where it differs. */
async function run(one) {
  const root = document.createElement("div");
  document.body.append(root);
  let told = [];
  const hear = (name, a, b) => told.push(`told ${name} ${a} ${b}`);
  const session = code.mount(
    root, numbers[one.form], one.form, one.job, one.standard, one.each, one.seed, code.numerals("en"),
    false, 0, "", hear,
  );
  const differs = (step, expected, found) => ({ name: one.name, step, expected, found });
  const compare = async (step, expected) => {
    await drawn();
    const text = [...seen(root), ...told].join("\n");
    told = [];
    if (crashes || hash(text) !== expected) return differs(step, String(expected), text);
  };
  let found = await compare(0, one.first);
  for (let step = 0; step < one.steps.length && !found; step++) {
    const [[selector, place], expected] = one.steps[step];
    const target = root.querySelectorAll(selector)[place];
    if (!target) return differs(step + 1, `${selector}, number ${place}`, seen(root).join("\n"));
    target.click();
    found = await compare(step + 1, expected);
  }
  const result = seen(root).join("\n");
  if (result !== one.result) found = differs("result", one.result, result);
  code.forget(session);
  root.remove();
  return found;
}

window.repeat = async (from, to) => {
  const found = [];
  for (const one of cases.slice(from, to)) {
    const differs = await run(one);
    if (differs) found.push(differs);
  }
  return found;
};

/** How many crashes are heard of when a view cannot be drawn: the next node to be inserted fails, once. */
window.crash = async () => {
  const root = document.createElement("div");
  document.body.append(root);
  code.mount(root, numbers.a, "a", "", false, false, 1, code.numerals("en"), false, 0, "", () => {});
  await drawn();
  const good = Node.prototype.insertBefore;
  Node.prototype.insertBefore = () => {
    Node.prototype.insertBefore = good;
    throw new Error("broken");
  };
  root.querySelector(".buttons [part=next]").click();
  await drawn();
  return crashes;
};

return cases.length;

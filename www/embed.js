// The embed page: choices become attributes, snippets and a live check; buttons copy. themes.html uses the
// buttons too. Everything typed becomes text nodes here, and is escaped in each snippet for its language.

// Those of policies.json without their default-src, which is the page's own to set; a test compares them.
const POLICIES = {
  script: "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
  "script-without-wasm": "script-src 'self'; connect-src 'self'",
  single: "script-src 'self' 'wasm-unsafe-eval'",
  sealed: "script-src 'self'; frame-src 'self'",
  iframe: "frame-src 'self'",
};

/** Stands for the reader's own site where a whole address is needed. */
const SITE = "https://your.site";

/** The choices that are attributes of the element, as the README orders them. */
const ATTRIBUTES = ["lang", "length", "form", "job", "feedback", "theme", "pack", "keep", "share", "sealed"];

/** Places on other origins than the files: their snippets need whole addresses. */
const ELSEWHERE = ["for-sharepoint", "for-moodle", "for-wix"];

const find = (id) => document.getElementById(id);
const options = find("options");
const say = (text) => (find("status").textContent = text);

const html = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const php = (text) => text.replaceAll("\\", "\\\\").replaceAll("'", "\\'");

/** An address that a link or a frame may have; nothing for `javascript:` and its like. */
function address(text) {
  try {
    const url = new URL(text.trim(), SITE);
    return ["https:", "http:"].includes(url.protocol) ? text.trim() : null;
  } catch {
    return null;
  }
}

/** What has been chosen: the attributes that are not the default, and what the snippets need besides. */
function chosen() {
  const data = new FormData(options);
  const text = (name) => String(data.get(name) || "").trim();
  const attributes = ATTRIBUTES.filter((name) => text(name)).map((name) => [name, name === "sealed" ? "" : text(name)]);
  const base = (address(text("base")) || "/self-check/").replace(/\/*$/, "/");
  return { attributes, base, words: text("words") || "About AI at work", link: address(text("link")) || "/ai" };
}

const whole = (base) => new URL(base, SITE).href;

/** The text of every snippet. */
function snippets({ attributes, base, words, link }) {
  const inside = attributes.map(([name, value]) => (value ? ` ${name}="${html(value)}"` : ` ${name}`)).join("");
  const element = `<ai-self-check${inside}><a href="${html(link)}">${html(words)}</a></ai-self-check>`;
  const script = (from) => `<script async src="${html(from)}ai-self-check.js"></script>`;
  // Behind "#", so that no server is told. A frame without a name for people is a riddle in a screen reader.
  const fragment = new URLSearchParams(attributes).toString();
  const frame = (from) =>
    `<iframe src="${html(from)}embed.html${fragment && "#" + html(fragment)}" title="Self-check on working with AI"` +
    ` width="100%" height="800" loading="lazy"></iframe>`;
  return {
    html: `<!-- The link stays if scripts fail. -->\n${element}\n${script(base)}`,
    iframe: frame(base),
    sharepoint: frame(whole(base)),
    script: script(whole(base)),
    php:
      `add_shortcode( 'ai_self_check', function () {\n` +
      `  wp_enqueue_script( 'ai-self-check', '${php(base)}ai-self-check.js', [], null, [ 'strategy' => 'async' ] );\n` +
      `  return '${php(element)}';\n} );`,
    wix: [["Server URL", whole(base) + "ai-self-check.js"], ["Tag name", "ai-self-check"]]
      .concat(attributes.map(([name, value]) => [`Attribute ${name}`, value || "(empty)"]))
      .map(([name, value]) => `${name}: ${value}`)
      .join("\n"),
  };
}

/** A policy line for where the files lie and what the check loads. */
function policy(key, base, attributes) {
  const at = Object.fromEntries(attributes);
  const origin = (from) => new URL(from, SITE).origin;
  let line = POLICIES[key === "script" && "sealed" in at ? "sealed" : key];
  if (/^https?:/.test(base)) line = line.replaceAll("'self'", origin(base));
  const pack = at.pack && /^https?:/.test(at.pack) && origin(at.pack);
  return pack ? line.replace(/connect-src [^;]*/, (found) => (found.includes(pack) ? found : `${found} ${pack}`)) : line;
}

const LENGTHS = {
  quick: "A start card, and 13 questions in about 2 minutes.",
  standard: "A start card, and 30 questions in about 6 minutes.",
};
const KEEPS = {
  tab: "Their answers stay in this browser tab until it is closed. The start card says so, and they can forget them.",
  device: "Their answers stay on this device. The start card says so, and they can forget them. Think twice where people share a computer.",
};
const TOLD = "The start card says beforehand what your page will be told. ";
const SHARES = {
  stage: "When somebody ends: the stage, from 1 to 5. Never an answer, a score or a worry.",
  bands: "When somebody ends: the stage, how confident and how sound in judgement in bands from 1 to 5, and the lean. Never an answer, a score or a worry.",
};

/** What people will see, and what the page will learn, each as sentences. */
function meaning(attributes) {
  const at = Object.fromEntries(attributes);
  const named = (name) => options.elements[name].selectedOptions[0].textContent;
  const see = [
    LENGTHS[at.length] || "A start card, where they choose: 13 questions in about 2 minutes, or 30 in about 6.",
    at.lang ? `First in ${named("lang")}; they can choose another language.` : "First in the language of your page, if we have it.",
    at.job ? `Tasks of one kind of work: ${named("job")}.` : "A question about their kind of work, so that the tasks are theirs.",
    at.feedback ? "Reasons after each judged answer, and again with the result." : "Reasons with the result.",
    at.form ? "The questions of form B." : "",
    at.pack ? "The questions of your own pack, and its words." : "",
    KEEPS[at.keep],
    at.share ? TOLD : "",
    "At the end: where they stand, one next step, an answer to a worry of theirs, and tasks to try.",
  ];
  const learn = [
    "That the check was started, how many questions have been answered, and that it was finished.",
    SHARES[at.share] || "Never an answer or a result.",
    "Only a script of your own page hears this. The check sends it nowhere.",
    "sealed" in at
      ? "Your page cannot see answers, clicks or keys: the check runs in a frame of its own."
      : "A script of your page could watch clicks and keys. “Seal it off” prevents that.",
    "Your web server notes that the files were fetched, as for any page.",
  ];
  return { see, learn };
}

function list(id, sentences) {
  const items = sentences.filter(Boolean).map((sentence) => {
    const item = document.createElement("li");
    item.textContent = sentence;
    return item;
  });
  find(id).replaceChildren(...items);
}

/** Writes every snippet, policy line and sentence anew. */
function write() {
  const now = chosen();
  const texts = snippets(now);
  for (const code of document.querySelectorAll("[data-snippet]")) code.textContent = texts[code.dataset.snippet];
  for (const code of document.querySelectorAll("[data-policy]")) {
    const base = ELSEWHERE.includes(code.closest(".panel").id) ? whole(now.base) : now.base;
    code.textContent = policy(code.dataset.policy, base, now.attributes);
  }
  for (const name of ["base", "link"]) {
    const field = options.elements[name];
    if (address(field.value) === null) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
  const { see, learn } = meaning(now.attributes);
  list("will-see", see);
  list("will-learn", learn);
  return now.attributes;
}

let live = "";

/** A fresh check with these attributes, if they are others than before. Fresh, because `restart()` would take
    the focus out of the form. */
function show(attributes) {
  // This page's own policy lets nothing come from elsewhere.
  const foreign = attributes.some(([name, value]) => {
    if (name !== "pack") return false;
    return !URL.canParse(value, document.baseURI) || new URL(value, document.baseURI).origin !== location.origin;
  });
  const shown = attributes.filter(([name]) => !(foreign && name === "pack"));
  find("note").textContent = foreign
    ? "This page lets nothing load from other websites, so the live check shows our own questions in place of your pack."
    : "";
  find("note").hidden = !foreign;
  const key = JSON.stringify(shown);
  if (live === key) return false;
  live = key;
  const old = find("preview-place").firstElementChild;
  if (old && old.destroy) old.destroy();
  const check = document.createElement("ai-self-check");
  for (const [name, value] of shown) check.setAttribute(name, value);
  if (shown.some(([name]) => name === "pack")) check.setAttribute("data-debug", "");
  find("preview-place").replaceChildren(check);
  return true;
}

function changed() {
  const again = show(write());
  say(again ? "The snippet and the live check have changed." : "The snippet has changed.");
}

/** Copies what stands beside a button, or selects it where the browser refuses. */
async function copy(button) {
  const code = button.parentElement.querySelector("code");
  try {
    await navigator.clipboard.writeText(code.textContent);
    say("Copied.");
  } catch {
    getSelection().selectAllChildren(code);
    say("This browser does not let the page copy. The text is selected: press Ctrl and C, or ⌘ and C.");
  }
}

for (const button of document.querySelectorAll(".copy button")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

if (options) {
  options.addEventListener("submit", (event) => event.preventDefault());
  options.addEventListener("input", write);
  options.addEventListener("change", changed);
  // The fields have their first values again only after the event, and a microtask of a person's press comes before.
  options.addEventListener("reset", () => setTimeout(changed));
  const where = find("where");
  where.addEventListener("submit", (event) => event.preventDefault());
  const place = () => {
    const to = "for-" + new FormData(where).get("place");
    for (const panel of document.querySelectorAll(".panel")) panel.hidden = panel.id !== to;
  };
  where.addEventListener("change", place);
  for (const id of ["options", "where", "stage"]) find(id).hidden = false;
  // A browser may have filled the forms from an earlier visit.
  place();
  show(write());
}

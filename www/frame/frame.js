// The script of sealed.html and embed.html: a page that is nothing but the check. It reads the options from the
// address, fetches the script of one file in the language and form asked for, and tells the page around it its height.
// A classic script that fetches a classic script: a frame without an origin could not import modules.

import { answer } from "./channel.js";
import { NAME, options } from "./options.js";
import { seal, isShut } from "./seal.js";
import { say, words } from "./words.js";

const own = document.currentScript;
const sealed = own.hasAttribute("data-sealed");
const given = options();
const { files } = LANGUAGES[given.lang];
const file = Object.hasOwn(files, given.form) ? files[given.form] : Object.values(files)[0];

const page = new CSSStyleSheet();
page.replaceSync("body{margin:0;padding:4px}.say{font:1em/1.5 system-ui,sans-serif;margin:.5em 1em}");
document.adoptedStyleSheets = [page];
document.documentElement.lang = given.lang;
document.documentElement.dir = words(given.lang).dir;
document.title = words(given.lang).title;

const check = document.createElement("ai-self-check");
for (const name of Object.keys(given)) check.setAttribute(name, given[name]);
// Nobody else's script is here; and what happens to links and prints must be seen.
check.setAttribute("shadow", "open");
const tell = sealed ? answer(check) : (height) => parent !== window && parent.postMessage({ [NAME]: { height } }, "*");

// The loader waits until the element is in sight. Here it waits until nothing can leave any more.
let begin;
const ready = new Promise((done) => (begin = done));
window.IntersectionObserver = class {
  constructor(hear) {
    ready.then(() => hear([{ isIntersecting: true }]));
  }
  observe() {}
  disconnect() {}
};

// Printing may be forbidden here, and then nothing at all happens.
const print = window.print.bind(window);
window.print = () => {
  let came = false;
  const hear = () => (came = true);
  addEventListener("beforeprint", hear);
  try {
    print();
  } catch {
    // The same as nothing.
  }
  removeEventListener("beforeprint", hear);
  if (came) return;
  dispatchEvent(new Event("afterprint"));
  say(document.body, words(given.lang).no_print);
};

if (sealed) {
  // Pop-ups are shut, so a link would do nothing.
  check.addEventListener("click", (event) => {
    const link = event.composedPath().find((one) => one.localName === "a" && one.href);
    if (!link) return;
    event.preventDefault();
    if (!link.nextElementSibling) say(link.parentElement, `${words(given.lang).no_links} ${link.href}`);
  });
}

const failed = () => {
  if (sealed) tell.failed();
  say(document.body, words(given.lang).failed);
};

new ResizeObserver(() => tell(Math.ceil(document.documentElement.getBoundingClientRect().height))).observe(document.documentElement);

const script = document.createElement("script");
script.src = new URL(file, own.src).href;
script.onerror = failed;
script.onload = async () => {
  if (sealed) {
    seal();
    if (!(await isShut())) return failed();
    document.documentElement.setAttribute("data-asc-sealed", "");
    tell.card();
  }
  begin();
};
document.body.append(check, script);

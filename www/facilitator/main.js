// The facilitator's page: starts the program, and does what it is asked to do. All that is decided, counted or worded
// is the program's (src/workshop/room); here are only files, keys, windows and the device.

import {
  __wbg_set_wasm, begin, camera_trouble, cohort_file, codes, drawn, file_refused, found_kept, guidance, head, imports, kept, notes_now, order, papers, press,
  restore, seen, speak, tick, unsaved,
} from "glue";
import { listen } from "./intake.js";
import { Keeper } from "./keep.js";
import { keys } from "./keys.js";
import { open, serve } from "./notes.js";
import { print, show } from "./print.js";

/** What the build puts in: `{ path, languages: [[tag, name], …], files: [kind, …] }`. */
const { path, languages } = PACK;

const BASE = new URL("./", location.href).href;

/** The language of this page: behind `#lang=`, or what the browser prefers, or the pack's own. */
function language() {
  const asked = [new URLSearchParams(location.hash.slice(1)).get("lang"), ...(navigator.languages || [])];
  const known = (tag) => languages.map(([one]) => one).find((one) => tag && (tag === one || tag.toLowerCase().startsWith(`${one}-`)));
  return asked.map(known).find(Boolean) || languages[0][0];
}

async function get(name) {
  const answer = await fetch(new URL(name, BASE));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

const bytes = async (name) => new Uint8Array(await (await get(name)).arrayBuffer());
const text = async (name) => (await get(name)).text();

/** The words of a language, as `begin` and `speak` take them. */
function words(tag) {
  return Promise.all([
    bytes(`${path}${tag}.a.questions`), text(`${path}${tag}.facilitator.json`), text(`${path}${tag}.workshop.json`),
  ]);
}

/** What the slides need beyond them, and the first screen does not. */
async function rest(tag) {
  // A document in a frame of its own would ask the network, past the worker: its styles are here beforehand.
  styles ||= URL.createObjectURL(new Blob([await text("sheets.css")], { type: "text/css" }));
  guidance(await bytes(`${path}${tag}.a.guidance`));
  // What sheets are made of; nothing of it is wanted before one is asked for, but the network may be gone by then.
  const parts = ["a.questions", "a.guidance", "b.questions", "b.guidance"].map((kind) => bytes(`${path}${tag}.${kind}`));
  sheetWords = [await text(`${path}${tag}.workshop.json`), ...(await Promise.all(parts))];
  if (!sheets) {
    const [{ default: begun }, program] =
      await Promise.all([import(new URL("ai-self-check.sheets.js", BASE).href), bytes("ai-self-check.sheets.wasm")]);
    sheets = await begun(program);
  }
  document.documentElement.dataset.loaded = "yes";
}

/** Saves a text as a file of this name. */
function save(name, kind, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: kind }));
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const keeper = new Keeper();
let stopCamera;
let styles;
let sheets;
let sheetWords;

/** The sheet that is shown, its styles at an address or inside; or what the map shows as CSV. */
const made = (at, csv) => sheets?.sheet(order(), ...sheetWords, at, csv) || "";

/** Lines that are counted at once: more people than a room has, and the page does not stand still. */
const LINES = 500;

/** Counts the papers of the box. Lines with a mistake stay there, and what comes after the first `LINES`. */
function countLines(box) {
  if (!sheets) return file_refused("ai-self-check.sheets.wasm");
  const lines = box.value.split("\n");
  const rest = lines.splice(LINES);
  const found = sheets.lines(order(), ...sheetWords, lines.join("\n"), crypto.getRandomValues(new Uint32Array(1))[0]);
  const bad = new Set(JSON.parse(found).troubles.map(([number]) => number));
  box.value = [...lines.filter((_, place) => bad.has(place + 1)), ...rest].join("\n");
  papers(found);
}

let notes;

async function camera(what) {
  stopCamera?.();
  stopCamera = undefined;
  if (what !== "start") return;
  try {
    const { start } = await import(new URL("ai-self-check.camera.js", BASE).href);
    stopCamera = await start(document.querySelector("#camera"), seen, camera_trouble);
  } catch {
    camera_trouble("reader");
  }
}

const day = () => new Date().toISOString().slice(0, 10);

/** What the program asks for, by name. */
const tasks = {
  shown() {
    const [title, lang, dir] = head();
    Object.assign(document, { title });
    Object.assign(document.documentElement, { lang, dir });
    notes?.(notes_now());
  },
  focus: (id) => document.querySelector(`#${id}`)?.focus(),
  draw: () => drawn(crypto.getRandomValues(new Uint8Array(1))[0]),
  keep: () => keeper.keep(() => [kept(), codes()]).catch(() => press("cannot-keep")),
  forget: () => keeper.forget().catch(() => {}),
  async "ask-to-keep"() {
    if (!(await keeper.own())) press("other-tab");
  },
  async "read-kept"() {
    if (!(await keeper.own())) return press("other-tab");
    restore((await keeper.read())?.text || "");
  },
  camera,
  "show-sheet": () => show(made(styles, false)),
  print,
  save(what) {
    if (what === "cohort") save(`cohort-${day()}.json`, "application/json", cohort_file());
    else if (what === "csv") save(`map-${day()}.csv`, "text/csv;charset=utf-8", made("", true));
    else save(`sheet-${day()}.html`, "text/html;charset=utf-8", made("", false));
  },
  "open-notes"() {
    // A browser that opens no window shows the notes here.
    notes = open(press);
    if (!notes) press("notes");
    else notes(notes_now());
  },
  async language(tag) {
    speak(...(await words(tag)));
    await rest(tag);
    tasks["show-sheet"]();
    history.replaceState(null, "", `#lang=${tag}`);
  },
};

async function start() {
  const root = document.querySelector("#room");
  const tag = language();
  document.documentElement.lang = tag;
  try {
    const [program, loaded] = await Promise.all([bytes("ai-self-check.facilitator.wasm"), words(tag)]);
    const { instance } = await WebAssembly.instantiate(program, { glue: imports });
    __wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start?.();
    root.textContent = "";
    begin(root, BASE, ...loaded, JSON.stringify(languages), (name, ...more) => tasks[name]?.(...more));
  } catch (error) {
    // The page's own words in each language, which stand there from the beginning.
    document.querySelector("#wait").hidden = true;
    document.querySelector("#failed").hidden = false;
    console.error(error);
    return;
  }
  await rest(tag).catch(console.error);
  listen(root);
  root.addEventListener("click", ({ target }) => target.id === "count-lines" && countLines(root.querySelector("#lines")));
  keys();
  tick(Date.now());
  setInterval(() => tick(Date.now()), 5_000);
  addEventListener("beforeunload", (event) => unsaved() && event.preventDefault());
  keeper.look().then((found) => {
    if (found === "other") press("other-tab");
    else if (found) found_kept(found.codes);
  }, () => {});
  navigator.serviceWorker?.register("facilitator-sw.js").catch(() => {});
}

if (location.hash.startsWith("#notes=")) serve(`${path}${language()}.facilitator.json`);
else start();

// Texts and files, slice by slice, with the page answering in between. Nothing of a text is kept.

import { file_refused, merge_file, redraw, text_begins, text_ends, text_piece } from "glue";

/** Characters that are handed over at once. */
const SLICE = 16_384;

/** Milliseconds until the page may answer. */
const TURN = 20;

/** Milliseconds until the count on the screen is renewed. */
const SHOW = 250;

/** More is no cohort file: that of a million people has half. */
const COHORT_AT_MOST = 400_000_000;

const { port1, port2 } = new MessageChannel();
const waiting = [];
port1.onmessage = () => waiting.shift()?.();

/** Lets the page answer. A timer would wait four milliseconds each time. */
function breath() {
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(0);
  });
}

/** Hands over a text, or texts that come in pieces, and says how many bytes there were. */
async function read(pieces, size) {
  text_begins();
  let turn = performance.now(), shown = turn;
  for await (const piece of pieces) {
    for (let at = 0, end; at < piece.length; at = end) {
      end = Math.min(at + SLICE, piece.length);
      // Never between the halves of a character.
      if (end < piece.length && (piece.charCodeAt(end - 1) & 0xfc00) === 0xd800) end += 1;
      text_piece(piece.slice(at, end));
      const now = performance.now();
      if (now - shown > SHOW) {
        shown = now;
        redraw();
      }
      if (now - turn > TURN) {
        await breath();
        turn = performance.now();
      }
    }
  }
  await breath();
  text_ends(size);
}

/** The pieces of a file as text. Bytes that are no text become marks, in which no code is found. */
async function* decoded(file) {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const wide = { "255,254": "utf-16le", "254,255": "utf-16be" }[`${first},${second}`];
  const decoder = new TextDecoder(wide || "utf-8");
  const reader = file.stream().getReader();
  for (let part; !(part = await reader.read()).done; ) yield decoder.decode(part.value, { stream: true });
  yield decoder.decode();
}

async function readFile(file) {
  try {
    const begin = await file.slice(0, 400).text();
    if (/^\s*\{/.test(begin) && begin.includes("ai-self-check-cohort")) {
      if (file.size > COHORT_AT_MOST) file_refused(file.size);
      else merge_file(await file.text());
    } else {
      await read(decoded(file), file.size);
    }
  } catch (error) {
    // A text that was begun must end, so that what it held so far is told.
    text_ends(0);
    file_refused(String(error?.message || error));
  }
}

/** One after the other, so that two texts never mix. */
let queue = Promise.resolve();
const after = (work) => (queue = queue.then(work, work));

const text = (pasted) => after(() => read([pasted], new Blob([pasted]).size));

/** Hears what is pasted, dropped and chosen below an element. */
export function listen(root) {
  root.addEventListener("paste", (event) => {
    if (event.target.id !== "paste") return;
    event.preventDefault();
    const { files } = event.clipboardData;
    if (files.length) for (const file of files) after(() => readFile(file));
    else text(event.clipboardData.getData("text/plain"));
  });
  root.addEventListener("click", (event) => {
    if (event.target.id !== "find") return;
    const box = root.querySelector("#paste");
    text(box.value);
    box.value = "";
  });
  root.addEventListener("change", (event) => {
    if (event.target.id !== "file") return;
    for (const file of event.target.files) after(() => readFile(file));
    // The same file may be chosen once more.
    event.target.value = "";
  });
  for (const name of ["dragover", "drop"]) {
    root.addEventListener(name, (event) => {
      event.preventDefault();
      if (name === "drop") for (const file of event.dataTransfer.files) after(() => readFile(file));
    });
  }
}

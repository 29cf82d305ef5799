// Opens somebody's own pack for the loader: fetches it, has it read and checked in the browser, and gives what
// the loader asks of any pack. Only a page that names such a pack loads this file and the reader's program.

import read from "./reader.js";

/** What the loader shows of a pack that cannot be used: problems for an editor, nothing for a visitor. */
function refused(address, problems, debug) {
  const error = new Error(`pack ${address}: ${problems.join("\n")}`);
  error.code = "pack";
  if (debug) {
    const list = document.createElement("ul");
    list.lang = "en";
    for (const problem of problems) {
      const line = document.createElement("li");
      line.textContent = problem;
      list.append(line);
    }
    error.nodes = [list];
  }
  return error;
}

/**
 * The pack at an address. `file(name, kind, hash)` fetches a file of the build or of another address; `debug` shows
 * problems on screen. Gives `{ path, forms, lengths, jobs, languages, card(tag), part(name) }`; throws an error
 * with the code `pack` if the pack cannot be used, or as `file` does.
 */
export async function open(address, file, debug) {
  const [program, bytes, defaults] = await Promise.all([
    file("ai-self-check.reader.wasm", undefined, HASHES.wasm),
    file(address),
    file("packs/defaults.json", "json", HASHES.defaults),
  ]);
  const inLanguage = (tag) => read(new Uint8Array(program), new Uint8Array(bytes), defaults, tag);
  // Every language is checked each time, so the first reading speaks for all.
  const first = await inLanguage("");
  if (first.errors) throw refused(address, first.problems, debug);
  for (const problem of first.problems) console.warn(`ai-self-check: pack ${address}: ${problem}`);

  const found = new Map([[first.language, first]]);
  const pack = async (tag) => {
    if (!found.has(tag)) found.set(tag, await inLanguage(tag));
    return found.get(tag);
  };
  const languages = Object.create(null);
  for (const { tag, name } of first.languages) languages[tag] = name;
  const forms = Object.keys(first.forms);
  return {
    path: address + " ",
    forms,
    // The start card offers what every form has.
    lengths: ["quick", "standard"].filter((length) => forms.every((form) => first.lengths[form].includes(length))),
    jobs: first.jobs,
    languages,
    async card(tag) {
      const { start, made, language } = await pack(tag);
      const card = { ...start, lang: language, dir: made.direction };
      if (made.status !== "drafted") delete card.drafted;
      return card;
    },
    async part(name) {
      const [, tag, form, kind] = /^(.+)\.(.+)\.(.+)$/.exec(name);
      return (await pack(tag)).forms[form][kind];
    },
  };
}

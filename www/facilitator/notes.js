// The notes in a second window of the same page. They cross by a channel with a number of its own, so that two
// sessions on one computer do not mix. What is said of the group never crosses.

const KEYS = { PageDown: "next", ArrowRight: "next", PageUp: "back", ArrowLeft: "back" };

/** Opens the window; gives what sends notes to it, or nothing if the browser opens none. */
export function open(press) {
  const name = `asc-notes-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
  const channel = new BroadcastChannel(name);
  let last;
  channel.onmessage = ({ data }) => {
    if (data === "hello") channel.postMessage(last);
    else if (Object.values(KEYS).includes(data)) press(data);
  };
  if (!window.open(`${location.pathname}#notes=${name}`, name, "popup,width=640,height=800")) return undefined;
  return (notes) => {
    last = notes;
    channel.postMessage(notes);
  };
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** Shows the notes in this window. */
export async function serve(words) {
  const root = document.querySelector("#room");
  const channel = new BroadcastChannel(location.hash.slice("#notes=".length));
  let heard = false;
  channel.onmessage = ({ data }) => {
    if (!Array.isArray(data)) return;
    heard = true;
    const [heading, clock, next, parts, title] = data;
    document.title = title;
    const old = root.querySelector("h1")?.textContent;
    const clockLine = element("p", clock);
    clockLine.className = "clock";
    const name = Object.assign(element("h1", heading), { tabIndex: -1 });
    const box = document.createElement("main");
    box.className = "notes alone";
    box.append(name, clockLine, element("p", next));
    for (const [head, lines] of parts) {
      const list = document.createElement("ul");
      list.append(...lines.map((line) => element("li", line)));
      box.append(element("h2", head), list);
    }
    root.replaceChildren(box);
    if (old !== heading) name.focus();
  };
  addEventListener("keydown", ({ key }) => KEYS[key] && channel.postMessage(KEYS[key]));
  channel.postMessage("hello");
  const texts = await (await fetch(new URL(words, location.href))).json();
  if (!heard) root.replaceChildren(element("p", texts.notes_wait));
}

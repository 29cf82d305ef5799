// Every way in which a script could make something leave: arguments[0] is the address of a server that records
// what it is asked, arguments[1] the port of a listener for datagrams. Gives the names of the ways that were
// tried. What throws or is refused is what the test hopes for, so nothing here complains.
const base = arguments[0];
const to = (name) => `${base}/leak-${name}`;
const make = (tag, values, parent = document.body) => {
  const made = document.createElement(tag);
  parent.append(made);
  Object.assign(made, values);
  return made;
};
const call = (Kind) => {
  const call = new Kind({ iceServers: [{ urls: `stun:127.0.0.1:${arguments[1]}` }] });
  call.createDataChannel("x");
  return call.createOffer().then((offer) => call.setLocalDescription(offer));
};
const ways = {
  fetch: () => fetch(to("fetch"), { mode: "no-cors" }),
  keepalive: () => fetch(to("keepalive"), { mode: "no-cors", keepalive: true, method: "POST", body: "x" }),
  xhr: () => {
    const request = new XMLHttpRequest();
    request.open("GET", to("xhr"));
    request.send();
  },
  beacon: () => navigator.sendBeacon(to("beacon"), "x"),
  socket: () => new WebSocket(to("socket").replace("http", "ws")),
  events: () => new EventSource(to("events")),
  image: () => (new Image().src = to("image")),
  picture: () => make("img", { src: to("picture") }),
  sheet: () => make("link", { rel: "stylesheet", href: to("sheet") }, document.head),
  style: () => make("style", { textContent: `@import url(${to("style")});` }, document.head),
  background: () => (document.body.style.backgroundImage = `url(${to("background")})`),
  constructed: () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`html { background-image: url(${to("constructed")}) }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  },
  font: () => new FontFace("leak", `url(${to("font")})`).load(),
  prefetch: () => make("link", { rel: "prefetch", href: to("prefetch") }, document.head),
  preload: () => make("link", { rel: "preload", as: "image", href: to("preload") }, document.head),
  modulepreload: () => make("link", { rel: "modulepreload", href: to("modulepreload") }, document.head),
  icon: () => make("link", { rel: "icon", href: to("icon") }, document.head),
  manifest: () => make("link", { rel: "manifest", href: to("manifest") }, document.head),
  speculation: () =>
    make("script", { type: "speculationrules", textContent: JSON.stringify({ prefetch: [{ source: "list", urls: [to("speculation")], eagerness: "immediate" }] }) }),
  script: () => make("script", { src: to("script") }),
  module: () => import(to("module")),
  worker: () => new Worker(to("worker")),
  blobworker: () => new Worker(URL.createObjectURL(new Blob([`fetch("${to("blobworker")}", { mode: "no-cors" })`]))),
  shared: () => new SharedWorker(to("shared")),
  service: () => navigator.serviceWorker.register(to("service")),
  frame: () => make("iframe", { src: to("frame") }),
  srcdoc: () => make("iframe", { srcdoc: `<img src="${to("srcdoc")}">` }),
  blank: () => make("iframe", {}).contentWindow.fetch(to("blank"), { mode: "no-cors" }),
  object: () => make("object", { data: to("object") }),
  embed: () => make("embed", { src: to("embed") }),
  video: () => make("video", { src: to("video"), preload: "auto" }).load(),
  track: () => (make("video", {}).poster = to("poster")),
  form: () => {
    const frame = make("iframe", { name: "taker" });
    make("form", { action: to("form"), target: frame.name, method: "post" }).submit();
  },
  open: () => window.open(to("open")),
  link: () => make("a", { href: to("link"), target: "_blank" }).click(),
  ping: () => {
    // Into a frame, because a link to this page itself loads it anew in WebKit.
    const frame = make("iframe", { name: "pinged" });
    make("a", { href: to("pinglink"), target: frame.name, ping: to("ping") }).click();
  },
  svg: () => {
    const image = document.createElementNS("http://www.w3.org/2000/svg", "image");
    image.setAttribute("href", to("svg"));
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.append(image);
    document.body.append(svg);
  },
  call: () => call(RTCPeerConnection),
  innercall: () => call(make("iframe", {}).contentWindow.RTCPeerConnection),
};
// The page itself must stay where it is.
if (self.top !== self) ways.top = () => (top.location = to("top"));
const tried = [];
for (const name of Object.keys(ways)) {
  try {
    const going = ways[name]();
    if (going && going.catch) going.catch(() => {});
  } catch {
    // Refused.
  }
  tried.push(name);
}
return tried;

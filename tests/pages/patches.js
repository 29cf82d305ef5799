// What pages do to the browser. The query names a case; `patched()` says that it is in place, `calls` counts.
window.calls = 0;
const cases = {
  // As monitoring scripts do: each answer is read twice.
  "fetch-wrapped"() {
    const own = window.fetch;
    window.fetch = async function (...given) {
      calls++;
      const response = await own.apply(this, given);
      response.clone().arrayBuffer().catch(() => {});
      return response;
    };
  },
  "fetch-refuses"() {
    window.fetch = () => { calls++; return Promise.reject(new TypeError("blocked by the page")); };
  },
  "fetch-stub"() {
    window.fetch = () => { calls++; };
  },
  json() {
    // The driver of the tests uses them too, so they are broken for our files only.
    for (const name of ["parse", "stringify"]) {
      const own = JSON[name];
      JSON[name] = (...given) => {
        if (new Error().stack.includes("ai-self-check")) throw new Error("the page has taken this away");
        return own(...given);
      };
    }
    Object.prototype.toJSON = function () { return this; };
  },
  // As zone.js does.
  promise() {
    const Own = window.Promise;
    const then = Own.prototype.then;
    class Zone extends Own {}
    Own.prototype.then = function (...given) { calls++; return then.apply(this, given); };
    window.Promise = Zone;
  },
  // As core-js 1 and MooTools did.
  arrays() {
    for (const name of ["contains", "last", "clean", "each", "remove"]) {
      Array.prototype[name] = function () { calls++; return undefined; };
    }
    for (const name of ["filter", "map", "find", "some", "includes"]) {
      const own = Array.prototype[name];
      Array.prototype[name] = function (step) { calls++; return typeof step === "function" ? own.call(this, (one, place) => step(one, place, this)) : own.call(this, step); };
    }
  },
  objects() {
    for (const name of ["extends", "mode", "capture", "signal", "once", "serializable", "slotAssignment", "integrity", "headers", "cache", "detail", "bubbles"]) {
      Object.prototype[name] = "the page's own";
    }
  },
  define() {
    const own = customElements.define;
    customElements.define = function (name, made, options) {
      calls++;
      return own.call(this, name, class extends made { connectedCallback() { calls++; super.connectedCallback(); } }, options);
    };
  },
  // As session replay does: every root is kept, watched, and listened to.
  recorder() {
    window.recorded = [];
    const own = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      calls++;
      const root = own.call(this, options);
      new MutationObserver((changes) => recorded.push(changes.length)).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
      for (const kind of ["click", "input", "change", "keydown"]) root.addEventListener(kind, () => recorded.push(kind), true);
      return root;
    };
    for (const name of ["insertBefore", "appendChild", "removeChild"]) {
      const step = Node.prototype[name];
      Node.prototype[name] = function (...given) { calls++; return step.apply(this, given); };
    }
    const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (...given) { calls++; return listen.apply(this, given); };
  },
  "roots-open"() {
    const own = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function () { calls++; return own.call(this, { mode: "open" }); };
  },
  "no-crypto"() { Object.defineProperty(window, "crypto", { value: undefined }); },
  "no-text-decoder"() { delete window.TextDecoder; },
  "no-observer"() { delete window.IntersectionObserver; },
  "no-frames"() { window.requestAnimationFrame = window.cancelAnimationFrame = undefined; },
  "no-idle"() { delete window.requestIdleCallback; delete window.MessageChannel; delete window.structuredClone; },
  frozen() {
    for (const made of [Object, Array, Function, Promise, Map, Set, Error, String, Number, EventTarget, Node, Element, HTMLElement, Event, CustomEvent, Response, CSSStyleSheet, ShadowRoot, Document, HTMLDocument]) {
      Object.freeze(made.prototype);
      Object.freeze(made);
    }
  },
  throwing() {
    for (const name of ["ready", "start", "progress", "complete", "error"]) {
      addEventListener("selfcheck-" + name, () => { calls++; throw new Error("the page's own fault"); }, true);
      document.addEventListener("selfcheck-" + name, () => { throw new Error("the page's own fault"); });
    }
  },
};
window.patched = location.search.slice(1);
cases[window.patched]();

// The seal: from here on the browser lets nothing load and nothing be sent, whoever asks. A policy can be made
// stricter by a page itself, and never weaker.

/** What the running check still needs is to start its program again after a stop. */
const POLICY =
  "default-src 'none'; script-src 'wasm-unsafe-eval'; base-uri 'none'; form-action 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";

/** Direct calls between browsers stand outside of policies. A frame without an origin reaches no other window to
    fetch them back from. */
const CALLS = ["RTCPeerConnection", "webkitRTCPeerConnection", "mozRTCPeerConnection", "RTCDataChannel"];

/** Shuts the network for good. */
export function seal() {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = POLICY;
  document.head.append(policy);
  for (const name of CALLS) delete window[name];
}

/** Whether it is shut: even an address that holds its own answer cannot be asked. */
export async function isShut() {
  if (CALLS.some((name) => name in window)) return false;
  try {
    await fetch("data:,");
    return false;
  } catch {
    return true;
  }
}

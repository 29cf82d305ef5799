// The camera of a facilitator's page: shows what it sees in a video, and tells each result code that it shows.
//
// Frames are read by the browser's own detector where it has one for QR codes, and by the Rust reader where not, or when
// that fails. No frame leaves the page, none is kept, and nothing is written. The words are the page's: troubles are keys.

/** What can go wrong. After any of these, the camera is off. */
export const TROUBLES = [
  "insecure", // The page was not opened by https, so the browser offers no camera; or a frame or policy forbids it.
  "refused", // Somebody said no, now or earlier, or the system did.
  "none", // There is no camera.
  "busy", // Another program has it, or it does not start.
  "unplugged", // It was there and went.
  "reader", // The camera works, but what reads codes did not come or stops each time.
];

/** The least time between two looks, in milliseconds. */
const PAUSE = 150;

/** A code that was out of sight for so long is told again, in milliseconds. */
const AWAY = 3000;

/** The most pixels of a frame: `PIXELS` of the reader. */
const PIXELS = 1920 * 1200;

/** How often a reader that stopped is started anew. */
const LIVES = 5;

/** What the check writes; whether it is a code, its check characters say. */
const CODE = /^[0-9A-HJKMNP-TV-Z]{12}$/;

const WISHES = {
  audio: false,
  video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } },
};

const NAMES = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "none",
  OverconstrainedError: "none",
  NotReadableError: "busy",
  AbortError: "busy",
};

/**
 * Starts the camera. `video` shows it (and should be `muted` and `playsinline`); `onCode(text)` hears a code of 12
 * characters without dashes, again only after three seconds out of sight; `onTrouble(key)` hears one of `TROUBLES`,
 * once. Gives `stop()`, which ends the camera and may be called at any time, also twice. Leaving the page stops it too.
 */
export function start(video, onCode, onTrouble) {
  const seen = new Map();
  let stream;
  let read;
  let over = false;

  const stop = () => {
    if (over) return;
    over = true;
    removeEventListener("pagehide", stop);
    for (const track of stream?.getTracks() ?? []) track.stop();
    if (stream && video.srcObject === stream) video.srcObject = null;
    read?.end();
    seen.clear();
  };
  const fail = (key) => {
    if (over) return;
    stop();
    onTrouble(key);
  };
  addEventListener("pagehide", stop);

  const tell = (codes) => {
    const now = performance.now();
    for (const [code, last] of seen) if (now - last > AWAY) seen.delete(code);
    for (const code of codes) {
      const known = seen.has(code);
      seen.set(code, now);
      if (!known) onCode(code);
    }
  };

  const run = async () => {
    if (!globalThis.isSecureContext || !navigator.mediaDevices?.getUserMedia) return fail("insecure");
    try {
      const opened = await navigator.mediaDevices.getUserMedia(WISHES);
      stream = opened;
    } catch (error) {
      return fail(NAMES[error?.name] ?? "insecure");
    }
    const [track] = stream.getVideoTracks();
    if (over) return track?.stop();
    if (!track || track.readyState === "ended") return fail("unplugged");
    track.addEventListener("ended", () => fail("unplugged"));
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    try {
      await video.play();
    } catch {
      // The page may have taken the video away; without one there is nothing to show.
      return fail("busy");
    }
    read = await reader();
    if (over) return read.end();
    while (!over) {
      const begun = performance.now();
      if (!document.hidden && video.videoWidth) {
        try {
          const codes = await read.look(video);
          if (over) return;
          tell(codes.filter((code) => CODE.test(code)));
        } catch {
          return fail("reader");
        }
      }
      // On the page's own thread, the page has two thirds of the time.
      const took = performance.now() - begun;
      await sleep(Math.max(PAUSE - took, read.shares ? 2 * took : 0, 10));
      await frame(video);
    }
  };
  run();
  return stop;
}

const sleep = (time) => new Promise((done) => setTimeout(done, time));

/** Waits for another frame; a second at most, because a camera may stand still. */
function frame(video) {
  if (!video.requestVideoFrameCallback) return undefined;
  return Promise.race([new Promise((done) => video.requestVideoFrameCallback(done)), sleep(1000)]);
}

/** What reads frames: `look(video)` gives texts, `end()` frees it, `shares` says that it works on the page's thread. */
async function reader() {
  const own = await detector();
  if (!own) return rust();
  let second;
  return {
    get shares() {
      return second?.shares;
    },
    async look(video) {
      if (second) return second.look(video);
      try {
        return (await own.detect(video)).map(({ rawValue }) => rawValue);
      } catch {
        // Some browsers offer a detector whose service is missing.
        second = rust();
        return second.look(video);
      }
    },
    end: () => second?.end(),
  };
}

async function detector() {
  try {
    const formats = await BarcodeDetector.getSupportedFormats();
    return formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : undefined;
  } catch {
    return undefined;
  }
}

const WORK = "ai-self-check.camera.work.js";

/** The Rust reader, in a worker or, where none starts, here. */
function rust() {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  let lives = LIVES;
  let work = worker();
  return {
    get shares() {
      return work.shares;
    },
    async look(video) {
      const { videoWidth, videoHeight } = video;
      const scale = Math.min(1, Math.sqrt(PIXELS / (videoWidth * videoHeight)));
      const [width, height] = [Math.floor(videoWidth * scale), Math.floor(videoHeight * scale)];
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
      context.drawImage(video, 0, 0, width, height);
      const picture = () => context.getImageData(0, 0, width, height).data;
      const answer = await work.ask(width, height, picture());
      if (answer.codes) return answer.codes;
      work.end();
      if (answer.refused) {
        work = here(0);
        const second = await work.ask(width, height, picture());
        if (second.codes) return second.codes;
        throw new Error(second.why);
      }
      // It stopped at this frame; the next one gets a fresh one.
      if (!answer.stopped || --lives < 0) throw new Error(answer.why);
      work = work.shares ? here(lives) : worker();
      return [];
    },
    end: () => work.end(),
  };
}

function worker() {
  let thread;
  try {
    thread = new Worker(new URL(WORK, import.meta.url), { type: "module" });
  } catch {
    // Said when it is asked.
  }
  let answered;
  const answer = (value) => answered?.(value);
  if (thread) {
    thread.onmessage = ({ data }) => answer(data);
    thread.onerror = () => answer({ refused: true });
  }
  return {
    shares: false,
    ask: (width, height, pixels) =>
      new Promise((done) => {
        answered = done;
        if (thread) thread.postMessage([width, height, pixels], [pixels.buffer]);
        else done({ refused: true });
      }),
    end: () => {
      thread?.terminate();
      answer({ stopped: true, why: "ended" });
    },
  };
}

/** The same in the page; after a stop, only a fresh import can go on. */
function here(life) {
  const address = new URL(WORK, import.meta.url);
  if (life) address.search = `?${life}`;
  return {
    shares: true,
    async ask(width, height, pixels) {
      try {
        const { look } = await import(address.href);
        return { codes: await look(width, height, pixels) };
      } catch (error) {
        return { stopped: error instanceof WebAssembly.RuntimeError, why: String(error) };
      }
    },
    end() {},
  };
}

// Starts the camera when a test says so, and keeps what it tells.

window.told = [];
window.troubles = [];
window.tracks = [];

/** The longest time in which the page did not answer, in milliseconds, since the first code. */
window.gap = 0;

/** Puts a stream that shows a picture of the test in the place of a camera: a byte a pixel, 1280 by 720. */
window.pretend = async (file) => {
  const grey = new Uint8Array(await (await fetch(file)).arrayBuffer());
  const canvas = Object.assign(document.createElement("canvas"), { width: 1280, height: 720 });
  const context = canvas.getContext("2d");
  const image = context.createImageData(1280, 720);
  for (let place = 0; place < grey.length; place++) {
    image.data.fill(grey[place], 4 * place, 4 * place + 3);
    image.data[4 * place + 3] = 255;
  }
  const draw = () => context.putImageData(image, 0, 0);
  draw();
  // A canvas that nobody draws on sends nothing.
  setInterval(draw, 50);
  navigator.mediaDevices.getUserMedia = async (wishes) => {
    window.wishes = wishes;
    return canvas.captureStream(20);
  };
};

/** What a browser does when a camera goes: it ends the track, and says so. */
window.unplug = () => {
  for (const track of window.tracks) {
    track.stop();
    track.dispatchEvent(new Event("ended"));
  }
};

window.go = async () => {
  const { getUserMedia } = MediaDevices.prototype;
  const own = navigator.mediaDevices?.getUserMedia;
  if (own) {
    navigator.mediaDevices.getUserMedia = async (wishes) => {
      const stream = await (own === getUserMedia ? getUserMedia.call(navigator.mediaDevices, wishes) : own(wishes));
      window.tracks.push(...stream.getTracks());
      return stream;
    };
  }
  const { start } = await import("/ai-self-check.camera.js");
  const video = document.querySelector("video");
  window.quit = start(video, (code) => window.told.push(code), (key) => window.troubles.push(key));
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    if (window.told.length) window.gap = Math.max(window.gap, now - last);
    last = now;
  }, 5);
};

// What is on its way: how much of it has come, and an end to what does not come. Shared by the source of files and
// by those who wait for them.

let asked = 0;
let came = 0;
let control = new AbortController();

/** Counts something that is on its way; gives it back. */
export function track(promise) {
  asked++;
  promise.then(() => came++, () => asked--);
  return promise;
}

/** How many files have come, and of how many. */
export const progress = () => [came, asked];

/** For requests: ends when people try again, because a browser has few connections to a host. */
export const signal = () => control.signal;

/** Gives up what is on its way. */
export function stop() {
  control.abort();
  control = new AbortController();
  asked = came;
}

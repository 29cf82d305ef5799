// One sheet in a frame of its own, so that nothing of the page comes onto paper.

/** Shows a document in the frame for sheets, if that is there. */
export function show(text) {
  const frame = document.querySelector("#page");
  if (!frame || !text) return;
  const url = URL.createObjectURL(new Blob([text], { type: "text/html;charset=utf-8" }));
  frame.onload = () => URL.revokeObjectURL(url);
  frame.src = url;
}

/** Prints it. */
export function print() {
  document.querySelector("#page")?.contentWindow.print();
}

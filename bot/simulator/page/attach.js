// What can be sent besides words.

import { el, menu, sheet } from "./dom.js";
import { act } from "./server.js";
import { FORWARD, PICK, SAMPLES, T } from "./texts.js";

const ORDER = ["photo", "album", "document", "location", "contact", "voice", "video", "sticker"];

export function attachMenu(pane) {
  menu(T.attach, [
    ["photo", PICK.photo, () => pane.pick("photo")],
    ["document", PICK.document, () => pane.pick("document")],
    ...ORDER.map((what) => [what, SAMPLES[what], () => pane.sample(what)]),
    ["forward", FORWARD.title, () => pane.openForward()],
  ]).classList.add("grid-sheet");
}

/** A message that arrives here from somewhere else, as chain messages do. */
export function composeForward(pane) {
  const source = el("input", { name: "source", value: FORWARD.sourceExample, required: true, maxLength: 60 });
  const words = el("textarea", { name: "text", rows: 4, required: true, value: FORWARD.wordsExample });
  const form = el(
    "form",
    { class: "stack" },
    el("label", {}, FORWARD.source, source),
    el("label", {}, FORWARD.words, words),
    el("button", { class: "primary" }, T.send),
  );
  const dialog = sheet(FORWARD.title, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const deed = act("forward-words", { ...pane.place(), source: source.value, text: words.value });
    if (await pane.done(deed)) dialog.close();
  });
}

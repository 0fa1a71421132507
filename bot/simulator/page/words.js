// A text with its marks, as nodes. Offsets count UTF-16 units, exactly as JavaScript strings do.

import { el } from "./dom.js";
import { T } from "./texts.js";

const SAFE = new Set(["http:", "https:", "mailto:", "tel:"]);

/** The address if it is of a kind that may be opened. */
export function safeUrl(raw) {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(raw) ? raw : `https://${raw}`;
  try {
    const url = new URL(withScheme);
    return SAFE.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** The nodes of a text; `onLink(url)` may take a link over, `onCommand(words)` is called for a pressed command. */
export function words(text, entities, { onLink, onCommand }) {
  const edges = new Set([0, text.length]);
  for (const mark of entities) {
    edges.add(mark.offset);
    edges.add(mark.offset + mark.length);
  }
  const sorted = [...edges].filter((edge) => edge >= 0 && edge <= text.length).sort((a, b) => a - b);
  const root = document.createDocumentFragment();
  let open = [];
  for (let index = 0; index + 1 < sorted.length; index++) {
    const [from, to] = [sorted[index], sorted[index + 1]];
    const over = entities.filter((mark) => mark.offset <= from && mark.offset + mark.length >= to);
    open = reuse(open, over);
    for (const mark of over.slice(open.length)) {
      const node = wrap(mark, text.slice(mark.offset, mark.offset + mark.length), onLink, onCommand);
      (open.at(-1)?.node ?? root).append(node);
      open.push({ mark, node });
    }
    (open.at(-1)?.node ?? root).append(text.slice(from, to));
  }
  return root;
}

/** The wrappers that go on: those of the same marks, from the outside in. */
function reuse(open, over) {
  let same = 0;
  while (same < open.length && open[same].mark === over[same]) same++;
  return open.slice(0, same);
}

const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

function wrap(mark, covered, onLink, onCommand) {
  if (mark.type in PLAIN) return el(PLAIN[mark.type]);
  switch (mark.type) {
    case "url":
      return link(covered, onLink);
    case "text_link":
      return link(mark.url, onLink);
    case "email":
      return link(`mailto:${covered}`, onLink);
    case "bot_command":
      return el("button", { type: "button", class: "command", onclick: () => onCommand(covered) });
    case "blockquote":
    case "expandable_blockquote":
      return el("blockquote");
    case "spoiler": {
      const node = el("button", { type: "button", class: "spoiler", title: T.spoiler });
      node.addEventListener("click", () => node.classList.add("shown"));
      return node;
    }
    case "mention":
    case "hashtag":
    case "phone_number":
      return el("span", { class: "mention" });
    default:
      return el("span");
  }
}

function link(raw, onLink) {
  const url = safeUrl(raw);
  if (!url) return el("span");
  const node = el("a", { href: url, target: "_blank", rel: "noopener noreferrer" });
  node.addEventListener("click", (event) => onLink(url) && event.preventDefault());
  return node;
}

// Messages as bubbles.

import { avatar, el, icon, iconButton, sheet } from "./dom.js";
import { fileUrl } from "./server.js";
import { T, day, hour, kindWords, serviceWords } from "./texts.js";
import { words } from "./words.js";

/** One list item for a run of messages that belong together (an album), or for a single one. */
export function bubble(run, chat, hands) {
  const first = run[0];
  if (first.kind === "service") {
    return el("li", { class: "service" }, el("span", {}, serviceWords(first)));
  }
  const inGroup = chat.type !== "private" && !first.mine;
  const body = el("div", { class: "bubble" });
  if (inGroup) body.append(el("div", { class: "who" }, first.who, first.bot && el("span", { class: "tag" }, T.bot)));
  if (first.forward !== undefined) {
    body.append(el("div", { class: "forwarded" }, icon("forward"), T.forwardedFrom(first.forward)));
  }
  if (first.topic) body.append(el("div", { class: "forwarded" }, `# ${first.topic}`));
  if (first.reply) body.append(quote(first.reply));
  if (run.length > 1) body.append(el("div", { class: `album album-${Math.min(run.length, 4)}` }, run.map(photo)));
  else if (first.kind === "photo") body.append(photo(first));
  else if (first.kind !== "text") body.append(attachment(first));
  const spoken = run.find((message) => message.text) || first;
  if (spoken.text) {
    body.append(el("div", { class: "words" }, words(spoken.text, spoken.entities, hands)));
  }
  body.append(
    el("div", { class: "meta" }, run.some((message) => message.edited) && `${T.edited} · `, hour(first.at)),
  );
  const item = el("li", { class: `message ${first.mine ? "mine" : "theirs"}` });
  item.dataset.id = first.id;
  if (inGroup) item.append(avatar(first.who, first.who_id, first.bot));
  const column = el("div", { class: "column" }, el("div", { class: "line" }, body, tools(spoken, hands)));
  if (first.buttons) column.append(buttons(first, hands));
  item.append(column);
  return item;
}

/** Photos of one album stay together; everything else stands alone. */
export function runs(messages) {
  const found = [];
  for (const message of messages) {
    const last = found.at(-1);
    const together = message.album && last?.[0].album === message.album && message.kind === "photo" && last[0].kind === "photo";
    if (together) last.push(message);
    else found.push([message]);
  }
  return found;
}

export const dayLine = (seconds) => el("li", { class: "day" }, el("span", {}, day(seconds)));

function tools(message, hands) {
  return iconButton("more", T.more, () => hands.onMore(message), "more");
}

function quote(reply) {
  return el("div", { class: "quote" }, el("b", {}, reply.who || ""), el("span", {}, reply.text || kindWords(reply.kind)));
}

function photo(message) {
  const { small, file, width, height } = message.media;
  const words = T.photoOf(message.who, message.text.slice(0, 80));
  const shown = el("img", { src: fileUrl(small), alt: words, width, height, loading: "lazy" });
  const open = () => sheet(words, el("img", { class: "full", src: fileUrl(file), alt: words })).classList.add("wide-sheet");
  return el("button", { type: "button", class: "photo", onclick: open }, shown);
}

function attachment(message) {
  const media = message.media;
  switch (message.kind) {
    case "sticker":
      return el("div", { class: "sticker" }, media.emoji || "🙂");
    case "location": {
      const place = `${media.latitude.toFixed(5)}, ${media.longitude.toFixed(5)}`;
      const map = `https://www.openstreetmap.org/?mlat=${media.latitude}&mlon=${media.longitude}#map=15/${media.latitude}/${media.longitude}`;
      const link = el("a", { href: map, target: "_blank", rel: "noopener noreferrer" }, T.openMap);
      return card("location", kindWords("location"), place, link);
    }
    case "contact":
      return card("contact", [media.first_name, media.last_name].filter(Boolean).join(" "), `+${media.phone_number.replace(/^\+/, "")}`);
    case "voice":
      return card("voice", kindWords("voice"), `${media.duration || 0} detik`);
    default: {
      const size = media.file_size ? `${Math.max(1, Math.round(media.file_size / 1024))} KB` : "";
      const link = el("a", { href: fileUrl(media.file), download: media.file_name || "berkas" }, T.download);
      const name = message.kind in { video: 1, audio: 1 } ? message.kind : "document";
      return card(name === "audio" ? "voice" : name, media.file_name || kindWords(message.kind), size, link);
    }
  }
}

function card(symbol, title, detail, link) {
  const lines = el("div", { class: "card-words" }, el("b", {}, title), el("span", {}, detail, link && " · ", link));
  return el("div", { class: "card" }, el("span", { class: "card-icon" }, icon(symbol)), lines);
}

function buttons(message, hands) {
  const rows = message.buttons.map((row, rowIndex) =>
    el("div", { class: "button-row" }, row.map((button, column) => {
      const press = (event) => hands.onPress(message, rowIndex, column, button, event.currentTarget);
      const look = ["danger", "success", "primary"].includes(button.style) ? `inline style-${button.style}` : "inline";
      return el("button", { type: "button", class: look, onclick: press }, button.text, button.url && el("span", { class: "away", "aria-hidden": "true" }, "↗"));
    })),
  );
  return el("div", { class: "buttons" }, rows);
}

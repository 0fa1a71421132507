// Building the page from nodes only: what people wrote is never read as HTML.

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  attach: "M12 5v14M5 12h14",
  send: "M4 12l16-8-6 16-3-6z",
  close: "M6 6l12 12M18 6L6 18",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  commands: "M4 6h16M4 12h16M4 18h10",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.01",
  album: "M7 3h14v12H7zM3 8v13h14M9 13l4-4 3 3 2-2 3 3",
  document: "M7 3h8l4 4v14H7zM14 3v5h5M10 13h6M10 17h6",
  location: "M12 21s7-6.5 7-11a7 7 0 0 0-14 0c0 4.500 7 11 7 11zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  contact: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c1-5 4-7 8-7s7 2 8 7",
  voice: "M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zM6 11a6 6 0 0 0 12 0M12 17v4",
  video: "M3 6h12v12H3zM15 10l6-3v10l-6-3",
  sticker: "M12 21a9 9 0 1 1 9-9c-4 0-9 4-9 9zM9 10h.01M15 10h.01M8.500 14c1 1.300 2.200 2 3.500 2",
  forward: "M13 6l7 6-7 6v-4c-5 0-8 2-10 5 1-6 4-9 10-9z",
  reply: "M11 6l-7 6 7 6v-4c5 0 8 2 10 5-1-6-4-9-10-9z",
  edit: "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
  remove: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13",
  people: "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2 20c.500-4 3-6 7-6s6.500 2 7 6M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2.500.500 3.800 2.500 4 5.500",
  down: "M12 5v14M6 13l6 6 6-6",
};

/** An element; props starting with "on" are listeners, children are nodes or words. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name in node && !name.startsWith("aria") && name !== "list") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, label, onclick, extra = "") {
  return el("button", { type: "button", class: `icon-button ${extra}`, "aria-label": label, title: label, onclick }, icon(name));
}

const HUES = ["a", "b", "c", "d", "e", "f"];

export function avatar(name, id, isBot = false) {
  // Of "Budi (demo)" the B.
  const words = (name || "").split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = words.slice(0, 2).map((word) => [...word][0]).join("").toUpperCase() || "?";
  const look = isBot ? "bot" : HUES[Math.abs(id) % HUES.length];
  return el("span", { class: `avatar avatar-${look}`, "aria-hidden": "true" }, letters);
}

/** A sheet from the bottom (phone) or in the middle (desktop); resolves when it is closed. */
export function sheet(title, ...content) {
  const dialog = el("dialog", { class: "sheet", "aria-label": title });
  const close = iconButton("close", "Tutup", () => dialog.close());
  dialog.append(el("div", { class: "sheet-head" }, el("h2", {}, title), close), ...content);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** A list of choices; each item is [icon, words, what to do]. */
export function menu(title, items) {
  const list = el("ul", { class: "menu" });
  const dialog = sheet(title, list);
  for (const [name, words, act] of items) {
    const choose = () => { dialog.close(); act(); };
    list.append(el("li", {}, el("button", { type: "button", onclick: choose }, icon(name), words)));
  }
  return dialog;
}

export function alertSheet(title, words, label) {
  const dialog = sheet(title, el("p", { class: "alert-words" }, words));
  dialog.append(el("button", { type: "button", class: "primary", onclick: () => dialog.close() }, label));
}

/** A short notice; with `act` it can be pressed. */
export function toast(words, act) {
  const notice = act
    ? el("button", { type: "button", class: "toast", onclick: () => { notice.remove(); act(); } }, words)
    : el("div", { class: "toast" }, words);
  const place = document.getElementById("toasts");
  while (place.children.length > 2) place.firstChild.remove();
  place.append(notice);
  setTimeout(() => notice.remove(), act ? 8000 : 5000);
  return notice;
}

// One chat: its head, its messages, what one can write and press.

import { attachMenu, composeForward } from "./attach.js";
import { bubble, dayLine, runs } from "./bubbles.js";
import { avatar, el, icon, iconButton, menu } from "./dom.js";
import { manageGroup } from "./group.js";
import { act, load, post, upload } from "./server.js";
import { T, day, kindWords } from "./texts.js";
import { Where } from "./where.js";

const NEAR_END = 120;
const ANSWER_PATIENCE = 10000;

export class Pane {
  /** `app` knows the person, the chats, and follows links. */
  constructor(app, kind) {
    this.app = app;
    this.kind = kind;
    this.chat = null;
    this.drafts = new Map();
    this.shown = new Map();
    this.waiting = new Map();
    this.context = null;
    this.build();
  }

  build() {
    this.head = el("header", { class: "pane-head" });
    this.pinned = el("div", { class: "pinned", hidden: true });
    this.list = el("ol", { class: "messages" });
    this.log = el("div", { class: "log", role: "log", "aria-live": "polite", tabIndex: 0 }, this.list);
    this.log.addEventListener("scroll", () => this.onScroll());
    // Pictures and keyboards change heights late; who reads the end stays at the end.
    const keepEnd = new ResizeObserver(() => {
      this.height = this.log.clientHeight;
      if (this.stuck) this.scrollToEnd();
    });
    keepEnd.observe(this.list);
    keepEnd.observe(this.log);
    this.typing = el("div", { class: "typing", hidden: true }, T.typing);
    this.toEnd = el("button", { type: "button", class: "to-end", hidden: true, onclick: () => this.scrollToEnd() }, T.newMessages, icon("down"));
    this.contextBar = el("div", { class: "context", hidden: true });
    this.keys = el("div", { class: "keys", hidden: true });
    this.input = el("textarea", { rows: 1, placeholder: T.write, "aria-label": T.write, maxLength: 12000 });
    this.input.addEventListener("input", () => this.fit());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.sendButton = el("button", { class: "icon-button send", "aria-label": T.send, title: T.send }, icon("send"));
    this.commandsButton = iconButton("commands", T.commands, () => this.openCommands());
    this.form = el(
      "form",
      { class: "composer", onsubmit: (event) => { event.preventDefault(); this.submit(); } },
      iconButton("attach", T.attach, () => attachMenu(this)), this.input, this.commandsButton, this.sendButton,
    );
    this.instead = el("div", { class: "instead", hidden: true });
    this.where = new Where();
    this.root = el(
      "section", { class: "pane", id: `pane-${this.kind}` },
      this.head, this.pinned, this.log, this.typing, this.toEnd, this.contextBar, this.where.root, this.form, this.keys, this.instead,
    );
    this.file = el("input", { type: "file", class: "hidden-file", multiple: true, tabIndex: -1, "aria-hidden": "true" });
    this.root.append(this.file);
  }

  get person() { return this.app.person; }
  place() { return { person: this.person, chat: this.chat.id }; }

  /** Shows this chat (or nothing), fresh from the server. */
  async show(chat) {
    if (this.chat?.id !== chat?.id || this.shownFor !== this.person) this.change(chat);
    this.chat = chat;
    this.shownFor = this.person;
    this.renderHead();
    if (!chat) return this.renderNothing();
    const wanted = this.place();
    const content = await load("chat", wanted);
    // Meanwhile somebody else may have been chosen.
    if (wanted.person !== this.person || wanted.chat !== this.chat?.id) return;
    this.renderMessages(content.messages);
    this.renderKeys(content.keyboard);
    this.input.placeholder = content.placeholder || T.write;
    this.pinned.hidden = !content.pinned;
    this.pinned.textContent = content.pinned ? `${T.pinned}: ${content.pinned}` : "";
    this.renderComposer();
    if (chat.unread && this.visible()) await post("read", this.place()).catch(() => null);
  }

  visible() { return document.visibilityState === "visible" && this.root.offsetParent !== null; }

  /** Keeps what was half written for when one comes back. */
  change(chat) {
    if (this.chat) this.drafts.set(`${this.shownFor}:${this.chat.id}`, this.input.value);
    this.input.value = chat ? this.drafts.get(`${this.person}:${chat.id}`) || "" : "";
    this.shown.clear();
    this.list.replaceChildren();
    this.setContext(null);
    this.fit();
    this.fresh = true;
  }

  renderHead() {
    const chat = this.chat;
    const title = chat ? chat.title : T.noGroup;
    const bot = this.app.overview.bot;
    const sub = !chat ? "" : chat.type === "private" ? (chat.blocked ? T.blockedSub : `@${bot.username}`) : T.members(chat.members.length);
    const several = this.kind === "group" && this.app.groups.length > 1;
    const heading = several ? this.chooser() : el("h2", {}, title);
    const parts = [avatar(title, chat?.id || 0, chat?.type === "private"), el("div", { class: "pane-title" }, heading, el("p", {}, sub))];
    if (chat && chat.type !== "private") parts.push(iconButton("people", T.manage, () => manageGroup(this)));
    this.head.replaceChildren(...parts);
    this.log.setAttribute("aria-label", title);
    this.root.setAttribute("aria-label", title);
  }

  chooser() {
    const options = this.app.groups.map((group) => el("option", { value: group.id, selected: group.id === this.chat.id }, group.title));
    return el("select", { class: "chooser", "aria-label": T.groupTab, onchange: (event) => this.app.chooseGroup(Number(event.target.value)) }, options);
  }

  renderNothing() {
    this.list.replaceChildren(el("li", { class: "empty" }, el("b", {}, T.noGroup), el("span", {}, T.noGroupHint)));
    for (const part of [this.form, this.keys, this.pinned, this.typing, this.toEnd, this.contextBar, this.where.root, this.instead]) part.hidden = true;
  }

  renderMessages(messages) {
    const wasAtEnd = this.fresh || this.stuck;
    const before = this.last;
    const wanted = [];
    let lastDay = "";
    for (const run of runs(messages)) {
      const today = day(run[0].at);
      if (today !== lastDay) wanted.push(["day:" + today, () => dayLine(run[0].at)]);
      lastDay = today;
      wanted.push([JSON.stringify(run), () => bubble(run, this.chat, this)]);
    }
    const kept = new Map();
    const nodes = wanted.map(([key, make]) => {
      const node = this.shown.get(key) || make();
      kept.set(key, node);
      return node;
    });
    if (!messages.length) nodes.push(this.welcome());
    this.shown = kept;
    settle(this.list, nodes);
    this.last = messages.at(-1)?.id;
    if (this.last !== before) this.typing.hidden = true;
    if (wasAtEnd || messages.at(-1)?.mine) this.scrollToEnd();
    else if (this.last !== before) this.toEnd.hidden = false;
    this.fresh = false;
  }

  welcome() {
    const about = this.chat.type === "private" ? this.app.overview.bot.description : "";
    return el("li", { class: "empty" }, about && el("b", {}, T.whatCanItDo), about && el("span", {}, about));
  }

  renderKeys(rows) {
    const places = rows.map((row) => el("div", { class: "key-row" }, row.map((key) =>
      el("button", { type: "button", class: "key", onclick: () => this.done(act("key", { ...this.place(), key })) }, key))));
    this.keys.replaceChildren(...places);
    this.keys.hidden = !rows.length;
  }

  renderComposer() {
    const chat = this.chat;
    const closed = !chat.may_write || (chat.type === "private" && !chat.started);
    this.form.hidden = closed;
    this.instead.hidden = !closed;
    if (closed) this.keys.hidden = true;
    this.commandsButton.hidden = !chat.commands.length;
    this.where.show(closed ? null : chat);
    if (!closed) return;
    if (chat.type !== "private") return this.instead.replaceChildren(el("p", {}, T.muted));
    const [words, deed] = chat.blocked
      ? [T.unblock, () => act("block", { person: this.person, blocked: false })]
      : [T.start, () => act("start", { person: this.person })];
    this.instead.replaceChildren(el("button", { type: "button", class: "primary big", onclick: () => this.done(deed()) }, words));
  }

  fit() {
    this.input.style.height = "";
    // A field that is empty, or not laid out yet, has its one line from the style sheet.
    if (!this.input.value || !this.input.clientHeight) return;
    this.input.style.height = `${Math.min(this.input.scrollHeight, 160)}px`;
  }

  onKey(event) {
    const desktop = matchMedia("(pointer: fine)").matches;
    if (event.key === "Enter" && !event.shiftKey && desktop && !event.isComposing) {
      event.preventDefault();
      this.submit();
    }
    if (event.key === "Escape") this.setContext(null);
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const context = this.context;
    const deed = context?.editing
      ? act("edit", { ...this.place(), message: context.message.id, text })
      : act("say", { ...this.place(), ...this.where.chosen, text, reply_to: context?.message.id });
    if (!(await this.done(deed))) return;
    this.input.value = "";
    this.fit();
    this.setContext(null);
  }

  /** After a deed the page is brought up to date without waiting for the event. */
  async done(deed) {
    const answer = await deed;
    if (answer) this.app.refresh();
    return answer;
  }

  pick(kind) {
    this.file.accept = kind === "photo" ? "image/*" : "";
    this.file.value = "";
    this.file.onchange = () => this.sendWith((rest) => upload({ ...rest, kind }, this.file.files));
    this.file.click();
  }

  sample(what) {
    return this.sendWith((rest) => act("sample", { ...rest, what }), ["photo", "album", "document", "video"].includes(what));
  }

  /** What is written already becomes the caption of what is sent, and it answers what was to be answered. */
  async sendWith(deed, withCaption = true) {
    const reply_to = this.context && !this.context.editing ? this.context.message.id : "";
    const caption = withCaption ? this.input.value.trim() : "";
    if (!(await this.done(deed({ ...this.place(), ...this.where.chosen, reply_to, caption })))) return;
    this.setContext(null);
    if (withCaption) this.input.value = "";
    this.fit();
  }

  openCommands() {
    menu(T.commands, this.chat.commands.map((command) => [
      "commands", `/${command.command} – ${command.description}`, () => this.onCommand(`/${command.command}`),
    ]));
  }

  openForward() { composeForward(this); }

  setContext(context) {
    this.context = context;
    this.contextBar.hidden = !context;
    if (!context) return;
    const { message, editing } = context;
    const title = editing ? T.editing : T.replyingTo(message.who || "");
    const cancel = iconButton("close", T.cancel, () => { if (editing) this.input.value = ""; this.setContext(null); });
    this.contextBar.replaceChildren(
      el("div", { class: "context-words" }, el("b", {}, title), el("span", {}, message.text || kindWords(message.kind))), cancel,
    );
    if (editing) this.input.value = message.text;
    this.fit();
    this.input.focus();
  }

  // What the bubbles call.

  onLink(url) { return this.app.follow(url); }
  onCommand(text) { return this.sendWith((rest) => act("say", { ...rest, text }), false); }

  onMore(message) {
    const items = [["reply", T.reply, () => this.setContext({ message })], ["forward", T.forwardTo, () => this.chooseTarget(message)]];
    if (message.mine && message.kind === "text") items.push(["edit", T.edit, () => this.setContext({ message, editing: true })]);
    if (message.mine || this.chat.type === "private") {
      items.push(["remove", T.remove, () => this.done(act("delete", { ...this.place(), message: message.id }))]);
    }
    menu(T.more, items);
  }

  chooseTarget(message) {
    menu(T.forwardTo, this.app.overview.chats.map((chat) => [
      chat.type === "private" ? "send" : "people", chat.title,
      () => this.done(act("forward", { ...this.place(), message: message.id, to: chat.id })),
    ]));
  }

  async onPress(message, row, column, button, node) {
    if (button.url) return this.app.follow(button.url) || window.open(button.url, "_blank", "noopener");
    node.setAttribute("aria-busy", "true");
    const pressed = await act("press", { ...this.place(), message: message.id, row, column });
    if (!pressed?.press) return node.removeAttribute("aria-busy");
    const patience = setTimeout(() => this.answered(pressed.press), ANSWER_PATIENCE);
    this.waiting.set(pressed.press, { node, patience });
    if (this.early?.has(pressed.press)) this.answered(pressed.press);
  }

  /** The bot has answered a press; it may do so before the press itself is known here. */
  answered(press) {
    const { node, patience } = this.waiting.get(press) || {};
    if (!node) return (this.early ||= new Set()).add(press);
    clearTimeout(patience);
    node.removeAttribute("aria-busy");
    this.waiting.delete(press);
  }

  showTyping() {
    this.typing.hidden = false;
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => (this.typing.hidden = true), 5000);
  }

  atEnd() { return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_END; }

  onScroll() {
    // The list became shorter under a reader at the end: that is no scrolling away from it.
    if (this.stuck && this.log.clientHeight !== this.height) return;
    this.stuck = this.atEnd();
    if (this.stuck) this.toEnd.hidden = true;
  }

  scrollToEnd() {
    this.stuck = true;
    this.toEnd.hidden = true;
    this.log.scrollTop = this.log.scrollHeight;
  }
}

/** Brings the list to these nodes without touching those that stay, so that readers keep their place. */
function settle(list, nodes) {
  const wanted = new Set(nodes);
  for (const node of [...list.children]) if (!wanted.has(node)) node.remove();
  nodes.forEach((node, index) => {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] || null);
  });
}

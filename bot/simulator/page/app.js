// The page: one person, the chat with the bot, a group, and everything that changes meanwhile.

import { alertSheet, el, toast } from "./dom.js";
import { Pane } from "./pane.js";
import { act, listen, load } from "./server.js";
import { Side } from "./side.js";
import { T } from "./texts.js";

const PAUSE = 40;

class App {
  constructor() {
    this.person = Number(location.hash.slice(1)) || null;
    this.group = null;
    this.overview = null;
    this.tab = "private";
    this.side = new Side(this);
    this.panes = { private: new Pane(this, "private"), group: new Pane(this, "group") };
    document.getElementById("panes").append(this.panes.private.root, this.panes.group.root);
    window.addEventListener("hashchange", () => this.become(Number(location.hash.slice(1))));
    document.addEventListener("visibilitychange", () => this.refresh());
  }

  get chats() { return this.overview.chats; }
  get privateChat() { return this.chats[0]; }
  get groups() { return this.chats.slice(1); }

  async start() {
    await this.load();
    this.showTab("private");
    listen((event) => this.onEvent(event));
  }

  async load() {
    const asked = this.person;
    const overview = await load("state", asked ? { person: asked } : {}).catch(() => (asked ? load("state", {}) : null));
    // A slower answer for somebody else must not come over the newer choice.
    if (!overview || (asked !== this.person && this.person)) return;
    this.overview = overview;
    this.person = overview.person;
    if (location.hash !== `#${this.person}`) history.replaceState(null, "", `#${this.person}`);
    const group = this.groups.find((chat) => chat.id === this.group) || this.groups[0] || null;
    this.group = group?.id ?? null;
    this.side.render();
    this.renderTabs();
    await Promise.all([this.panes.private.show(this.privateChat), this.panes.group.show(group)]).catch(() => null);
  }

  /** Loads anew soon; many changes at once become one load, and a load under way is followed by another. */
  refresh() {
    clearTimeout(this.soon);
    this.soon = setTimeout(async () => {
      if (this.loading) return void (this.again = true);
      this.loading = true;
      await this.load().catch(() => null);
      this.loading = false;
      if (this.again) { this.again = false; this.refresh(); }
    }, PAUSE);
  }

  become(person) {
    if (!person || person === this.person) return;
    this.person = person;
    this.group = null;
    this.showTab("private");
    this.load();
  }

  chooseGroup(id) {
    this.group = id;
    this.refresh();
  }

  showTab(tab) {
    this.tab = tab;
    document.body.dataset.tab = tab;
    this.renderTabs();
    this.panes[tab].scrollToEnd();
    if (this.overview) this.refresh();
  }

  renderTabs() {
    if (!this.overview) return;
    const group = this.groups.find((chat) => chat.id === this.group);
    const all = [["private", this.overview.bot.name, this.privateChat.unread], ["group", group?.title || T.groupTab, this.groups.reduce((sum, chat) => sum + chat.unread, 0)]];
    document.getElementById("tabs").replaceChildren(...all.map(([tab, words, unread]) => {
      const badge = unread && tab !== this.tab ? el("span", { class: "badge", "aria-label": T.unread(unread) }, unread) : null;
      return el("button", { type: "button", class: "tab", "aria-pressed": String(tab === this.tab), onclick: () => this.showTab(tab) }, el("span", {}, words), badge);
    }));
  }

  onEvent(event) {
    if (event.now) this.side.sync(event.now);
    if (event.kind === "typing") return this.paneOf(event.chat)?.showTyping();
    if (event.kind === "answer") return this.onAnswer(event);
    if (event.kind === "message" && event.bot && event.chat > 0 && event.chat !== this.person) this.tellOfOther(event.chat);
    this.refresh();
  }

  paneOf(chat) {
    return Object.values(this.panes).find((pane) => pane.chat?.id === chat);
  }

  onAnswer({ person, press, answer, chat }) {
    if (person !== this.person) return;
    this.paneOf(chat)?.answered(press);
    if (!answer) return;
    if (answer.url) this.follow(answer.url);
    if (answer.text && answer.alert) alertSheet(this.overview.bot.name, answer.text, T.ok);
    else if (answer.text) toast(answer.text);
  }

  /** Somebody else got a message: one notice at a time, of the newest; the counts beside the names tell the rest. */
  tellOfOther(id) {
    const who = this.overview?.people.find((one) => one.id === id);
    if (!who) return;
    this.told?.remove();
    this.told = toast(T.messageFor(who.name), () => this.become(id));
  }

  /** Links into this Telegram are followed here: the bot with a payload, or an invitation. True when taken. */
  follow(url) {
    const link = new URL(url, location.href);
    if (!["t.me", "telegram.me"].includes(link.hostname)) return false;
    const path = link.pathname.slice(1);
    if (path.startsWith("+")) {
      act("follow", { person: this.person, url: link.href }).then((answer) => answer && toast(answer.joined ? T.joined : T.asked));
      return true;
    }
    if (path.toLowerCase() !== this.overview.bot.username.toLowerCase()) return false;
    act("start", { person: this.person, payload: link.searchParams.get("start") || "" });
    this.showTab("private");
    return true;
  }
}

new App().start();

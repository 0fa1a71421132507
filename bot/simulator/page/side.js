// The panel beside the chats: who one is, the time, links, groups.

import { avatar, el, icon, toast } from "./dom.js";
import { Faults } from "./faults.js";
import { act, post } from "./server.js";
import { JUMPS, T, day, hour, shortDay } from "./texts.js";

const $ = (id) => document.getElementById(id);

export class Side {
  constructor(app) {
    this.app = app;
    this.offset = 0;
    $("close-side").append(icon("close"));
    $("open-side").addEventListener("click", () => this.open(true));
    $("clock").addEventListener("click", () => { this.open(true); $("time-box").scrollIntoView({ block: "center" }); });
    $("close-side").addEventListener("click", () => this.open(false));
    $("shade").addEventListener("click", () => this.open(false));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.open(false));
    $("jumps").append(...JUMPS.map(([words, hours]) => el("button", { type: "button", onclick: () => this.jump({ hours }) }, words)));
    this.forms();
    this.faults = new Faults(app);
    setInterval(() => this.renderClock(), 5000);
  }

  /** On a phone the panel lies over the chats. */
  open(wanted) {
    document.body.classList.toggle("side-open", wanted);
    $("open-side").setAttribute("aria-expanded", String(wanted));
    $("shade").hidden = !wanted;
    if (wanted) $("close-side").focus({ preventScroll: true });
  }

  forms() {
    onSubmit("add-person", async (form) => {
      const answer = await act("person", Object.fromEntries(new FormData(form)));
      if (!answer) return;
      toast(T.added(form.elements.namedItem("name").value));
      form.reset();
      form.closest("details").open = false;
      this.app.become(answer.person);
      this.open(false);
    });
    onSubmit("jump-to", (form) => {
      // The field has no zone of its own: what is typed is meant as WIB.
      const to = Date.parse(`${form.elements.to.value}:00+07:00`) / 1000;
      return this.jump({ to });
    });
    onSubmit("deep-link", async (form) => {
      const typed = form.elements.payload.value.trim();
      if (/^https?:|^t\.me\//.test(typed)) {
        if (!this.app.follow(typed.replace(/^t\.me/, "https://t.me"))) return void toast(T.otherLink);
      } else {
        if (!(await act("start", { person: this.app.person, payload: typed }))) return;
        this.app.showTab("private");
      }
      form.reset();
      this.open(false);
      this.app.refresh();
    });
    onSubmit("add-group", async (form) => {
      const { title, with_bot, forum } = form.elements;
      const group = { title: title.value, with_bot: with_bot.checked, forum: forum.checked };
      const answer = await act("group", { person: this.app.person, ...group });
      if (!answer) return;
      form.reset();
      form.closest("details").open = false;
      this.app.chooseGroup(answer.chat);
      this.app.showTab("group");
      this.open(false);
      this.app.refresh();
    });
    $("block").addEventListener("click", async () => {
      const chat = this.app.privateChat;
      await act("block", { person: this.app.person, blocked: !chat.blocked });
      this.app.refresh();
    });
  }

  async jump(body) {
    document.body.classList.add("moving");
    const notice = toast(T.moving);
    const moved = await post("advance", body).catch(() => null);
    notice.remove();
    document.body.classList.remove("moving");
    if (!moved) return;
    this.sync(moved.now);
    toast(T.moved(`${day(moved.now)} ${hour(moved.now)} WIB`));
    this.open(false);
    this.app.refresh();
  }

  /** The world's time against the browser's; in between the page counts on by itself. */
  sync(now) {
    this.offset = now - Date.now() / 1000;
    this.renderClock();
  }

  renderClock() {
    const now = Date.now() / 1000 + this.offset;
    $("clock-time").textContent = `${hour(now)} WIB`;
    $("clock-day").textContent = shortDay(now);
    $("clock").setAttribute("aria-label", `${day(now)}, ${hour(now)} WIB. Majukan waktu`);
  }

  render() {
    const { overview, person } = this.app;
    const me = overview.people.find((one) => one.id === person);
    this.sync(overview.now);
    $("people").replaceChildren(...overview.people.map((one) => this.entry(one, one.id === person)));
    $("my-name").textContent = me.name;
    $("my-avatar").replaceWith(Object.assign(avatar(me.name, me.id), { id: "my-avatar" }));
    const others = overview.people.filter((one) => one.id !== person).reduce((sum, one) => sum + one.unread, 0);
    $("others-unread").hidden = !others;
    $("others-unread").textContent = others;
    $("open-side").setAttribute("aria-label", `${me.name}. Ganti orang${others ? `, ${T.unread(others)}` : ""}`);
    $("block").textContent = this.app.privateChat.blocked ? T.unblock : T.blockBot(overview.bot.name);
    $("time-box").hidden = !overview.can_advance;
    this.faults.render();
    document.title = `${me.name} – simulasi`;
  }

  entry(one, current) {
    const label = one.label && el("small", {}, el("span", { class: "tag" }, T.demo), one.label);
    const badge = one.unread && !current ? el("span", { class: "badge", "aria-label": T.unread(one.unread) }, one.unread) : null;
    const choose = () => { this.app.become(one.id); this.open(false); };
    return el(
      "li",
      {},
      el(
        "button",
        { type: "button", class: "person", "aria-current": current ? "true" : null, onclick: choose },
        avatar(one.name, one.id),
        el("span", { class: "person-name" }, el("b", {}, one.name), label),
        badge,
      ),
    );
  }
}

function onSubmit(id, act) {
  $(id).addEventListener("submit", (event) => {
    event.preventDefault();
    act(event.target);
  });
}

// What goes wrong on purpose: requests of the bot that fail, and its privacy mode.

import { el, toast } from "./dom.js";
import { act } from "./server.js";
import { FAULTS, METHODS, T } from "./texts.js";

const $ = (id) => document.getElementById(id);

export class Faults {
  constructor(app) {
    this.app = app;
    const { what, method } = $("faults").elements;
    what.append(...Object.entries(FAULTS).map(([value, words]) => el("option", { value }, words)));
    method.append(...Object.entries(METHODS).map(([value, words]) => el("option", { value }, words)));
    $("faults").addEventListener("submit", (event) => { event.preventDefault(); this.add(event.target.elements); });
    $("heal").addEventListener("click", async () => { await act("heal", {}); this.app.refresh(); });
    $("reads-all").addEventListener("change", async (event) => {
      await act("privacy", { reads_all: event.target.checked });
      this.app.refresh();
    });
  }

  async add({ what, method, chat, times }) {
    const fault = { what: what.value, method: method.value, chat: Number(chat.value) || "", times: times.value };
    if (!(await act("fault", fault))) return;
    toast(T.faultAdded);
    this.app.refresh();
  }

  render() {
    const { overview } = this.app;
    const { chat } = $("faults").elements;
    const chosen = chat.value;
    const places = [["", T.everywhere], ...overview.chats.map((one) => [one.id, one.type === "private" ? T.myChat : one.title])];
    chat.replaceChildren(...places.map(([value, words]) => el("option", { value, selected: String(value) === chosen }, words)));
    $("reads-all").checked = overview.bot.reads_all;
    $("waiting-faults").replaceChildren(...overview.faults.map((one) => el("li", {}, el("b", {}, METHODS[one.method] || one.method), ` · ${one.where || T.everywhere} · ${T.left(one.left)}`)));
    $("heal").hidden = !overview.faults.length;
    $("fault-count").hidden = !overview.faults.length;
    $("fault-count").textContent = overview.faults.length;
  }
}

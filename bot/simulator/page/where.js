// Where in a group one writes, and in whose name: a topic, and for admins the group itself.

import { el } from "./dom.js";
import { T } from "./texts.js";

export class Where {
  constructor() {
    this.topic = el("select", { "aria-label": T.topic });
    this.anonymous = el("input", { type: "checkbox" });
    this.asGroup = el("label", { class: "check" }, this.anonymous, T.asGroup);
    this.root = el("div", { class: "where", hidden: true }, this.topic, this.asGroup);
  }

  /** Shows what this chat offers; a topic that is gone is forgotten. */
  show(chat) {
    const forum = Boolean(chat?.forum);
    const asGroup = chat?.type === "supergroup" && chat.admin;
    const chosen = this.topic.value;
    const options = forum ? [[0, T.general], ...chat.topics.map((one) => [one.id, one.closed ? `${one.name} (${T.closed})` : one.name])] : [];
    this.topic.replaceChildren(...options.map(([id, name]) => el("option", { value: id, selected: String(id) === chosen }, name)));
    this.topic.hidden = !forum;
    this.asGroup.hidden = !asGroup;
    if (!asGroup) this.anonymous.checked = false;
    this.root.hidden = !forum && !asGroup;
  }

  /** What goes along with every message. */
  get chosen() {
    return { topic: Number(this.topic.value) || "", anonymous: this.anonymous.checked };
  }
}

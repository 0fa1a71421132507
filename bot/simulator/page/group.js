// Who is in a group, and what its owner and admins can change.

import { avatar, el, sheet } from "./dom.js";
import { act } from "./server.js";
import { T } from "./texts.js";

export function manageGroup(pane) {
  const dialog = sheet(T.manage);
  const body = el("div", { class: "stack" });
  dialog.append(body);

  const change = async (what, account) => {
    const answer = await act("member", { ...pane.place(), what, account });
    if (!answer) return;
    if (answer.chat) pane.app.chooseGroup(answer.chat);
    await pane.app.load();
    if (what === "leave" || what === "migrate" || !pane.chat) dialog.close();
    else render();
  };

  const row = (member) => {
    const own = member.id === pane.person;
    const tools = el("span", { class: "member-tools" });
    if (pane.chat.admin && !own && member.status !== "creator") {
      const admin = member.status === "administrator";
      tools.append(
        small(admin ? T.demote : T.promote, () => change(admin ? "demote" : "promote", member.id)),
        small(T.takeOut, () => change("remove", member.id)),
      );
    }
    return el(
      "li",
      { class: "member" },
      avatar(member.name, member.id, member.bot),
      el("span", { class: "member-name" }, el("b", {}, member.name), el("small", {}, member.bot ? `${T.bot}, ` : "", T.status[member.status])),
      tools,
    );
  };

  const render = () => {
    const { overview } = pane.app;
    const inside = new Set(pane.chat.members.map((member) => member.id));
    const others = [overview.bot, ...overview.people].filter((one) => !inside.has(one.id));
    const choice = el("select", { "aria-label": T.addMember }, others.map((one) => el("option", { value: one.id }, one.name)));
    const add = el("div", { class: "row" }, el("label", {}, T.addMember, choice), small(T.add, () => change("add", Number(choice.value))));
    body.replaceChildren(
      el("ul", { class: "members" }, pane.chat.members.map(row)),
      ...(others.length ? [add] : []),
      el("button", { type: "button", class: "wide", onclick: () => change("leave") }, T.leave),
      ...(pane.chat.type === "group" && pane.chat.admin
        ? [el("button", { type: "button", class: "wide", title: T.migrateHint, onclick: () => change("migrate") }, T.migrate), el("p", { class: "hint" }, T.migrateHint)]
        : []),
    );
  };
  render();
}

const small = (words, onclick) => el("button", { type: "button", class: "small", onclick }, words);

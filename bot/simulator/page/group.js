// Who is in a group, and what its owner and admins can change: members, topics, invitations, the group itself.

import { avatar, el, sheet, toast } from "./dom.js";
import { act } from "./server.js";
import { T } from "./texts.js";

export function manageGroup(pane) {
  const dialog = sheet(T.manage);
  const body = el("div", { class: "stack" });
  dialog.append(body);

  const after = async (answer, leaves = false) => {
    if (!answer) return;
    if (answer.chat) pane.app.chooseGroup(answer.chat);
    await pane.app.load();
    if (leaves || !pane.chat) dialog.close();
    else render();
  };
  const member = async (what, account) => after(await act("member", { ...pane.place(), what, account }), what === "leave");
  const group = async (what, more = {}) => after(await act("change-group", { ...pane.place(), what, ...more }), ["migrate", "delete"].includes(what));

  const row = (one) => {
    const own = one.id === pane.person;
    const tools = el("span", { class: "member-tools" });
    if (pane.chat.admin && !own && one.status !== "creator") {
      const plain = one.status === "member";
      tools.append(small(plain ? T.promote : T.demote[one.status], () => member(plain ? "promote" : "demote", one.id)));
      if (plain) tools.append(small(T.mute, () => member("mute", one.id)));
      tools.append(small(T.takeOut, () => member("remove", one.id)));
    }
    const status = el("small", {}, one.bot ? `${T.bot}, ` : "", T.status[one.status]);
    return el("li", { class: "member" }, avatar(one.name, one.id, one.bot), el("span", { class: "member-name" }, el("b", {}, one.name), status), tools);
  };

  const asking = () => pane.chat.asking.map((one) => el(
    "li",
    { class: "member" },
    avatar(one.name, one.id),
    el("span", { class: "member-name" }, el("b", {}, one.name), el("small", {}, T.asking)),
    pane.chat.admin && el("span", { class: "member-tools" }, small(T.letIn, () => member("let_in", one.id)), small(T.turnAway, () => member("turn_away", one.id))),
  ));

  const people = () => {
    const { overview } = pane.app;
    const inside = new Set(pane.chat.members.map((one) => one.id));
    const others = [overview.bot, ...overview.people].filter((one) => !inside.has(one.id));
    const choice = el("select", { "aria-label": T.addMember }, others.map((one) => el("option", { value: one.id }, one.name)));
    const add = el("div", { class: "row" }, el("label", {}, T.addMember, choice), small(T.add, () => member("add", Number(choice.value))));
    return [el("ul", { class: "members" }, asking(), pane.chat.members.map(row)), ...(others.length ? [add] : [])];
  };

  const links = () => pane.chat.links.map((link) => el(
    "li",
    { class: "member" },
    el("span", { class: "member-name" }, el("b", {}, link.name || T.invitation), el("small", {}, link.over ? T.linkOver : link.asks ? T.linkAsks : T.linkOpen)),
    !link.over && el("span", { class: "member-tools" }, small(T.copy, () => copy(link.url)), small(T.openAs, () => chooseWho(pane, link.url, after))),
  ));

  const topics = () => pane.chat.topics.map((topic) => el(
    "li",
    { class: "member" },
    el("span", { class: "member-name" }, el("b", {}, `# ${topic.name}`), topic.closed && el("small", {}, T.closed)),
    el("span", { class: "member-tools" }, !topic.closed && small(T.close, () => group("close_topic", { topic: topic.id })), small(T.remove, () => group("delete_topic", { topic: topic.id }))),
  ));

  const render = () => {
    const { chat } = pane;
    const parts = people();
    if (chat.admin) {
      parts.push(
        box(T.invitations, el("ul", {}, links()), el("p", { class: "hint" }, T.makeLink), el("div", { class: "pair" }, small(T.newLink, () => group("invite")), small(T.newAskingLink, () => group("invite", { asks: true })))),
        chat.forum
          ? box(T.topics, el("ul", {}, topics()), naming(T.newTopic, T.open, (words) => group("topic", { words })))
          : chat.type === "supergroup" && wide(T.openTopics, () => group("topics")),
      );
    }
    if (chat.owner) {
      parts.push(
        naming(T.rename, T.save, (words) => group("rename", { words }), chat.title),
        chat.type === "group" && el("div", { class: "stack" }, wide(T.migrate, () => group("migrate")), el("p", { class: "hint" }, T.migrateHint)),
        wide(T.deleteGroup, () => group("delete"), "danger"),
      );
    }
    parts.push(wide(T.leave, () => member("leave")));
    const open = new Set([...body.querySelectorAll("details[open]")].map((one) => one.dataset.name));
    body.replaceChildren(...parts.filter(Boolean));
    for (const one of body.querySelectorAll("details")) one.open = open.has(one.dataset.name);
  };
  render();
}

/** Opening an invitation as somebody else: that person's page takes it from there. */
function chooseWho(pane, url, after) {
  const inside = new Set(pane.chat.members.map((one) => one.id));
  const others = pane.app.overview.people.filter((one) => !inside.has(one.id));
  if (!others.length) return toast(T.nobodyLeft);
  const list = el("ul", { class: "menu" }, others.map((one) => el("li", {}, el("button", { type: "button", onclick: () => join(one) }, avatar(one.name, one.id), one.name))));
  const dialog = sheet(T.openAs, list);
  const join = async (one) => {
    dialog.close();
    const answer = await act("follow", { person: one.id, url });
    if (answer) toast(answer.joined ? T.joinedAs(one.name) : T.askedAs(one.name));
    after(answer);
  };
}

function copy(words) {
  navigator.clipboard?.writeText(words).then(() => toast(T.copied), () => toast(words));
}

function naming(label, button, act, value = "") {
  const field = el("input", { value, required: true, maxLength: 80, autocomplete: "off" });
  const send = (event) => { event.preventDefault(); act(field.value); };
  return el("form", { class: "row", onsubmit: send }, el("label", {}, label, field), el("button", { class: "small" }, button));
}

function box(title, ...content) {
  const node = el("details", { class: "box" }, el("summary", {}, title), el("div", { class: "stack" }, ...content));
  node.dataset.name = title;
  return node;
}

const small = (words, onclick) => el("button", { type: "button", class: "small", onclick }, words);
const wide = (words, onclick, look = "") => el("button", { type: "button", class: `wide ${look}`, onclick }, words);

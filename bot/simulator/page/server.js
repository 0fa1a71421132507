// Talking to the simulator.

import { toast } from "./dom.js";
import { T } from "./texts.js";

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    toast(T.offline);
    throw new Error("offline");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    toast(answer.error || T.failed);
    throw new Error(answer.error || String(response.status));
  }
  return answer;
}

export const load = (path, params) => ask(`sim/${path}?${new URLSearchParams(params)}`);

export const post = (path, body) =>
  ask(`sim/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Demo": "1" },
    body: JSON.stringify(body),
  });

/** A deed of a person; what went wrong was shown already, so nobody needs to catch it. */
export const act = (deed, body) => post(`do/${deed}`, body).catch(() => null);

export function upload(fields, files) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const file of files) form.append("files", file);
  return ask("sim/upload", { method: "POST", headers: { "X-Demo": "1" }, body: form }).catch(() => null);
}

export const fileUrl = (id) => `sim/file/${encodeURIComponent(id)}`;

/** Every change in the world; the browser reconnects by itself. */
export function listen(onEvent) {
  const source = new EventSource("sim/events");
  source.addEventListener("message", (event) => onEvent(JSON.parse(event.data)));
}

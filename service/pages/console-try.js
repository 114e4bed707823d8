// Try: a message, the decision, and every gate that each candidate met; two policies side by side; a case to take away.

import { ask, at, make, of, say, told } from "./console.js";

const SAID = {
  allow: ["그대로 보냅니다", "Passed on as it is"],
  redact: ["가리고 보냅니다", "Passed on with parts hidden"],
  block: ["막습니다", "Blocked"],
};
const GATES = {
  shape: ["모양", "shape"], value: ["값", "value"], edge: ["이웃", "edge"], context: ["낱말", "context"],
  compete: ["겨룸", "compete"], length: ["길이", "length"], allow: ["허용", "allow"], clause: ["조항", "clause"], action: ["조치", "action"],
};

let filled = false;
let listening = false;

export function begin() {
  if (!listening) {
    listening = true;
    at("ask").addEventListener("submit", (event) => {
      event.preventDefault();
      told(explain);
    });
  }
  return fill;
}

async function fill() {
  if (filled) return;
  const [policy, now] = [await ask("v1/policy"), await ask("v1/now")];
  for (const [id, names] of [["topic", policy.topics], ["channel", policy.channels], ["other", now.bundled]]) {
    at(id).append(...names.map((name) => new Option(name, name)));
  }
  filled = true;
}

async function explain() {
  const text = at("text").value;
  if (!text.trim()) throw new Error(say("글을 먼저 넣어 주세요.", "Put in a message first."));
  const request = { text, direction: at("direction").value };
  for (const name of ["topic", "channel"]) if (at(name).value) request[name] = at(name).value;
  const before = at("before").value.split("\n").filter((line) => line.trim());
  if (before.length) request.before = before;
  const other = at("other").value;
  const asked = [["", ask("v1/explain", request)]];
  if (other) {
    const plain = { text, direction: request.direction }; // the other policy may declare other topics
    if (before.length) plain.before = before;
    asked.push([other, ask(`v1/explain?policy=${other}`, plain)]);
  }
  const cards = [];
  for (const [name, answer] of asked) cards.push(card(text, request, name, await answer));
  at("explained").replaceChildren(make("div", "two", ...cards));
  at("explained").focus();
}

function card(text, request, other, explained) {
  const { steps, folds, conversation } = explained;
  const { decision } = conversation ?? explained;
  const policy = `${decision.policy.id} ${decision.policy.version}`;
  const parts = [
    make("h2", "", other ? policy : `${say("쓰이는 정책", "in force")}: ${policy}`),
    make("p", `verdict ${decision.action}`, say(...SAID[decision.action])),
    typed(text, [...steps, ...joined(conversation)]),
  ];
  if (decision.text !== null && decision.action === "redact") parts.push(make("p", "out", decision.text));
  if (decision.code) parts.push(make("p", "", `${say("살피지 못함", "could not be examined")}: ${decision.code}`));
  if (decision.notice) parts.push(make("p", "small", of(decision.notice)));
  const list = make("ol", "steps");
  for (const one of conversation?.told ?? []) list.append(make("li", "", make("p", "", of(one))));
  for (const fold of folds) list.append(make("li", "", make("p", "", `${say("고쳐 읽음", "read as")}: ${fold.typed} → ${fold.read}`)));
  for (const step of steps) list.append(shown(step));
  if (!list.children.length) list.append(make("li", "", say("찾은 것도 비슷한 것도 없음", "Nothing found, and nothing close")));
  parts.push(list);
  if (!other) parts.push(takeAway(text, request, decision));
  return make("div", "card", ...parts);
}

// What only the messages before it complete, as steps that are found.
function joined(conversation) {
  const told = conversation?.told ?? [];
  return told.filter((one) => one.part).map((one) => ({ parts: [one.part], action: conversation.decision.action }));
}

// What was typed, with what was found and what came close marked; offsets count code points.
function typed(text, steps) {
  const points = Array.from(text);
  const line = make("p", "typed");
  let from = 0;
  const places = steps.flatMap((step) => step.parts.map((part) => [...part, step.action ?? (step.decoy ? "" : "near")]));
  for (const [start, end, tone] of places.filter((place) => place[2]).sort((a, b) => a[0] - b[0])) {
    if (start < from) continue;
    line.append(points.slice(from, start).join(""), make("mark", tone, points.slice(start, end).join("")));
    from = end;
  }
  line.append(points.slice(from).join(""));
  return line;
}

function shown(step) {
  const tone = step.action || (step.decoy ? "" : "near");
  const line = make("p", "", make("b", tone, step.action ? `${of(step.label)}: ` : ""), of(step.summary));
  const ladder = make("ol", "ladder");
  for (const gate of step.gates) {
    const name = `${say(...GATES[gate.name])} ${gate.passed ? "✓" : "✗"}`;
    const why = gate.passed && gate.why ? ` ${of(gate.why)}` : ""; // why it stopped is in the line above
    ladder.append(make("li", gate.passed ? "" : "stop", name + why));
  }
  const item = make("li", "", line, ladder);
  if (step.weights.length) {
    const lines = step.weights.map((one) => make("li", "", `${one.weight > 0 ? "+" : ""}${(one.weight / 100).toFixed(1)} ${of(one)}`));
    item.append(make("details", "", make("summary", "", say("무게", "weights")), make("ul", "plain small", ...lines)));
  }
  if (step.rule) item.append(make("p", "small", make("code", "", step.rule)));
  return item;
}

function takeAway(text, request, decision) {
  const button = make("button", "", say("사례로 담기 (TOML)", "Take away as a case (TOML)"));
  button.type = "button";
  button.addEventListener("click", () => {
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([caseOf(text, request, decision)], { type: "application/toml" }));
    link.download = "case.cases.toml";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  return make("p", "", button);
}

// As cases.toml has it. A string of TOML's basic kind is written as JSON writes it.
function caseOf(text, request, decision) {
  const lines = ["[[case]]", `name = ${JSON.stringify(say("이름을 적으십시오", "give it a name"))}`, `message = ${JSON.stringify(text)}`, `expect = "${decision.action}"`];
  if (decision.action === "redact") lines.push(`text = ${JSON.stringify(decision.text)}`);
  const by = [...new Set(decision.findings.map((found) => found.clause))].sort();
  if (by.length) lines.push(`by = ${JSON.stringify(by)}`);
  if (request.before) lines.push(`before = ${JSON.stringify(request.before)}`);
  for (const name of ["direction", "topic", "channel"]) {
    if (request[name] && request[name] !== "citizen") lines.push(`${name} = ${JSON.stringify(request[name])}`);
  }
  return lines.join("\n") + "\n";
}

"use strict";
// Sends the text of the box to /v1/check and shows the decision. Nothing is kept, here or there.

const SAMPLES = [
  ["전화번호를 풀어 쓴 글", "연락처는 공일공 이삼사오 육칠팔구예요"],
  ["주민등록번호가 든 글", "주민번호는900101-1990027입니다"],
  ["주소와 이름이 든 글", "예금주 김순자, 전북 고창군 고창읍 동리로 31, 102동 905호로 보내 주세요"],
  ["가릴 것이 없는 글", "접수번호 20260313-0012345 처리 언제 되나요"],
];
const SAID = {
  allow: "그대로 보냅니다",
  redact: "가리고 보냅니다",
  block: "막습니다. 아무것도 저장하거나 전달하지 않습니다",
};

const at = (id) => document.getElementById(id);
const make = (tag, className, text) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};

for (const [name, text] of SAMPLES) {
  const button = make("button", "", name);
  button.type = "button";
  button.addEventListener("click", () => {
    at("text").value = text;
    look();
  });
  at("samples").append(button);
}

at("form").addEventListener("submit", (event) => {
  event.preventDefault();
  look();
});

async function look() {
  const text = at("text").value;
  if (!text.trim()) return say("글을 먼저 넣어 주세요.", at("text"));
  const headers = { "content-type": "application/json" };
  const key = at("key").value.trim();
  if (key) headers["x-api-key"] = key;
  try {
    const answer = await fetch("v1/check", { method: "POST", headers, body: JSON.stringify({ text }) });
    const said = await answer.json();
    if (answer.ok) return show(said);
    if (answer.status === 401 || answer.status === 403) {
      at("key-row").hidden = false;
      return say(said.detail_ko || said.detail, at("key"));
    }
    say(said.detail_ko || said.detail);
  } catch {
    say("사이드카가 답하지 않습니다. 아직 돌고 있는지 확인해 주세요.");
  }
}

function say(sentence, next) {
  at("result").replaceChildren(make("p", "verdict", sentence));
  if (next) next.focus();
}

function show(decision) {
  const parts = [make("p", `verdict ${decision.action}`, SAID[decision.action])];
  if (decision.text !== null) parts.push(cleaned(decision));
  if (decision.notice) parts.push(make("p", "", decision.notice.ko));
  if (decision.findings.length) {
    const list = make("ul", "found");
    for (const found of decision.findings) {
      const item = make("li");
      item.append(make("b", "", found.label), make("span", "", found.why));
      list.append(item);
    }
    parts.push(list);
  }
  at("result").replaceChildren(...parts);
}

// `out` counts code points, so the text is cut by code points too.
function cleaned(decision) {
  const points = Array.from(decision.text);
  const block = make("p", "out");
  let from = 0;
  for (const found of decision.findings.filter((one) => one.out && one.action === "redact")) {
    if (found.out[0] < from) continue;
    block.append(points.slice(from, found.out[0]).join(""));
    block.append(make("mark", "", points.slice(found.out[0], found.out[1]).join("")));
    from = found.out[1];
  }
  block.append(points.slice(from).join(""));
  return block;
}

fetch("readyz")
  .then((answer) => answer.json())
  .then((now) => {
    if (now.policy) at("now").textContent = `지금 쓰는 정책은 ${now.policy}입니다.`;
  })
  .catch(() => {});

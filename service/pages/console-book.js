// Rules, cases, and how things stand.

import { ask, at, lang, make, of, say, told } from "./console.js";

const ACTIONS = { allow: ["통과", "allow"], redact: ["가림", "redact"], block: ["차단", "block"] };
const SAYS = {
  catches: ["찾는다", "catches"], ignores: ["찾지 않는다", "ignores"],
  misses: ["아직 놓친다", "misses: a known gap"], overreaches: ["지나치게 찾는다", "overreaches: a known false alarm"],
};
const OUTCOMES = {
  same: ["같게 함", "decide the same"],
  "newly-passed": ["보냄(지금은 막음)", "pass (blocked now)"],
  "newly-shown": ["보임(지금은 가림)", "show (hidden now)"],
  "newly-blocked": ["막음", "block"],
  "newly-hidden": ["가림", "hide"],
  changed: ["달리 함", "decide otherwise"],
};
const SHOWN = 8; // examples of each sort; the rule book has all

let listening = false;
let known = null;

export function begin() {
  if (!listening) {
    listening = true;
    at("find").addEventListener("input", list);
    at("run").addEventListener("click", () => told(run));
    at("again").addEventListener("click", () => told(stand));
  }
  return { rules, cases: async () => {}, now: stand };
}

async function rules() {
  known ??= { rules: (await ask("v1/rules")).rules, policy: await ask("v1/policy") };
  list();
}

function list() {
  if (!known) return;
  const wanted = at("find").value.trim().toLowerCase();
  const names = (rule) => `${rule.entity} ${rule.label} ${rule.label_en}`.toLowerCase();
  const found = known.rules.filter((rule) => names(rule).includes(wanted));
  at("count").textContent = say(`규칙 ${found.length}개`, `${found.length} rules`);
  at("book").replaceChildren(...found.map(rule));
}

function rule(one) {
  const head = make("summary", "", `${say(one.label, one.label_en)} `, make("code", "", one.entity));
  const parts = [make("p", "", lang() === "en" ? one.story : one.about || one.story)];
  if (one.legal_basis) parts.push(make("p", "small", `${say("법적 근거", "law")}: ${one.legal_basis}`));
  if (!one.decoy) parts.push(clauses(one));
  if (one.context.length) {
    const [before, after] = one.context_reach;
    const reach = say(`앞 ${before}자, 뒤 ${after}자 안`, `within ${before} characters before, ${after} behind`);
    parts.push(make("p", "small", `${say("낱말", "words")} (${reach}): ${one.context.join(", ")}`));
  }
  for (const [sort, names] of Object.entries(SAYS)) {
    const some = one.examples.filter((example) => example.expects === sort);
    if (!some.length) continue;
    const lines = some.slice(0, SHOWN).map((example) => make("li", "", marked(example), make("span", "small", ` ${(lang() === "ko" && one.korean[example.why]) || example.why}`)));
    parts.push(make("h2", "sort", `${say(...names)} (${some.length})`), make("ul", "plain", ...lines));
  }
  return make("details", "", head, make("div", "", ...parts));
}

function clauses(one) {
  const own = known.policy.clauses.filter((clause) => clause.entities.includes(one.entity));
  const lines = own.map((clause) => {
    const when = ["kinds", "topics", "channels"].filter((name) => clause[name].length).map((name) => clause[name].join(", "));
    if (clause.direction) when.push(clause.direction);
    const said = when.length ? ` (${when.join(" · ")})` : "";
    return make("li", "", make("b", clause.action, say(...ACTIONS[clause.action])), " ", make("code", "", clause.id), `${said} ${clause.why}`);
  });
  const last = known.policy.otherwise;
  lines.push(make("li", "", make("b", last, say(...ACTIONS[last])), " ", make("code", "", "otherwise")));
  return make("ul", "plain", ...lines);
}

function marked(example) {
  const points = Array.from(example.text);
  const line = make("span");
  let from = 0;
  for (const [start, end] of example.parts) {
    line.append(points.slice(from, start).join(""), make("mark", "", points.slice(start, end).join("")));
    from = end;
  }
  line.append(points.slice(from).join(""));
  return line;
}

async function run() {
  const { cases } = await ask("v1/cases");
  if (!cases.length) return at("ran").replaceChildren(make("p", "", say("이 정책 곁에 사례가 없습니다.", "No cases stand beside this policy.")));
  const wrong = cases.filter((one) => !one.holds).length;
  const verdict = wrong
    ? say(`사례 ${cases.length}개 가운데 ${wrong}개가 틀립니다.`, `${wrong} of ${cases.length} do not hold.`)
    : say(`사례 ${cases.length}개가 모두 맞습니다.`, `All ${cases.length} hold.`);
  const lines = cases.map((one) => make("li", "", make("b", one.holds ? "allow" : "block", one.holds ? "✓ " : "✗ "), one.name, ...one.reasons.map((why) => make("p", "small", of(why)))));
  at("ran").replaceChildren(make("p", `verdict ${wrong ? "block" : "allow"}`, verdict), make("ul", "steps", ...lines));
}

async function stand() {
  const now = await ask("v1/now");
  const { policy } = now;
  const facts = [
    [say("정책", "policy"), `${policy.id} ${policy.version}`],
    [say("승인", "approved by"), policy.approved_by || "–"],
    [say("시행일", "effective"), policy.effective || "–"],
    [say("쓰인 지", "in force for"), ago(policy.age_seconds)],
    [say("정책 지문", "policy sha256"), make("code", "", policy.sha256)],
    [say("규칙 지문", "catalog sha256"), make("code", "", now.catalog.sha256)],
    [say("엔진", "engine"), now.engine],
    [say("판", "version"), now.version],
    [say("사례", "cases"), policy.untested ? say("없음", "none") : say("있음", "there are some")],
  ];
  if (now.observe) facts.push([say("주의", "warning"), say("관찰 중: 아무것도 가리지 않고 그대로 보냅니다", "observing: everything is passed on as it is")]);
  if (now.reload_failed) facts.push([say("주의", "warning"), say("새 정책이 잘못되어 옛 정책을 씁니다", "the newest policy is bad; the last good one is in force")]);
  for (const warning of policy.warnings) facts.push([say("주의", "warning"), of(warning)]);
  const list = make("dl", "", ...facts.flatMap(([name, value]) => [make("dt", "", name), make("dd", "", value)]));
  const decided = Object.entries(now.decisions).map(([action, count]) => [say(...ACTIONS[action]), count]);
  const found = Object.entries(now.findings).sort((a, b) => b[1] - a[1]);
  const shadowed = Object.entries(now.shadowed).map(([outcome, count]) => [say(...OUTCOMES[outcome]), count]);
  const beside = now.shadow ? [counts(say(`시안 ${now.shadow.id} ${now.shadow.version}이라면`, `the draft ${now.shadow.id} ${now.shadow.version} would`), shadowed)] : [];
  at("stands").replaceChildren(list, counts(say("시작한 뒤의 결정", "decisions since the start"), decided), counts(say("찾은 것", "findings"), found), ...beside);
}

function ago(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60)];
  return hours ? say(`${hours}시간`, `${hours} hours`) : say(`${minutes}분`, `${minutes} minutes`);
}

function counts(title, rows) {
  const body = rows.length ? rows : [[say("아직 없음", "none yet"), 0]];
  const lines = body.map(([name, count]) => {
    const head = make("th", "", name);
    head.scope = "row";
    return make("tr", "", head, make("td", "count", String(count)));
  });
  return make("table", "", make("caption", "", title), make("tbody", "", ...lines));
}

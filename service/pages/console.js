// The shell of the console: which part is shown, in which language, and how the sidecar is asked. Nothing is kept.

import { begin as beginBook } from "./console-book.js";
import { begin as beginTry } from "./console-try.js";

export const at = (id) => document.getElementById(id);

export function make(tag, className = "", ...inside) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...inside.filter((one) => one !== null && one !== undefined));
  return element;
}

// The language of the page; a pair {ko, en} or two strings become the one that is spoken.
export const lang = () => document.documentElement.lang;
export const say = (ko, en) => (lang() === "en" ? en : ko);
export const of = (pair) => (pair ? pair[lang()] || pair.ko || "" : "");

let key = "";

// The answer as JSON. Where a key is missing the page asks for one, then for the same thing again.
export async function ask(path, body) {
  const headers = { "accept-language": lang() };
  if (key) headers["x-api-key"] = key;
  if (body) headers["content-type"] = "application/json";
  let answer;
  try {
    answer = await fetch(path, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) });
  } catch {
    throw new Error(say("사이드카가 답하지 않습니다. 아직 돌고 있는지 확인해 주세요.", "The sidecar does not answer. Is it still running?"));
  }
  const said = await answer.json();
  if (answer.ok) return said;
  if (answer.status === 401 || answer.status === 403) {
    at("key-row").hidden = false;
    at("key").focus();
  }
  throw new Error(say(said.detail_ko || said.detail, said.detail));
}

// Runs a piece of work and tells what went wrong with it.
export async function told(work) {
  at("trouble").textContent = "";
  try {
    await work();
  } catch (error) {
    at("trouble").textContent = error.message;
  }
}

const PARTS = ["try", "rules", "cases", "now"];
let opened = {};

function show() {
  const wanted = location.hash.slice(1);
  const part = PARTS.includes(wanted) ? wanted : "try";
  for (const name of PARTS) at(name).hidden = name !== part;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${part}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (opened[part]) told(opened[part]);
}

function speak(to) {
  document.documentElement.lang = to;
  for (const one of document.querySelectorAll("[data-en]")) {
    if (one.dataset.ko === undefined) one.dataset.ko = one.textContent;
    one.textContent = to === "en" ? one.dataset.en : one.dataset.ko;
  }
  document.querySelector("nav").setAttribute("aria-label", to === "en" ? "Console" : "콘솔");
  at("lang").textContent = to === "en" ? "한국어" : "English";
  at("lang").lang = to === "en" ? "ko" : "en";
  document.title = `pii_guard · ${to === "en" ? "console" : "콘솔"}`;
}

at("lang").addEventListener("click", () => {
  speak(lang() === "en" ? "ko" : "en");
  show();
});
at("key-row").addEventListener("submit", (event) => {
  event.preventDefault();
  key = at("key").value.trim();
  at("key").value = "";
  at("key-row").hidden = true;
  start();
});
addEventListener("hashchange", () => {
  show();
  at("main").focus();
});

function start() {
  opened = { try: beginTry(), ...beginBook() };
  show();
}

start();

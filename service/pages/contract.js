"use strict";
// Shows the forms of the contract page and sends what stands in them. Nothing is kept.

const keyForm = document.getElementById("key");
const key = keyForm.querySelector("input");
keyForm.hidden = false;
keyForm.addEventListener("submit", (event) => event.preventDefault());

for (const form of document.querySelectorAll("form[data-path]")) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = form.querySelector("pre");
    told.hidden = false;
    told.textContent = await send(form);
  });
}

async function send(form) {
  const headers = key.value ? { "x-api-key": key.value } : {};
  const body = form.querySelector("textarea")?.value;
  if (body !== undefined) headers["content-type"] = "application/json";
  const address = form.querySelector("[name=address]")?.value || form.dataset.path;
  if (!address.startsWith("/") || address.startsWith("//")) return "The address begins with one /.";
  try {
    const answer = await fetch(address, { method: form.dataset.method, headers, body });
    return `${answer.status} ${answer.statusText}\n\n${readable(await answer.text())}`;
  } catch {
    return "No answer: the sidecar is gone, or it broke the connection off, as some of its contracts do to refuse.";
  }
}

function readable(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

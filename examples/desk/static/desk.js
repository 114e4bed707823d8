// The extras: everything here also works without. Pages are drawn by the server; this only fetches them again.
"use strict";

const log = document.querySelector("[data-log]");

async function refresh() {
  const answer = await fetch(log.dataset.log, { credentials: "same-origin" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const shown = new Set([...log.querySelectorAll("[data-item]")].map((item) => item.id));
  for (const item of page.querySelectorAll("[data-item]")) if (shown.size && !shown.has(item.id)) item.classList.add("new");
  log.replaceChildren(...page.body.children);
}

if (log) {
  let busy = false, again = false;
  const changed = async () => {
    if (busy) { again = true; return; }
    busy = true;
    try { do { again = false; await refresh(); } while (again); } catch { /* the next event tries again */ } finally { busy = false; }
  };
  let pause = 1000;
  const listen = () => {
    const events = new EventSource(log.dataset.events);
    events.addEventListener("changed", changed);
    events.addEventListener("open", () => { pause = 1000; changed(); });
    events.addEventListener("error", () => {  // a browser gives up where it was answered with an error
      if (events.readyState !== EventSource.CLOSED) return;
      setTimeout(listen, pause);
      pause = Math.min(2 * pause, 30000);
    });
  };
  listen();
}

// One click is one message: the key in the form says so to the server; this only spares the second request.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
    setTimeout(() => { delete form.dataset.sent; }, 3000);
  });
}


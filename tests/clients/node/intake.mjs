// Posts a message to the intake, again under its key where the answer was lost, and reads the consultation.
import { randomUUID } from "node:crypto";

const PATIENCE_MS = 4000; // of one answer
const TRIES = 5;

/** Posts one message until somebody answers; never twice, since the key stays the same. */
export async function post(sidecar, conversation, text, key = randomUUID()) {
  const url = `${sidecar}/v1/conversations/${encodeURIComponent(conversation)}/messages`;
  const headers = { "content-type": "application/json", "idempotency-key": key };
  for (let tries = 1; tries <= TRIES; tries++) {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify({ text }), signal });
      if (answer.status < 500 && answer.status !== 429) {
        return { status: answer.status, replay: answer.headers.get("idempotent-replay") === "true", ...(await answer.json()) };
      }
    } catch {
      // no answer: whether it was accepted nobody knows, so the same key asks
    }
    await new Promise((done) => setTimeout(done, 100 * 2 ** tries));
  }
  return { status: 0, key }; // keep the draft and its key
}

export async function read(sidecar, conversation) {
  const answer = await fetch(`${sidecar}/v1/conversations/${encodeURIComponent(conversation)}/messages`);
  return (await answer.json()).messages;
}

const [sidecar, conversation, text] = process.argv.slice(2);
const posted = await post(sidecar, conversation, text);
const messages = await read(sidecar, conversation);
console.log(JSON.stringify({ status: posted.status, replay: posted.replay, texts: messages.map((one) => one.text) }));

/** Asks pii_guard before a message is stored or routed. Needs Node 18 or newer, and nothing else. */

const HELD = Object.freeze({ action: "block", text: null }); // nobody decided: the message waits

/**
 * What may be stored or routed: `text`, and nothing where it is null. Whatever goes wrong on the way, nothing passes.
 * A mistake of the caller's (an unknown topic, channel or direction) is thrown, at the first message.
 */
export async function check(message, { sidecar = "http://127.0.0.1:8787", key, patience = 2000, ...said } = {}) {
  let status, answer;
  try {
    const response = await fetch(`${sidecar}/v1/check`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ text: message, ...said }), // direction, topic, channel
      redirect: "error",
      signal: AbortSignal.timeout(patience),
    });
    status = response.status;
    answer = await response.json();
  } catch {
    return HELD;
  }
  if (status === 422) throw new TypeError(answer.detail); // holds nothing of the message
  const passes = status === 200 && (answer?.action === "allow" || answer?.action === "redact");
  return passes && typeof answer.text === "string" ? { action: answer.action, text: answer.text } : HELD;
}

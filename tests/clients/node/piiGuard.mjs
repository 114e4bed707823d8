/** Asks pii_guard before a message is stored or routed. Needs Node 18 or newer, and nothing else. */

const HELD = Object.freeze({ action: "block", text: null, retract: Object.freeze([]) }); // nobody decided: the message waits

/**
 * What may be stored or routed: `text`, and nothing where it is null. Whatever goes wrong on the way, nothing passes.
 * A mistake of the caller's (an unknown topic, channel or direction) is thrown, at the first message.
 *
 * With `conversation_id` and `message_id` it is read together with the messages before it, and `retract` says what those
 * must not keep.
 */
export async function check(message, { sidecar, key, patience, ...said } = {}) {
  // said: direction, topic, channel, conversation_id, message_id, edit_of, reply_to
  const { status, answer } = await ask("/v1/check", { text: message, ...said }, { sidecar, key, patience });
  const retract = said.conversation_id === undefined ? [] : answer?.retract;
  if (status !== 200 || !Array.isArray(retract) || !retract.every(isRetraction)) return HELD;
  const { action, text } = answer;
  const passes = (action === "allow" || action === "redact") && typeof text === "string";
  return passes || (action === "block" && text === null) ? { action, text, retract } : HELD;
}

/** A message was deleted; without `message_id` the consultation has ended. False: nobody confirmed it, try again. */
export async function forget(conversation_id, { message_id, ...where } = {}) {
  return (await ask("/v1/check/forget", { conversation_id, message_id }, where)).status === 204;
}

/** An earlier message, as it was stored, without what one of `retract` names: its places count code points. */
export function without(stored, { spans, placeholder }) {
  const points = [...stored];
  for (const [start, end] of [...spans].reverse()) points.splice(start, end - start, placeholder);
  return points.join("");
}

async function ask(path, document, { sidecar = "http://127.0.0.1:8787", key, patience = 2000 }) {
  let status, answer;
  try {
    const response = await fetch(sidecar + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify(document),
      redirect: "error",
      signal: AbortSignal.timeout(patience),
    });
    status = response.status;
    answer = status === 204 ? null : await response.json();
  } catch {
    return { status: 0, answer: null };
  }
  if (status === 422) throw new TypeError(answer.detail); // holds nothing of the message
  return { status, answer };
}

const isPlace = (place) => Array.isArray(place) && place.length === 2 && place.every(Number.isSafeInteger);

function isRetraction(one) {
  const named = typeof one?.message_id === "string" && typeof one.placeholder === "string";
  return named && Array.isArray(one.spans) && one.spans.every(isPlace);
}

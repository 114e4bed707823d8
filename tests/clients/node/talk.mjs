/** One consultation: keeps what may be kept, rewrites what must be; prints it in the end, in base64 or "-". */
import { createInterface } from "node:readline";
import { check, forget, without } from "./piiGuard.mjs";

const [sidecar, conversation_id] = process.argv.slice(2);
const kept = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  if (line === "=") {
    // the consultation ends, and the next one has the same name
    if (!(await forget(conversation_id, { sidecar }))) throw new Error("not forgotten");
    continue;
  }
  const message_id = `mé"${kept.size}`;
  const message = Buffer.from(line, "base64").toString();
  const { text, retract } = await check(message, { sidecar, conversation_id, message_id });
  kept.set(message_id, text);
  for (const earlier of retract) {
    const stored = kept.get(earlier.message_id);
    if (stored != null) kept.set(earlier.message_id, without(stored, earlier));
  }
}
for (const text of kept.values()) console.log(text === null ? "-" : "=" + Buffer.from(text).toString("base64"));

/** Asks for each message on stdin, in base64 a line; prints the action and the text in base64, or "-". */
import { createInterface } from "node:readline";
import { check } from "./piiGuard.mjs";

const [sidecar, direction, key] = process.argv.slice(2);
for await (const line of createInterface({ input: process.stdin })) {
  const { action, text } = await check(Buffer.from(line, "base64").toString(), { sidecar, direction, key });
  console.log(action, text === null ? "-" : "=" + Buffer.from(text).toString("base64"));
}

// Starts Slack's emulator on a free port. argv[2]: the seed as JSON. Prints its address; each line on stdin is the address that
// events are sent to from then on. The emulator has no setting for that address, so its Slack plug-in is asked for its dispatcher.
import { readFileSync, readdirSync } from "node:fs";
import { createInterface } from "node:readline";

const dist = new URL("./node_modules/emulate/dist/", import.meta.url);
const holdsPlugin = (file) => /^dist-.*\.js$/.test(file) && readFileSync(new URL(file, dist), "utf8").includes("var slackPlugin");
const { slackPlugin } = await import(new URL(readdirSync(dist).find(holdsPlugin), dist));
let webhooks;
const register = slackPlugin.register;
slackPlugin.register = (app, store, dispatcher, ...rest) => register(app, store, (webhooks = dispatcher), ...rest);

const { createEmulator } = await import("emulate");
const emulator = await createEmulator({ service: "slack", port: 0, hostname: "127.0.0.1", seed: { slack: JSON.parse(process.argv[2]) } });
console.log(emulator.url.replace("localhost", "127.0.0.1"));
for await (const url of createInterface({ input: process.stdin })) {
  webhooks.clear();
  if (url) webhooks.register({ url, events: ["*"], active: true, owner: "slack" });
  console.log("ok");
}
await emulator.close();

// Sends by posthog-node what a server would, ends, and prints what it sent: [[uuid, event], ...].
// node send.mjs <url> <key> <v0 or v1: which of its paths the SDK takes>, from the folder where the SDK is installed
import {createRequire} from 'node:module';

const [host, key, mode] = process.argv.slice(2);
process.env.POSTHOG_CAPTURE_MODE = mode;
const {PostHog} = createRequire(process.cwd() + '/')('posthog-node');
const sent = [];
const client = new PostHog(key, {host, flushAt: 20, flushInterval: 60000, fetchRetryDelay: 100});
for (const kind of ['capture', 'identify', 'alias']) {
  client.on(kind, (event) => sent.push([event.uuid, event.event]));
}
client.on('error', (error) => { console.error(String(error)); process.exitCode = 1; });
for (let i = 0; i < 45; i++) {
  client.capture({distinctId: `user-${i % 3}`, event: 'order', properties: {amount: i, items: [{sku: 'a'}], first: i === 0}});
}
client.capture({distinctId: 'user-0', event: '$pageview', properties: {$current_url: 'https://example.com/shop?x=1'}});
client.identify({distinctId: 'user-0', properties: {plan: 'pro', $set_once: {since: 2026}}});
client.groupIdentify({groupType: 'company', groupKey: 'Acme Inc', properties: {seats: 3}});
client.capture({distinctId: 'user-0', event: 'seat', groups: {company: 'Acme Inc'}});
client.alias({distinctId: 'user-0', alias: 'old-0'});
// The SDK's own timers keep no process alive.
const alive = setInterval(() => {}, 1000);
// Another tick, so that everything was prepared; what remains in the queue is sent at the end.
await new Promise((resolve) => setTimeout(resolve, 50));
await client.shutdown(20000);
clearInterval(alive);
console.log(JSON.stringify(sent));

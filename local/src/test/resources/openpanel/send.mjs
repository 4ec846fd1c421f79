// Sends by @openpanel/sdk what a server would, and prints what it was answered and how long it took.
// node send.mjs <url> <client id> <client secret> <what>, from the folder where the SDK is installed
import {createRequire} from 'node:module';

const {OpenPanel} = createRequire(process.cwd() + '/')('@openpanel/sdk');
const [apiUrl, clientId, clientSecret, what] = process.argv.slice(2);
const start = Date.now();
const client = new OpenPanel({apiUrl, clientId, ...(clientSecret === '-' ? {} : {clientSecret})});
const answers = [];
if (what === 'one') {
  answers.push(await client.track('order', {}));
} else {
  answers.push(await client.track('order', {amount: 0, items: [{sku: 'a'}], __deviceId: 'device-9'}));
  answers.push(await client.identify({profileId: 'user-1', firstName: 'Ada', properties: {plan: 'pro'}}));
  answers.push(...await Promise.all(Array.from({length: 20}, (_, i) => client.track('order', {amount: i + 1}))));
  answers.push(await client.increment({profileId: 'user-1', property: 'visits', value: 2}));
  answers.push(await client.decrement({profileId: 'user-1', property: 'visits'}));
  answers.push(await client.upsertGroup({id: 'org_1', type: 'company', name: 'Org'}));
  answers.push(await client.setGroup('org_1'));
  answers.push(await client.track('seat', {}));
  answers.push(await client.revenue(999, {deviceId: 'device-9', product: 'p'}));
}
console.log(JSON.stringify({answers, tookMs: Date.now() - start}));

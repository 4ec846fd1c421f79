// Makes shared/enrich/src/main/resources/footfall/enrich/bots.txt of the npm package crawler-user-agents: node and npm.
//   node infra/setup/bots.mjs
// The package tells bots by regular expressions. Nearly all are plain text; what is not is said here by hand, so that a
// user agent is read once, in time that grows with its length alone. A new version with an expression that is not
// known here, or without one that is, stops this script.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = '1.60.0';
const PUBLISHED = '2026-08-10';
const FILE = fileURLToPath(new URL('../../shared/enrich/src/main/resources/footfall/enrich/bots.txt', import.meta.url));
const PART_CHARS_MIN = 4;
const BETWEEN = ' = ';

// Libraries and servers that send what somebody wrote them to send, events of a server's own among it.
const SERVERS = [
  '[wW]get', 'Python-urllib', 'python-requests', 'aiohttp', 'httpx', 'libwww-perl', 'httpunit', 'Go-http-client',
  'Pcore-HTTP', 'okhttp', 'AHC/', '^Apache-HttpClient', 'Jetty', 'http_get', 'BTWebClient', 'axios',
  'Amazon CloudFront', 'HttpUrlConnection', 'AnyEvent', '^curl', '^PHP-Curl-Class', 'node-fetch', 'sindresorhus/got',
  'ALittle Client', 'CustomAsyncHttpClient', '^HTTPie/', 'Salesforce.com', 'lwp-trivial', 'Indy Library',
  'Mollie HTTP client', 'WJHRO/', 'NetAPI', 'AppEngine-Google', 'Google-Apps-Script', 'GoogleDocs', 'WordPress/',
  'Zapier', 'IFTTT/', 'Make/', 'Integromat/', 'Retool/', 'Stripe/', 'PayPal/', 'GoPay', 'Jumio', 'Trustly/',
  'Recurly Webhooks/', 'SFDC-Callout/', 'Svix-Webhooks/', 'Zendesk Webhook', 'Shopify-Captain-Hook',
  'SendGrid Event API', 'SparkPost', 'SparkShipping', 'Bitbucket-Webhooks', 'Cloudflare-Stream-Webhook',
  'Cloudflare-Stream-Hook', 'Klaviyo/', 'TwilioProxy/', 'MailChimp', 'Omnisend/', 'Metorik', 'BlingERP', 'Bling ERP',
  'Snipcart/', 'Sora POS/', 'YokoyGroupAG/', 'Stape/', 'ExodusMovement', 'easybill-ImportManager', 'cron-job.org',
  'EasyCron/', 'Cronless', 'Bugsnag', '(^| )sentry/', 'Splunk', 'Datadog Agent', 'crusty/', 'reward-gateway',
  'eMoney Advisor', 'PWABuilderHttpAgent', 'ModularConnector/', 'Trellis-Services',
];

// What people use, and names of their telephones. HeadlessChrome is the browser of a site's own tests; the page's
// script stays away under automation by itself, unless it is told to count it.
const PEOPLES = [
  'HeadlessChrome', 'AP3A.240617.008', 'MetaIAB Facebook', 'Code/1.', 'Trae/', 'Fluid', 'Asana/', 'Overcast/',
  'Tumblr/', 'Viber', 'Podimo', 'Goodreads', 'Adventurer', 'Magellan', 'Hello World', 'Bluesky/', 'Termly', 'Determ',
  'ds9', 'Chrome Privacy Preserving Prefetch Proxy', 'DMBrowser', 'Grammarly/', 'upday/', 'Operator/', 'Trove',
  'CapitalOneShopping',
];

// What is no plain text, or too short a one, or would name people too: the parts of agents in its place.
const INSTEAD = {
  'AdsBot-Google([^-]|$)': ['AdsBot-Google'],
  '(sistrix|SISTRIX) [cC]rawler': ['SISTRIX Crawler', 'sistrix crawler', 'SISTRIX crawler', 'sistrix Crawler'],
  'Ahrefs(Bot|SiteAudit)': ['AhrefsBot', 'AhrefsSiteAudit'],
  'S[eE][mM]rushBot': ['SemrushBot', 'SEMrushBot'],
  'Livelap[bB]ot': ['LivelapBot', 'Livelapbot'],
  '[pP]ingdom': ['Pingdom', 'pingdom'],
  'Bark[rR]owler': ['Barkrowler', 'BarkRowler'],
  '[Cc]urebot': ['Curebot', 'curebot'],
  '[cC]laude[bB]ot': ['ClaudeBot', 'claudebot', 'Claudebot', 'claudeBot'],
  '[aA]cunetix': ['Acunetix', 'acunetix'],
  '[dD]ir[Bb]uster': ['DirBuster', 'dirbuster', 'Dirbuster'],
  '[mM]echanize': ['Mechanize', 'mechanize'],
  '[cC]ludo': ['Cludo', 'cludo'],
  'BlogTraffic/\\d.\\d+ Feed-Fetcher': ['BlogTraffic/'],
  '(^| )PTST/': ['PTST/'],
  '^BW/': ['^BW/1.'],
  'BW/': ['; BW/1.'],
  'Automaton|Newsify Feed Fetcher': ['Newsify Feed Fetcher'],
  'Chirp|gotosocial': ['gotosocial'],
  'ContextualBot[\\s\\S]*outcomes.net': ['ContextualBot'],
  'Current[\\s\\S]*RSS Reader': ['currentreader.app'],
  'Netumo|netumo': ['Netumo', 'netumo'],
  'Spider[\\s\\S]*spider.com': ['spider.com'],
  'GoogleAssociationService$': ['GoogleAssociationService'],
  'SSL Labs$': ['SSL Labs'],
  '^LCC ': ['^LCC ('],
  'webmon ': ['webmon/'],
  'Pulsepoint ': ['Pulsepoint XT3'],
  'Y!J': ['Y!J-'],
  '008/': ['^008/', '; 008/'],
  'RED/': ['^RED/'],
  'Blackboard': ['Blackboard Safeassign'],
  'Butterfly': ['Butterfly/'],
  'Expanse': ['Expanse, a Palo Alto'],
  'Fever': ['Fever/'],
  'Freespoke/': ['compatible; Freespoke/'],
  'Instapaper/': ['Instaparser/'],
  'Notion/': ['^Notion/'],
  'PocketCasts/': ['Pocket Casts Feed Parser'],
  'Sogou': ['Sogou web spider', 'Sogou News Spider', 'Sogou inst spider', 'Sogou Pic Spider', 'Sogou head spider',
    'Sogou Orion spider', 'Sogou blog', 'Sogou Video Spider', 'Sogou-Test-Spider', 'sogou spider', 'Sogou spider'],
  'Sonic': ['RankSonic'],
  'Synapse': ['Synapse (bot'],
  'Wayback': ['Wayback Machine Live', 'Wayback Save'],
  'WhatsApp': ['^WhatsApp'],
  'coccoc': ['coccocbot', 'coccoc/'],
  'mail.ru': ['top.mail.ru'],
  'Spectate/': ['^Spectate/'],
  'Vigil/': ['; Vigil/'],
  'Daum/': ['; Daum/'],
  'HubSpot': ['HubSpot Crawler', 'HubSpot Webcrawler', 'HubSpot Single Page'],
  'Disqus': ['Disqus/'],
  ' DVbot': ['DVbot'],
  'linko': ['linko.app'],
  'NextCloud': ['NextCloud-News', 'Nextcloud-News'],
  'Uptime/': ['; Uptime/'],
  'dbot)': ['(dbot)'],
  'Devin': ['Devin/'],
  'Nitro-': ['; Nitro-'],
  'eright': ['eright/'],
  'Charlotte': ['(Charlotte/'],
  'Swisscows': ['Swisscows Favicons'],
  'Tweakers': ['Tweakers Image Proxy'],
  'Feedly': ['Feedly/1', 'FeedlyBot'],
  'inoreader': ['inoreader.com'],
  'NewsBlur': ['NewsBlur Feed Fetcher', 'NewsBlur Page Fetcher', 'NewsBlur Content Fetcher',
    'NewsBlur Favicon Fetcher'],
  'Feedbin': ['Feedbin feed-id'],
  'Mastodon': ['^Mastodon/', '(Mastodon/'],
  'Optimizer)': ['; Optimizer)'],
  'AddThis': ['AddThis.com robot'],
  'Yeti': ['Yeti/'],
  'NING/': ['^NING/'],
  'Verity/': ['^Verity/'],
  'Grover/': ['^Grover/'],
  'Potions/': ['^Potions/'],
  'Buck/': ['^Buck/'],
  'Fetch/': ['^Fetch/'],
  'colly': ['colly - https'],
};

// Names for people, where the part is none.
const NAMES = {
  'yandex.com/bots': 'YandexBot',
  'pinterest.com/bot': 'Pinterestbot',
  'https://developers.cloudflare.com/security-center/': 'Cloudflare Security Center',
  'developers.google.com/+/web/snippet': 'Google Web Snippet',
  'Slurp': 'Yahoo! Slurp',
  'Feedly': 'Feedly',
  'Feedbin': 'Feedbin',
  'NewsBlur': 'NewsBlur',
  'Sogou': 'Sogou',
  'HubSpot': 'HubSpot',
  'colly': 'colly',
  'Spider[\\s\\S]*spider.com': 'Spider',
  '(^| )PTST/': 'WebPageTest',
  'Y!J': 'Yahoo! Japan',
};

// What bots that nobody has listed call themselves; no telephone or browser that we know of does.
const OWN_WORDS = ['bot/', 'Bot/', 'bot;', 'Bot;', 'crawler', 'Crawler', 'robot', 'scraper', 'spider', 'Spider/'];

const plain = pattern => pattern.replaceAll(/\\([\/.()!+*?|-])/g, '$1');
const isPlain = pattern => !/[\\^$|()[\]?*+{}]/.test(pattern.replaceAll(/\\[\/.()!+*?|-]/g, '').replace(/^\^/, ''));

function source() {
  const folder = mkdtempSync(join(tmpdir(), 'bots-'));
  try {
    execFileSync('npm', ['pack', `crawler-user-agents@${VERSION}`, '--silent', '--pack-destination', folder]);
    execFileSync('tar', ['xzf', join(folder, `crawler-user-agents-${VERSION}.tgz`), '-C', folder]);
    return JSON.parse(readFileSync(join(folder, 'package', 'crawler-user-agents.json'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function parts(pattern, known) {
  const text = plain(pattern);
  known.delete(text);
  if (SERVERS.includes(text) || PEOPLES.includes(text)) return [];
  if (Object.hasOwn(INSTEAD, text)) return INSTEAD[text];
  if (!isPlain(pattern)) throw new Error(`${pattern}: no plain text, say in INSTEAD what it comes to`);
  return [text];
}

const known = new Set([...SERVERS, ...PEOPLES, ...Object.keys(INSTEAD), ...Object.keys(NAMES)]);
const types = new Map();
const seen = new Set();
for (const { pattern, tags } of source()) {
  const all = parts(pattern, known);
  const name = NAMES[plain(pattern)] ?? (all[0] ?? '').replaceAll(/^(compatible)?[^A-Za-z0-9]+|[^A-Za-z0-9!]+$/g, '');
  for (const part of all.filter(one => !seen.has(one))) {
    if (part.replace(/^\^/, '').length < PART_CHARS_MIN) throw new Error(`${part}: too short`);
    if (!/^[!-~][ -~]*[!-~]$/.test(part) || part.includes(BETWEEN)) throw new Error(`${part}: must be plain ASCII`);
    seen.add(part);
    const lines = types.get(tags[0] ?? '') ?? [];
    types.set(tags[0] ?? '', lines);
    lines.push(part === name ? part : part + BETWEEN + name);
  }
}
if (known.size > 0) throw new Error(`not in the package: ${[...known].join(', ')}`);

const head = `# Bots: parts of the user agents of programs that walk the web by themselves, under the type of what they do.
#   part            of an agent, upper and lower case as they are; also the bot's name
#   part = name     where the name is another
#   ^part           at the beginning of an agent
#   []              at the end, of unknown type: the words of bots that are not listed
# Made by infra/setup/bots.mjs of crawler-user-agents ${VERSION} (${PUBLISHED}) by Martin Monperrus and others, MIT:
# bots-license.txt. Left out are the agents of libraries, of servers, and of what people use.
`;
const body = [...types].sort(([one], [other]) => one < other ? -1 : 1)
  .map(([type, lines]) => `[${type}]\n${lines.sort().join('\n')}\n`).join('');
const own = `[]\n${OWN_WORDS.map(word => `${word}${BETWEEN}unlisted bot`).join('\n')}\n`;
writeFileSync(FILE, head + body + own);
console.log(`${FILE}: ${seen.size} parts`);

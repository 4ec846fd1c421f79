// Makes shared/enrich/src/main/resources/footfall/enrich/sources-listed.txt of Matomo's list of search engines, social
// networks and AI assistants (https://github.com/matomo-org/searchengine-and-social-list): node, and a checkout of it.
//   node infra/setup/sources.mjs <folder of the checkout>
// Hosts that sources.txt names, or that lie below one, are left out: what is said there by hand wins. So are hosts of
// search engines in which nothing of the engine's name is, as theirs are often those of newspapers with a search field.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2];
if (!folder) throw new Error('usage: node infra/setup/sources.mjs <checkout of searchengine-and-social-list>');
const resource = name => fileURLToPath(new URL(`../../shared/enrich/src/main/resources/footfall/enrich/${name}`,
  import.meta.url));
const SEARCH = 'SearchEngines.yml';
// Kinds, and the lists of them.
const LISTS = [['search', SEARCH], ['social', 'Socials.yml'], ['assistant', 'AIAssistants.yml']];
const EVERY_COUNTRY = '.*';
const COUNTRY = /\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/;

if (!readFileSync(join(folder, 'LICENSE'), 'utf8').startsWith('CC0 1.0 Universal')) {
  throw new Error('LICENSE: no longer CC0 1.0');
}
const git = (...args) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
const version = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;

const ours = new Set(readFileSync(resource('sources.txt'), 'utf8').split('\n')
  .filter(line => /^[^#[]/.test(line))
  .flatMap(line => line.slice(line.indexOf(':') + 1).trim().split(/\s+/)));

function isOurs(host) {
  for (let above = host; above.includes('.'); above = above.slice(above.indexOf('.') + 1)) {
    if (ours.has(above) || ours.has(above.replace(COUNTRY, EVERY_COUNTRY))) return true;
  }
  return false;
}

// Hosts by name. Of YAML these lists use names at the left, lists of texts, and for search engines members between.
function hosts(text) {
  const found = new Map();
  let name = '';
  let inUrls = true;
  for (const line of text.split('\n').map(one => one.replace(/\s+#.*$/, ''))) {
    const unquoted = line.trim().replace(/^(?:- ?)?['"]?/, '').replace(/['"]?:?$/, '').replace(/['"]$/, '');
    if (/^\S.*:$/.test(line)) {
      name = decodeURIComponent(unquoted).replaceAll(/[:\s]+/g, ' ').trim();
      inUrls = true;
      found.set(name, []);
    } else if (/^\s+[a-z]+:/.test(line)) {
      inUrls = unquoted === 'urls';
    } else if (/^\s+- \S/.test(line) && inUrls) {
      found.get(name).push(unquoted.toLowerCase());
    }
  }
  return found;
}

// A host as sources.txt writes it; '' for what is none: a path, or a country in its midst.
function host(url) {
  const bare = url.replace(/^(?:www|\{\})\./, '').replace(/\.\{\}$/, EVERY_COUNTRY);
  return /^[a-z0-9.-]+(?:\.\*)?$/.test(bare) && bare.includes('.') ? bare : '';
}

const letters = text => text.toLowerCase().normalize('NFKD').replaceAll(/[^a-z0-9]/g, '');
const isNamed = (name, one) => name.split(/[\s.,!-]+/).map(letters)
  .some(word => word.length > 2 && letters(one).includes(word));

const seen = new Set();
let count = 0;
const body = LISTS.map(([kind, file]) => {
  const lines = [...hosts(readFileSync(join(folder, file), 'utf8'))].map(([name, urls]) => {
    const own = [...new Set(urls.map(host))].filter(one => one && !seen.has(one) && !isOurs(one)
      && (file !== SEARCH || isNamed(name, one)));
    own.forEach(one => seen.add(one));
    count += own.length;
    return own.length ? `${name}: ${own.join(' ')}\n` : '';
  });
  return `[${kind}]\n${lines.join('')}`;
}).join('');
writeFileSync(resource('sources-listed.txt'), `# Names of more sources: the hosts that sources.txt does not name, written as there.
# Made by infra/setup/sources.mjs of searchengine-and-social-list ${version} by the Matomo team, commit
# ${git('rev-parse', 'HEAD')}, ${git('log', '-1', '--format=%cs')}, in the public domain: CC0 1.0,
# https://creativecommons.org/publicdomain/zero/1.0/
${body}`);
console.log(`${resource('sources-listed.txt')}: ${count} hosts`);

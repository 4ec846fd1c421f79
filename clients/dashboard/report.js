// The first report page: asks one batch of questions and the newest events, again every few seconds while it is seen.
import { drawLine } from './chart.js';
import { clock, duration, number, percent } from './words.js';

const REFRESH_MS = 3000;
const REFRESH_MAX_MS = 60000;
const LIVE_MAX = 20;
const MINUTE = 60000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
const RANGES = {
  hour: { label: 'Last hour', grain: 'time:minute', ms: HOUR, step: MINUTE },
  day: { label: '24 hours', grain: 'time:hour', ms: DAY, step: HOUR },
  week: { label: '7 days', grain: 'time:day', ms: 7 * DAY, step: DAY },
};
const TOTALS = [
  ['visitors', 'Visitors', number], ['pageviews', 'Page views', number], ['sessions', 'Visits', number],
  ['bounce_rate', 'Bounce rate', percent], ['visit_duration', 'Visit duration', duration],
];
const TYPES = { pageview: 'Page view', identify: 'Identified', engagement: 'Stayed', request: 'Request' };
const element = (id) => document.getElementById(id);
const make = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

let key = takeKey();
let site = '';
let range = 'hour';
let timer, asking, failures = 0;
let known = null;
let drawChart = () => {};

// The key leaves the address at once, so that it is in no history and no copied link; it stays in this tab.
function takeKey() {
  const given = new URLSearchParams(location.hash.slice(1)).get('key');
  if (given) {
    sessionStorage.setItem('key', given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem('key');
}

class Refused extends Error {}

async function ask(path, body) {
  const answer = await fetch(path, {
    method: body ? 'POST' : 'GET',
    body: body && JSON.stringify(body),
    headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
    signal: asking.signal,
  });
  const content = await answer.json();
  if (answer.status === 401 || answer.status === 403) throw new Refused(content.detail || content.title);
  if (!answer.ok) throw new Error(content.detail || content.title || `the server answered ${answer.status}`);
  return content;
}

// Whole steps of the range's grain in UTC; the last one is under way.
function dateRange() {
  const { ms, step } = RANGES[range];
  const end = Math.floor(Date.now() / step) * step + step;
  return [new Date(end - ms).toISOString(), new Date(end).toISOString()];
}

async function refresh() {
  clearTimeout(timer);
  asking?.abort();
  const mine = asking = new AbortController();
  const shown = { date_range: dateRange(), time_zone: 'UTC' };
  try {
    const { results } = await ask('/v1/query', { queries: [
      { ...shown, metrics: TOTALS.map(([metric]) => metric) },
      { ...shown, metrics: ['pageviews'], dimensions: [RANGES[range].grain], limit: 1000 },
      { ...shown, metrics: ['pageviews', 'visitors'], dimensions: ['event:page'], limit: 10 },
      { ...shown, metrics: ['visitors', 'sessions'], dimensions: ['visit:source'], limit: 10 },
    ] });
    const problem = results.find((one) => one.code);
    if (problem) throw new Error(problem.detail || problem.title);
    site = results[0].query.site;
    const events = await ask(`/v1/sites/${site}/events?limit=${LIVE_MAX}`);
    if (mine.signal.aborted) return;
    show(results, events.results);
    failures = 0;
  } catch (error) {
    if (mine.signal.aborted) return;
    if (error instanceof Refused) return signIn(error.message);
    failures++;
    trouble(error.message);
  }
  if (!document.hidden) timer = setTimeout(refresh, Math.min(REFRESH_MAX_MS, REFRESH_MS * 2 ** failures));
}

function trouble(message) {
  element('trouble').hidden = !message;
  element('trouble').textContent = message && `No new numbers: ${message}. Trying again.`;
  element('fresh').classList.toggle('stale', Boolean(message));
}

function show([totals, series, pages, sources], events) {
  element('sign-in').hidden = true;
  for (const id of ['content', 'ranges']) element(id).hidden = false;
  trouble('');
  element('site').textContent = site;
  element('fresh').textContent = `Updated ${clock(totals.meta.as_of, true)}`;
  const values = totals.results[0]?.metrics ?? TOTALS.map(() => null);
  element('totals').replaceChildren(...TOTALS.map(([metric, label, format], index) => {
    const value = make('dd', { textContent: format(values[index]) });
    value.dataset.metric = metric;
    return make('div', {}, make('dt', { textContent: label }), value);
  }));
  const points = series.results.map((row) => ({ label: row.dimensions[0], value: row.metrics[0] }));
  const drawn = RANGES[range];
  drawChart = () => drawLine(element('chart'), points, drawn);
  drawChart();
  ranked(element('pages'), 'Page', ['Views', 'Visitors'], pages.results);
  ranked(element('sources'), 'Source', ['Visitors', 'Visits'], sources.results);
  live(element('live'), events);
}

function heading(first, others) {
  return make('thead', {}, make('tr', {}, make('th', { scope: 'col', textContent: first }),
    ...others.map((text) => make('th', { scope: 'col', className: 'number', textContent: text }))));
}

function ranked(table, first, others, rows) {
  table.className = 'ranked';
  const largest = Math.max(1, ...rows.map((row) => row.metrics[0]));
  table.replaceChildren(heading(first, others), make('tbody', {}, ...rows.map((row) => {
    const fill = make('span', { className: 'fill' });
    fill.style.transform = `scaleX(${row.metrics[0] / largest})`;
    return make('tr', {},
      make('td', {}, fill, make('span', { className: 'name', textContent: row.dimensions[0] ?? '(none)' })),
      ...row.metrics.map((value) => make('td', { className: 'number', textContent: number(value) })));
  })));
  if (!rows.length) table.append(nothing(others.length + 1));
}

function live(table, events) {
  const before = known;
  known = new Set(events.map((event) => event.id));
  table.replaceChildren(make('thead', { className: 'unseen' }, make('tr', {}, ...['Time', 'What', 'Page', 'With']
    .map((text) => make('th', { scope: 'col', textContent: text })))), make('tbody', {}, ...events.map((event) =>
    make('tr', { className: before && !before.has(event.id) ? 'new' : '' },
      make('td', { className: 'muted', textContent: clock(event.at, true) }),
      make('td', { textContent: event.name || TYPES[event.type] || event.type }),
      make('td', { className: 'page', textContent: event.page ?? '' }),
      make('td', { className: 'muted with', textContent: [event.browser, event.os].filter(Boolean).join(', ') })))));
  if (!events.length) table.append(nothing(4));
}

function nothing(columns) {
  return make('tbody', {}, make('tr', {}, make('td', {
    className: 'empty', colSpan: columns, textContent: 'Nothing yet. Open the demo page, or send an event.',
  })));
}

function signIn(message) {
  sessionStorage.removeItem('key');
  for (const id of ['content', 'ranges']) element(id).hidden = true;
  element('fresh').textContent = '';
  element('sign-in').hidden = false;
  element('refused').textContent = message;
  element('key').focus();
}

element('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  key = element('key').value.trim();
  sessionStorage.setItem('key', key);
  refresh();
});
element('ranges').append(...Object.entries(RANGES).map(([name, { label }]) => {
  const button = make('button', { type: 'button', textContent: label, ariaPressed: String(name === range) });
  button.addEventListener('click', () => {
    range = name;
    for (const other of element('ranges').children) other.ariaPressed = String(other === button);
    refresh();
  });
  return button;
}));
new ResizeObserver(() => drawChart()).observe(element('chart'));
addEventListener('hashchange', () => {
  key = takeKey();
  refresh();
});
document.addEventListener('visibilitychange', () => document.hidden ? clearTimeout(timer) : key && refresh());
if (key) refresh();
else signIn('');

// Counts page views, also of single-page applications. No cookie, no storage, never an error into the page.
//   <script defer src="/f.js" data-key="ffw_..."></script>
// data-endpoint: where to send; data-dev: also on localhost and in steered browsers.
(() => {
  'use strict';
  const script = document.currentScript;
  const option = (name) => script?.getAttribute('data-' + name);
  const key = option('key');
  if (!key) return console.warn('data-key is missing');

  const local = /^(localhost|127\..*|\[::1\]|.*\.local|)$/.test(location.hostname) || navigator.webdriver;
  const unwanted = navigator.globalPrivacyControl || navigator.doNotTrack === '1';
  if (unwanted || (local && option('dev') === null)) return;

  const endpoint = new URL(option('endpoint') || '/v1/events', script.src).href;
  const KEPT = /^(utm_(source|medium|campaign|term|content)|ref|source|via|gclid|fbclid|msclkid|ttclid|twclid|li_fat_id)$/;
  const QUEUE_MAX = 200, BATCH_MAX = 50, TRIES_MAX = 6, WAIT_MAX_MS = 60000;
  let queue = [], seen, dropped = 0, sending = false, tries = 0;

  const quietly = (deed) => function () {
    try { return deed.apply(this, arguments); } catch { /* the page comes first */ }
  };

  // UUIDv7, made once: a retry is the same event.
  const newId = (now) => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (40 - 8 * i));
    bytes[6] = bytes[6] & 15 | 112;
    bytes[8] = bytes[8] & 63 | 128;
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  };

  const cleanUrl = () => {
    const query = new URLSearchParams(location.search);
    for (const name of [...query.keys()]) if (!KEPT.test(name)) query.delete(name);
    return location.origin + location.pathname + (query.size ? '?' + query : '');
  };

  const cleanReferrer = () => {
    if (!document.referrer) return;
    const url = new URL(document.referrer);
    return url.host === location.host ? undefined : url.origin + url.pathname;
  };

  const send = quietly(() => {
    if (sending || !queue.length) return;
    sending = true;
    const events = queue.slice(0, BATCH_MAX);
    const settle = (after) => {
      sending = false;
      if (after === 0) {
        queue = queue.filter((event) => !events.includes(event));
        tries = 0;
        send();
      } else if (++tries < TRIES_MAX) {
        const wait = Math.min(WAIT_MAX_MS, 1000 * 2 ** (tries - 1)) * (0.75 + Math.random() / 2);
        setTimeout(send, Math.max(wait, after));
      } else {
        dropped += events.length;
        settle(0);
      }
    };
    const body = JSON.stringify({ key, sent_at: Date.now(), sdk: { name: 'f.js', version: '0.1', dropped }, events });
    // Text needs no preflight.
    fetch(endpoint, { method: 'POST', body, keepalive: body.length < 60000, credentials: 'omit' }).then((answer) => {
      const status = answer.status;
      settle(status === 408 || status === 429 || status > 499 ? (answer.headers.get('retry-after') * 1000 || 1) : 0);
    }, () => settle(1));
  });

  const view = quietly((always) => {
    const url = cleanUrl();
    if (url === seen && always !== true) return;
    const now = Date.now();
    const referrer = seen ? undefined : cleanReferrer();
    seen = url;
    queue.push({ id: newId(now), at: now, type: 'pageview', url, title: document.title, referrer });
    if (queue.length > QUEUE_MAX) dropped += queue.splice(0, 1).length;
    send();
  });

  // One task later, so that the page has set its title.
  const soon = () => setTimeout(view, 0);

  for (const name of ['pushState', 'replaceState']) {
    quietly(() => {
      const original = history[name];
      history[name] = function () {
        const result = original.apply(this, arguments);
        soon();
        return result;
      };
    })();
  }
  addEventListener('popstate', soon);
  addEventListener('pageshow', (event) => event.persisted && view(true));

  // A page counts when it is shown: not while prerendered, not in a tab that nobody opened yet.
  const first = quietly(() => {
    const until = (event) => document.addEventListener(event, first, { once: true });
    if (document.prerendering) until('prerenderingchange');
    else if (document.hidden) until('visibilitychange');
    else view();
  });
  first();
})();

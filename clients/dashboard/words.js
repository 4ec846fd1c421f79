// Numbers and times as people read them. What is unknown is a dash, never 0.
const plain = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const share = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const UNKNOWN = '\u2013';

export const number = (value) => value === null ? UNKNOWN : (value < 10000 ? plain : compact).format(value);
export const percent = (value) => value === null ? UNKNOWN : share.format(value);

export function duration(ms) {
  if (ms === null) return UNKNOWN;
  const seconds = Math.round(ms / 1000);
  const two = (part) => String(part).padStart(2, '0');
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m ${two(seconds % 60)}s`;
  return `${Math.floor(seconds / 3600)}h ${two(Math.floor(seconds / 60) % 60)}m`;
}

export const clock = (instant, seconds) => new Date(instant).toLocaleTimeString(undefined,
  { hour: '2-digit', minute: '2-digit', second: seconds ? '2-digit' : undefined });
export const day = (instant) => new Date(instant).toLocaleDateString(undefined,
  { day: 'numeric', month: 'short', timeZone: 'UTC' });

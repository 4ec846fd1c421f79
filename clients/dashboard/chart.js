// A line over time as inline SVG. Arrow keys and the pointer move a cursor; what it stands on is said below.
import { clock, day, number } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 1000, HEIGHT = 216, LEFT = 36, BOTTOM = 24, TOP = 8;

function shape(tag, attributes, text) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

// A round number at or above the largest value, with a half that is whole.
function ceiling(largest) {
  const base = 10 ** Math.floor(Math.log10(Math.max(2, largest)));
  return (base === 1 ? [2, 4, 6, 8, 10] : [1, 2, 3, 4, 5, 6, 8, 10]).map((times) => times * base)
    .find((round) => round >= largest);
}

export function drawLine(figure, points, { label, step }) {
  const width = Math.max(280, figure.clientWidth || WIDTH);
  const name = (point) => step < 86400000 ? clock(point.label) : day(point.label);
  const total = points.reduce((sum, point) => sum + point.value, 0);
  const peak = points.reduce((best, point) => point.value > best.value ? point : best, { value: 0 });
  const top = ceiling(peak.value);
  const x = (index) => LEFT + (width - LEFT - 8) * (points.length > 1 ? index / (points.length - 1) : 0.5);
  const y = (value) => HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / top;
  const sentence = `Page views, ${label.toLowerCase()}: ${number(total)}`
    + (total ? `; peak ${number(peak.value)} at ${name(peak)}` : '');
  const drawing = shape('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', tabindex: 0, 'aria-label': sentence });
  for (const value of [0, top / 2, top]) {
    drawing.append(shape('line', { class: 'grid', x1: LEFT, x2: width - 8, y1: y(value), y2: y(value) }),
      shape('text', { x: LEFT - 8, y: y(value) + 4, 'text-anchor': 'end' }, number(value)));
  }
  const marks = Math.max(1, Math.ceil(points.length / Math.max(2, Math.floor(width / 110))));
  points.forEach((point, index) => {
    if (index % marks === 0) {
      drawing.append(shape('text', { x: x(index), y: HEIGHT - 4, 'text-anchor': index ? 'middle' : 'start' }, name(point)));
    }
  });
  const path = points.map((point, index) => `${index ? 'L' : 'M'}${x(index).toFixed(1)} ${y(point.value).toFixed(1)}`).join('');
  if (points.length) {
    drawing.append(shape('path', { class: 'area', d: `${path}L${x(points.length - 1)} ${y(0)}L${x(0)} ${y(0)}Z` }),
      shape('path', { class: 'stroke', d: path }));
  }
  const caption = Object.assign(document.createElement('figcaption'), { textContent: sentence });
  cursor(drawing, points, { x, y, width }, (point) => {
    caption.textContent = point ? `${name(point)}: ${number(point.value)} page views` : sentence;
  });
  if (!figure.matches(':focus-within, :hover') || !figure.firstChild) figure.replaceChildren(drawing, caption);
}

function cursor(drawing, points, { x, y, width }, tell) {
  const line = shape('line', { class: 'cursor', y1: TOP, y2: HEIGHT - BOTTOM, visibility: 'hidden' });
  const dot = shape('circle', { class: 'dot', r: 5, visibility: 'hidden' });
  drawing.append(line, dot);
  let at = points.length - 1;
  const move = (index) => {
    const shown = index !== null && points.length > 0;
    for (const mark of [line, dot]) mark.setAttribute('visibility', shown ? 'visible' : 'hidden');
    if (!shown) return tell(null);
    at = Math.min(points.length - 1, Math.max(0, index));
    for (const end of ['x1', 'x2']) line.setAttribute(end, x(at));
    dot.setAttribute('cx', x(at));
    dot.setAttribute('cy', y(points[at].value));
    tell(points[at]);
  };
  drawing.addEventListener('pointermove', (event) => {
    const box = drawing.getBoundingClientRect();
    const share = ((event.clientX - box.left) / box.width * width - LEFT) / (width - LEFT - 8);
    move(Math.round(share * (points.length - 1)));
  });
  drawing.addEventListener('pointerleave', () => move(null));
  drawing.addEventListener('focus', () => move(at));
  drawing.addEventListener('blur', () => move(null));
  drawing.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      event.preventDefault();
      move(at + step);
    }
  });
}

// A small single-page application: its pages change by pushState, without a load.
'use strict';
const bags = {
  huehuetenango: ['Huehuetenango', 'Cocoa, red apple. 250 g for 11.50.'],
  yirgacheffe: ['Yirgacheffe', 'Bergamot, apricot. 250 g for 13.00.'],
  house: ['House blend', 'Hazelnut, dark honey. 250 g for 9.50.'],
};

function link(path, title, text) {
  const card = document.createElement('a');
  card.className = 'card';
  card.href = path;
  card.append(Object.assign(document.createElement('h2'), { textContent: title }),
    Object.assign(document.createElement('p'), { textContent: text }));
  card.addEventListener('click', (event) => {
    event.preventDefault();
    history.pushState(null, '', path);
    show();
  });
  return card;
}

function show() {
  const bag = bags[location.pathname.split('/')[3]];
  document.title = `${bag ? bag[0] : 'Shop'} · Kestrel Coffee`;
  document.getElementById('heading').textContent = bag ? bag[0] : 'The shop';
  document.getElementById('lead').textContent = bag ? bag[1] : 'Choose a bag.';
  document.getElementById('shelf').replaceChildren(...(bag
    ? [link('/demo/shop/', 'All bags', 'Back to the shelf')]
    : Object.entries(bags).map(([id, [title, text]]) => link(`/demo/shop/${id}`, title, text))));
}

addEventListener('popstate', show);
show();

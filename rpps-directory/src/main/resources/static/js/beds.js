// Keeps an open board of beds up to date. Without it the page shows the beds as they were when it was read.
(() => {
  const board = document.querySelector('[data-beds]');
  if (!board || !window.EventSource) return;
  const live = document.querySelector('[data-beds-live]');
  const source = new EventSource(board.dataset.beds);
  const time = new Intl.DateTimeFormat(document.documentElement.lang || 'fr', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  source.onopen = () => { if (live) live.hidden = false; };
  source.onerror = () => { if (live) live.hidden = true; };
  source.addEventListener('beds', (event) => {
    for (const line of JSON.parse(event.data)) {
      const row = document.getElementById('ward-' + line.place);
      if (!row) continue;
      for (const name of ['installed', 'available', 'women', 'men', 'any']) {
        row.querySelector('[data-' + name + ']').textContent = line[name];
      }
      row.querySelector('[data-counted]').textContent = time.format(new Date(line.countedAt));
      row.classList.remove('socle-changed');
      void row.offsetWidth;
      row.classList.add('socle-changed');
    }
  });
})();

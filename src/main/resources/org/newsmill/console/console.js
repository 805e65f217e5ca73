// The console. What articles say is text, never markup: everything is set by textContent.

const MOST_ROWS = 100;
const MOST_AT_ONCE = 30;
const MOST_KEPT = 1000;
const MOST_WORDS = 3000;
const SECONDS = 600;
const AGAIN_MILLIS = 3000;
const VIEWS = ['flow', 'articles', 'letters', 'try', 'search'];

const $ = id => document.getElementById(id);
const state = {view: 'flow', articles: [], letters: [], history: [], paused: false, place: '', missing: '', pushed: false};

/** Shows what moves the cursor or turns a line around as a dot, and keeps the rest. */
function safe(text) {
  return String(text ?? '').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g, '·');
}

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) made.textContent = safe(text);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

const number = value => value >= 100 ? Math.round(value).toLocaleString('en') : String(Math.round(value * 10) / 10);
const time = millis => new Date(millis).toISOString().slice(11, 19);

async function ask(path, options) {
  const answer = await fetch(path, options);
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error ?? String(answer.status));
  return body;
}

const placeOf = row => `${row.topic}/${row.partition}/${row.offset}`;

/** Without those that are kept: a greeting and the news after it may tell of the same one. */
function newer(rows, kept) {
  const known = new Set(kept.map(placeOf));
  return rows.filter(row => !known.has(placeOf(row)));
}

// --- Views ---

/** The address names the view, and behind it the record that is open: #articles/topic/partition/offset. */
function show() {
  const [wanted, ...place] = location.hash.slice(1).split('/');
  state.view = VIEWS.includes(wanted) ? wanted : 'flow';
  for (const view of VIEWS) $('view-' + view).hidden = view !== state.view;
  for (const link of document.querySelectorAll('nav a')) {
    if (link.hash === '#' + state.view) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  if (state.view === 'flow') drawPlots();
  if (state.view === 'articles') fillArticles();
  if (state.view === 'letters') fillLetters();
  showPlace(place.join('/'));
}

function showPlace(place) {
  if (place === state.place && place !== state.missing) return;
  state.place = place;
  state.missing = '';
  if (!place) {
    state.pushed = false;
    $('detail').close();
  } else if (state.view === 'letters') {
    openLetter(place);
  } else {
    openArticle(place);
  }
}

function goTo(place) {
  state.pushed = true;
  location.hash = `${state.view}/${place}`;
}

/** A record that is closed leaves the address, too. */
function closed() {
  if (!location.hash.includes('/')) return;
  if (state.pushed) history.back();
  else location.replace('#' + state.view);
}

// --- Flow ---

const PLOTS = [['articles', 'Articles a second', 1], ['letters', 'Dead letters a second', 2], ['lag', 'Events to go', 3]];
const SVG = 'http://www.w3.org/2000/svg';

function makePlots() {
  for (const [key, label] of PLOTS) {
    const figure = element('figure', null, {class: 'plot ' + key});
    const caption = element('figcaption');
    caption.append(element('span', label), element('span', '', {id: 'most-' + key}));
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', `0 0 ${SECONDS} 100`);
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.setAttribute('role', 'img');
    svg.id = 'plot-' + key;
    figure.append(caption, svg);
    $('plots').append(figure);
  }
}

function drawPlots() {
  const seconds = state.history;
  const shift = SECONDS - seconds.length;
  for (const [key, label, column] of PLOTS) {
    const most = Math.max(1, ...seconds.map(second => second[column]));
    const points = seconds.map((second, i) => `${shift + i},${98 - 95 * second[column] / most}`).join(' ');
    const line = document.createElementNS(SVG, 'polyline');
    line.setAttribute('points', points);
    const parts = [line];
    let from = -1;
    for (let i = 0; i <= seconds.length; i++) { // times of outage lie red behind it
      const out = i < seconds.length && seconds[i][4] > 0;
      if (out && from < 0) from = i;
      if (!out && from >= 0) {
        const rect = document.createElementNS(SVG, 'rect');
        for (const [name, value] of [['x', shift + from], ['y', 0], ['width', i - from], ['height', 100]]) rect.setAttribute(name, value);
        parts.unshift(rect);
        from = -1;
      }
    }
    const svg = $('plot-' + key);
    svg.replaceChildren(...parts);
    const now = seconds.length ? seconds[seconds.length - 1][column] : 0;
    svg.setAttribute('aria-label', `${label}: now ${number(now)}, at most ${number(most)} in the last ten minutes`);
    $('most-' + key).textContent = `${number(now)} (most ${number(most)})`;
  }
}

function fillTable(table, rows) {
  table.tBodies[0].replaceChildren(...rows.map(cells => {
    const row = element('tr');
    row.append(...cells.map(cell => element('td', cell)));
    return row;
  }));
}

function flow(now) {
  const [events, articles, letters, lag, outage] = now.second ?? [0, 0, 0, 0, 0];
  const sound = now.ready && !outage;
  $('state').textContent = now.ready === undefined ? 'no figures yet' : sound ? 'at work' : outage ? 'outage' : 'not ready';
  $('state').className = sound ? 'good' : 'bad';
  document.title = sound ? 'Newsmill' : '● Newsmill';
  $('why').replaceChildren(...(now.why ?? []).map(why => element('li', why)));
  $('events').textContent = number(events);
  $('lag').textContent = number(lag);
  $('articles-rate').textContent = number(articles);
  $('letters-rate').textContent = number(letters);
  $('articles-total').textContent = number(now.totals?.articles ?? 0);
  $('letters-total').textContent = number(now.totals?.letters ?? 0);
  fillTable($('lanes'), Object.entries(now.totals?.lanes ?? {}).filter(([, total]) => total > 0)
    .map(([lane, total]) => [lane, number(now.lanes?.[lane] ?? 0), number(total)]));
  fillTable($('waiting'), Object.entries(now.waiting ?? {}).map(([partition, waits]) => [partition, number(waits)]));
  if (state.view === 'flow') drawPlots();
}

// --- Articles ---

function articleRow(article) {
  const row = element('tr');
  const title = element('button', article.title ?? article.begins ?? '(text is not shown here)', {type: 'button', dir: 'auto'});
  title.addEventListener('click', () => goTo(placeOf(article)));
  const cell = element('td');
  cell.append(title);
  if (article.status && article.status !== 'USABLE') cell.append(' ', element('mark', article.status));
  row.append(element('td', time(article.time)), element('td', article.format), element('td', article.source ?? ''),
    element('td', article.language ?? ''), cell, element('td', (article.keyTerms ?? []).join(', '), {dir: 'auto'}));
  return row;
}

function fillArticles() {
  const rows = state.articles.slice(-MOST_ROWS).reverse().map(articleRow);
  $('article-rows').tBodies[0].replaceChildren(...rows);
}

function addArticles(come) {
  const articles = newer(come, state.articles);
  state.articles.push(...articles);
  if (state.articles.length > MOST_KEPT) state.articles.splice(0, state.articles.length - MOST_KEPT);
  if (state.view !== 'articles' || state.paused) return;
  const body = $('article-rows').tBodies[0];
  body.prepend(...articles.slice(-MOST_AT_ONCE).map(articleRow).reverse()); // more nobody could read
  while (body.rows.length > MOST_ROWS) body.lastChild.remove();
}

const TEXTS = [['text', 'Text'], ['normalisedText', 'Normalised'], ['stemmedText', 'Stemmed']];

/** The three texts as words that belong together: a token of one is a token of the others. */
function aligned(record) {
  const tokens = (record.normalisedText ?? '').split(' ').slice(0, MOST_WORDS);
  const stems = (record.stemmedText ?? '').split(' ').slice(0, MOST_WORDS);
  const text = record.text ?? '';
  const lower = text.toLowerCase();
  const places = [];
  let at = 0;
  for (const token of tokens) {
    const found = lower.length === text.length && token ? lower.indexOf(token, at) : -1;
    places.push(found >= 0 && found - at < 80 ? [found, found + token.length] : null);
    if (places[places.length - 1]) at = found + token.length;
  }
  return {tokens, stems, text, places};
}

const fits = (token, stem) => token === undefined || stem === undefined ? token === stem
  : token[0] === stem[0] || (token[0] === '"' && (stem === '``' || stem === "''"));

/** For each stem the token that it is of: the stemmer cuts some in two, as cannot, or a point and a quotation mark. */
function owners(tokens, stems) {
  if (!tokens[0]) return stems.map((stem, i) => i);
  const of = [];
  tokens.forEach((token, i) => {
    let next = of.length + 1;
    for (let k = next; k < next + 6; k++) { // where the next two tokens begin
      if (fits(tokens[i + 1], stems[k]) && fits(tokens[i + 2], stems[k + 1])) {
        next = k;
        break;
      }
    }
    while (of.length < next) of.push(i);
  });
  return stems.map((stem, i) => of[i] ?? tokens.length - 1);
}

function sides(record) {
  const {tokens, stems, text, places} = aligned(record);
  const tokenOf = owners(tokens, stems);
  const words = tokens.map(() => []);
  const box = element('div', null, {class: 'sides'});
  const side = label => {
    const made = element('div', null, {class: 'side', tabindex: '0', dir: 'auto', role: 'group', 'aria-label': label});
    made.append(element('h3', label));
    box.append(made);
    return made;
  };
  const add = (parent, i, word) => {
    const span = element('span', word);
    span.dataset.i = i;
    (words[i] ??= []).push(span);
    parent.append(span);
  };
  const ofText = side('Text');
  let done = 0;
  places.forEach((place, i) => {
    if (!place || place[0] < done) return;
    ofText.append(safe(text.slice(done, place[0])));
    add(ofText, i, text.slice(...place));
    done = place[1];
  });
  ofText.append(safe(text.slice(done)));
  if (record.normalisedText) {
    const made = side('Normalised');
    tokens.forEach((token, i) => { add(made, i, token); made.append(' '); });
  }
  const stemmed = side('Stemmed');
  stems.forEach((stem, i) => { add(stemmed, tokenOf[i], stem); stemmed.append(' '); });
  let marked = -1;
  const mark = i => {
    words[marked]?.forEach(word => word.classList.remove('marked'));
    marked = i;
    words[marked]?.forEach(word => word.classList.add('marked'));
  };
  box.addEventListener('mouseover', event => { if (event.target.dataset?.i) mark(Number(event.target.dataset.i)); });
  box.addEventListener('keydown', event => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!step || !tokens.length) return;
    event.preventDefault();
    mark(Math.min(tokens.length - 1, Math.max(0, marked + step)));
    words[marked].forEach(word => word.scrollIntoView({block: 'nearest'}));
  });
  return box;
}

function fields(record) {
  const table = element('table', null, {class: 'fields'});
  const body = table.createTBody();
  for (const [name, value] of Object.entries(record)) {
    if (TEXTS.some(([text]) => text === name) || value === null || (Array.isArray(value) && !value.length)) continue;
    const row = body.insertRow();
    row.append(element('th', name, {scope: 'row'}));
    const shown = name === 'terms' ? value.map(term => `${term.term} ×${term.count}`).join('  ')
      : name === 'origin' ? `${value.topic}-${value.partition} offset ${value.offset}, article ${value.ordinal}`
      : Array.isArray(value) ? value.map(each => typeof each === 'object' ? JSON.stringify(each) : each).join(', ') : value;
    row.append(element('td', shown, {dir: 'auto'}));
  }
  return table;
}

function copyButton(text, label) {
  const button = element('button', label, {type: 'button'});
  button.addEventListener('click', () => navigator.clipboard.writeText(text()).then(() => { button.textContent = 'Copied'; }));
  return button;
}

function openDetail(title, ...content) {
  $('detail-title').textContent = safe(title);
  $('detail-body').replaceChildren(...content);
  if (!$('detail').open) $('detail').showModal();
}

/** A record that is not there (yet): it is asked for again when its row comes. */
function openMissing(place, why) {
  if (place !== state.place) return;
  state.missing = place;
  openDetail('Not here', element('p', `${place}: ${why}`));
}

async function openArticle(place) {
  try {
    const record = await ask('console/article/' + place);
    if (place !== state.place) return;
    const json = JSON.stringify(record);
    const link = element('a', 'the record, as tail --json gives it', {href: 'console/article/' + place, target: '_blank', rel: 'noopener'});
    const tools = element('p', null, {class: 'tools'});
    tools.append(link, copyButton(() => json, 'Copy JSON'));
    const hint = element('p', 'A word is marked in all three: with the mouse, or with ← and → in one of the texts.');
    openDetail(record.title ?? (record.text ?? place).slice(0, 100), tools, ...(record.text || record.stemmedText ? [hint, sides(record)] : []), fields(record));
  } catch (gone) {
    openMissing(place, gone.message);
  }
}

// --- Letters ---

function fillLetters() {
  const reason = $('reason').value;
  const source = $('source').value;
  choices($('reason'), state.letters.map(letter => letter.reason));
  choices($('source'), state.letters.map(letter => letter.source));
  const shown = state.letters.filter(letter => (!reason || letter.reason === reason) && (!source || letter.source === source));
  $('letter-rows').tBodies[0].replaceChildren(...shown.slice(-MOST_ROWS).reverse().map(letter => {
    const row = element('tr');
    const cell = element('td');
    const button = element('button', letter.message ?? '(the message is not shown here)', {type: 'button', dir: 'auto'});
    button.addEventListener('click', () => goTo(placeOf(letter)));
    cell.append(button);
    row.append(element('td', time(letter.time)), element('td', letter.reason ?? ''), element('td', letter.stage ?? ''),
      element('td', letter.source ?? ''), cell);
    return row;
  }));
  const quoted = text => /^[\w.:/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
  $('replay').textContent = safe(['newsmill replay', reason && '--reason ' + quoted(reason), source && '--source ' + quoted(source), '--dry-run']
    .filter(Boolean).join(' '));
}

function choices(select, values) {
  const known = new Set([...select.options].map(option => option.value));
  for (const value of new Set(values)) if (value && !known.has(value)) select.append(element('option', value, {value}));
}

const bytesOf = base64 => Uint8Array.from(atob(base64 ?? ''), c => c.charCodeAt(0));
const textOf = bytes => new TextDecoder('utf-8').decode(bytes);

async function openLetter(place) {
  try {
    const whole = await ask('console/letter/' + place);
    if (place !== state.place) return;
    const origin = element('p', `${whole.topic}-${whole.partition} offset ${whole.offset}, ${whole.bytes} bytes`);
    if (!whole.headers) return openDetail(whole.reason, origin);
    const bytes = element('p', null, {class: 'bytes', dir: 'ltr'});
    const before = bytesOf(whole.before);
    const after = bytesOf(whole.after);
    bytes.append(safe((whole.from > 0 ? '…' : '') + textOf(before)));
    if (whole.isMarked) {
      const first = textOf(after.slice(0, 1));
      const hex = after.length ? ` ${after[0].toString(16).padStart(2, '0')}` : '';
      bytes.append(element('mark', `▶${first}${/[\ufffd\s]/.test(first) ? hex : ''}`), safe(textOf(after.slice(1))));
    } else {
      bytes.append(safe(textOf(after)));
    }
    const table = element('table', null, {class: 'fields'});
    const body = table.createTBody();
    for (const header of whole.headers) {
      const row = body.insertRow();
      row.append(element('th', header.name, {scope: 'row'}), element('td', header.value, {dir: 'auto'}));
    }
    openDetail(`${whole.reason}: ${whole.message ?? ''}`, origin,
      element('h3', whole.isMarked ? `The bytes around byte ${whole.at}` : 'Its first bytes'), bytes, element('h3', 'Headers'), table);
  } catch (gone) {
    openMissing(place, gone.message);
  }
}

// --- Try it ---

const ENDINGS = {html: 'text/html', htm: 'text/html', xml: 'application/xml', rss: 'application/rss+xml', atom: 'application/atom+xml',
  json: 'application/json', jsonl: 'application/jsonl', eml: 'message/rfc822', txt: ''};
let file = null;

function choose(chosen) {
  file = chosen;
  if (!file) return;
  $('try-text').value = '';
  $('try-text').placeholder = safe(`${file.name}, ${file.size.toLocaleString('en')} bytes`);
  $('try-type').value = ENDINGS[file.name.split('.').pop().toLowerCase()] ?? '';
}

async function tryOut(event) {
  event.preventDefault();
  const result = $('try-result');
  const articles = $('try-articles');
  articles.replaceChildren();
  result.textContent = 'working …';
  const headers = new URLSearchParams();
  for (const [id, name] of [['try-type', 'content-type'], ['try-language', 'news-language'], ['try-source', 'ce_source'], ['try-format', 'news-format']]) {
    if ($(id).value.trim()) headers.set(name, $(id).value.trim());
  }
  try {
    const body = $('try-text').value ? new TextEncoder().encode($('try-text').value) : file ?? new Uint8Array();
    const got = await ask('console/try?' + headers, {method: 'POST', headers: {'Content-Type': 'application/octet-stream'}, body});
    const parts = [element('h3', got.format ? `Read as ${got.format}` : 'No format was told'), element('p', got.because ?? '')];
    parts.push(element('p', `${got.bytes.toLocaleString('en')} bytes: ${got.articleCount.toLocaleString('en')} ${got.articleCount === 1 ? 'article' : 'articles'}, ${got.rejectionCount.toLocaleString('en')} rejected`));
    const lenient = Object.entries(got.leniences);
    if (lenient.length) parts.push(element('p', 'Read all the same: ' + lenient.map(([kind, count]) => `${kind} ×${count}`).join(', ')));
    if (got.rejections.length) {
      const list = element('ul', null, {class: 'why'});
      list.append(...got.rejections.map(each => element('li', `article ${each.ordinal}: ${each.reason} in ${each.stage}: ${each.message}`)));
      parts.push(list);
    }
    result.replaceChildren(...parts);
    for (const [i, record] of got.articles.entries()) {
      const details = element('details');
      details.append(element('summary', record.title ?? (record.text ?? '').slice(0, 100), {dir: 'auto'}));
      const fill = () => { if (details.open && details.childElementCount === 1) details.append(sides(record), fields(record)); };
      details.addEventListener('toggle', fill);
      articles.append(details);
      if (i === 0) details.open = true;
    }
  } catch (failed) {
    result.textContent = failed.message === 'Failed to fetch' ? 'Too large, or the processor is gone.' : failed.message;
  }
}

// --- Search ---

async function search(event) {
  event.preventDefault();
  const words = $('q').value.trim();
  if (!words) return;
  try {
    const got = await ask('console/search?q=' + encodeURIComponent(words));
    $('found').textContent = `${got.found.length} of ${got.searched} articles`;
    $('search-rows').tBodies[0].replaceChildren(...got.found.map(articleRow));
  } catch (failed) {
    $('found').textContent = failed.message;
  }
}

// --- Events ---

const coming = [];

function takeNews() {
  coming.splice(0).forEach(take);
}

function take(news) {
  if (news.flow?.second) {
    state.history.push(news.flow.second);
    if (state.history.length > SECONDS) state.history.shift();
    flow(news.flow);
    $('passed').textContent = news.passedOver > 0 ? `${news.passedOver.toLocaleString('en')} passed over: more come than can be shown` : '';
  }
  if (news.articles.length) addArticles(news.articles);
  if (news.letters.length) {
    state.letters.push(...newer(news.letters, state.letters));
    if (state.letters.length > MOST_KEPT) state.letters.splice(0, state.letters.length - MOST_KEPT);
    if (state.view === 'letters') fillLetters();
  }
  if (state.missing && [...news.articles, ...news.letters].some(row => placeOf(row) === state.missing)) showPlace(state.place);
}

function notConnected(why) {
  $('state').textContent = why;
  $('state').className = 'bad';
  document.title = '● Newsmill';
}

function connect() {
  const events = new EventSource('console/events');
  events.addEventListener('hello', event => {
    coming.length = 0;
    const hello = JSON.parse(event.data);
    Object.assign(state, {history: hello.history, articles: [], letters: hello.letters});
    $('raw').textContent = safe(hello.raw);
    addArticles(hello.articles);
    flow(hello.flow);
    show();
  });
  events.addEventListener('news', event => {
    coming.push(JSON.parse(event.data));
    if (coming.length === 1) requestAnimationFrame(takeNews);
    else if (coming.length > MOST_AT_ONCE) takeNews(); // a tab behind others has no frames
  });
  events.addEventListener('full', event => {
    notConnected(event.data);
    events.close();
    setTimeout(connect, AGAIN_MILLIS);
  });
  events.addEventListener('error', () => {
    notConnected('the processor does not answer');
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, AGAIN_MILLIS); // it gave up, as after a proxy's 502
  });
}

makePlots();
window.addEventListener('hashchange', show);
$('detail').addEventListener('close', closed);
$('pause').addEventListener('click', () => {
  state.paused = !state.paused;
  $('pause').setAttribute('aria-pressed', String(state.paused));
  if (!state.paused) fillArticles();
});
$('reason').addEventListener('change', fillLetters);
$('source').addEventListener('change', fillLetters);
$('copy').addEventListener('click', () => navigator.clipboard.writeText($('replay').textContent).then(() => { $('copied').textContent = 'copied'; }));
$('try-form').addEventListener('submit', tryOut);
$('try-file').addEventListener('change', event => choose(event.target.files[0]));
$('try-text').addEventListener('input', () => { file = null; });
for (const name of ['dragover', 'dragenter']) {
  $('try-text').addEventListener(name, event => { event.preventDefault(); $('try-text').classList.add('over'); });
}
$('try-text').addEventListener('dragleave', () => $('try-text').classList.remove('over'));
$('try-text').addEventListener('drop', event => {
  event.preventDefault();
  $('try-text').classList.remove('over');
  if (event.dataTransfer.files.length) choose(event.dataTransfer.files[0]);
  else $('try-text').value = event.dataTransfer.getData('text');
});
$('search-form').addEventListener('submit', search);
show();
connect();

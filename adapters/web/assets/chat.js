// Keeps the conversation in the browser and asks without leaving the page. Everything works without it, one page at a time.
const KEY = 'kakari.conversation.1';
const TURNS_KEPT = 30;
const HISTORY_SENT = 10;
const WAIT_MS = 120_000;
const ASKING = '計画を調べています…';
const WRITING = '回答を書いています…';
const UNREACHABLE = '係に接続できませんでした。時間をおいて、もう一度お試しください。';

// The markup comes from our own server, which escapes every text; the content security policy runs no script inside it.
const elementOf = (markup) => new DOMParser().parseFromString(markup, 'text/html').body.firstElementChild;

const byId = (id) => document.getElementById(id);
const [form, log, writing, status, question, municipality] = [
  'ask',
  'log',
  'writing',
  'status',
  'question',
  'municipality',
].map(byId);
let turns = [];
let asking = false;

start();

function start() {
  const saved = load();
  const shown = [...log.querySelectorAll('.turn')];
  const served = shown.filter(isKept).map(turnOf);
  turns = [...saved.turns, ...served];
  log.replaceChildren(...saved.turns.map(({ html }) => elementOf(html)), ...shown);
  byId('earlier')?.remove();
  if (shown.length === 0 && [...municipality.options].some(({ value }) => value === saved.municipality)) {
    municipality.value = saved.municipality;
  }
  form.addEventListener('submit', submit);
  question.addEventListener('keydown', sendOnEnter);
  municipality.addEventListener('change', save);
  byId('restart').addEventListener('click', restart);
  byId('log').parentElement.addEventListener('click', openSource);
  byId('keys').hidden = false;
  if (turns.length + shown.length > 0) showConversation();
  if (served.length > 0) save();
}

function isKept(turn) {
  return !turn.classList.contains('unkept');
}

function turnOf(turn) {
  return { question: turn.querySelector('.question bdi').textContent, html: turn.outerHTML };
}

function submit(event) {
  event.preventDefault();
  void ask(
    event.submitter?.name === 'choice' ? event.submitter.value : question.value,
    event.submitter?.name === 'choice',
  );
}

// Enter also ends the conversion of kana: then it must not send (Safari reports 229 instead of isComposing).
function sendOnEnter(event) {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  form.requestSubmit();
}

async function ask(text, chosen) {
  if (asking || text.trim() === '') return;
  asking = true;
  say(ASKING);
  const answer = await fetchAnswer(text);
  asking = false;
  const wasWritten = writing.firstElementChild !== null;
  writing.replaceChildren();
  say(answer.problem ?? '', answer.problem !== undefined);
  if (answer.html === undefined) return;
  if (!chosen) question.value = '';
  const turn = elementOf(answer.html);
  // The server takes personal data out of the question before it shows it; a stopped one is not kept at all.
  if (isKept(turn)) turns = [...turns, turnOf(turn)].slice(-TURNS_KEPT);
  save();
  log.append(turn);
  showConversation();
  // A reader who is in the middle of it stays there.
  if (!wasWritten) turn.scrollIntoView({ block: 'start' });
  if (chosen) turn.querySelector('.question').focus({ preventScroll: true });
}

async function fetchAnswer(text) {
  const body = new URLSearchParams({ question: text, municipality: municipality.value });
  for (const turn of turns.slice(-HISTORY_SENT)) body.append('history', turn.question);
  try {
    const signal = AbortSignal.timeout(WAIT_MS);
    const response = await fetch('/', { method: 'POST', headers: { 'kakari-fragment': 'written' }, body, signal });
    const type = response.headers.get('content-type') ?? '';
    if (response.ok && type.startsWith('text/html')) return { html: await response.text() };
    if (response.ok && type.startsWith('application/x-ndjson')) return await showAsWritten(response);
    return { problem: type.startsWith('text/plain') ? await response.text() : UNREACHABLE };
  } catch {
    return { problem: UNREACHABLE };
  }
}

// Each line holds the turn so far, in the place of the one before; without a last one the answer is not whole.
async function showAsWritten(response) {
  let rest = '';
  for await (const part of partsOf(response.body.pipeThrough(new TextDecoderStream()))) {
    const lines = (rest + part).split('\n');
    rest = lines.pop();
    for (const line of lines.map((one) => JSON.parse(one))) {
      if (line.kind === 'whole') return { html: line.html };
      if (line.kind === 'problem') return { problem: line.sentence };
      showWriting(line.html);
    }
  }
  return { problem: UNREACHABLE };
}

// Not every browser lets a stream be iterated by itself.
async function* partsOf(stream) {
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

// It stands outside of the log, which reads out what is added to it: so an answer is read once, when it is whole.
function showWriting(html) {
  const isFirst = writing.firstElementChild === null;
  const turn = elementOf(html);
  writing.replaceChildren(turn);
  if (!isFirst) return;
  showConversation();
  say(WRITING);
  turn.scrollIntoView({ block: 'start' });
}

function openSource(event) {
  const mark = event.target.closest('a.cite');
  const source = mark && byId(mark.hash.slice(1))?.querySelector('details');
  if (!source) return;
  event.preventDefault();
  source.open = true;
  source.querySelector('summary').focus();
}

function restart(event) {
  event.preventDefault();
  sessionStorage.removeItem(KEY);
  location.assign('/');
}

function showConversation() {
  byId('welcome').hidden = true;
  byId('title').classList.add('visually-hidden');
  byId('restart').hidden = false;
}

function say(sentence, failed = false) {
  status.textContent = sentence;
  status.classList.toggle('failed', failed);
  if (sentence !== '') status.scrollIntoView({ block: 'nearest' });
}

function load() {
  try {
    const { turns: kept, municipality: chosen } = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    return { turns: Array.isArray(kept) ? kept : [], municipality: chosen };
  } catch {
    return { turns: [] };
  }
}

function save() {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ turns, municipality: municipality.value }));
  } catch {
    // Storage is full or switched off: the conversation lasts as long as the page.
  }
}

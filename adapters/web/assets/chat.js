// Keeps the conversation in the browser and asks without leaving the page. Everything works without it, one page at a time.
const KEY = 'kakari.conversation.1';
const TURNS_KEPT = 30;
const HISTORY_SENT = 10;
const WAIT_MS = 120_000;
const ASKING = '計画を調べています…';
const UNREACHABLE = '係に接続できませんでした。時間をおいて、もう一度お試しください。';

// The markup comes from our own server, which escapes every text; the content security policy runs no script inside it.
const elementOf = (markup) => new DOMParser().parseFromString(markup, 'text/html').body.firstElementChild;

const byId = (id) => document.getElementById(id);
const [form, log, status, question, municipality] = ['ask', 'log', 'status', 'question', 'municipality'].map(byId);
let turns = [];
let asking = false;

start();

function start() {
  const saved = load();
  const served = [...log.querySelectorAll('.turn')].map((turn) => ({
    question: turn.querySelector('.question bdi').textContent,
    html: turn.outerHTML,
  }));
  turns = [...saved.turns, ...served];
  log.replaceChildren(...turns.map(({ html }) => elementOf(html)));
  byId('earlier')?.remove();
  if (served.length === 0 && [...municipality.options].some(({ value }) => value === saved.municipality)) {
    municipality.value = saved.municipality;
  }
  form.addEventListener('submit', submit);
  question.addEventListener('keydown', sendOnEnter);
  municipality.addEventListener('change', save);
  byId('restart').addEventListener('click', restart);
  byId('keys').hidden = false;
  if (turns.length > 0) showConversation();
  if (served.length > 0) save();
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
  say(answer.problem ?? '', answer.problem !== undefined);
  if (answer.html === undefined) return;
  if (!chosen) question.value = '';
  turns = [...turns, { question: text, html: answer.html }].slice(-TURNS_KEPT);
  save();
  const turn = elementOf(answer.html);
  log.append(turn);
  showConversation();
  turn.scrollIntoView({ block: 'start' });
  if (chosen) turn.querySelector('.question').focus({ preventScroll: true });
}

async function fetchAnswer(text) {
  const body = new URLSearchParams({ question: text, municipality: municipality.value });
  for (const turn of turns.slice(-HISTORY_SENT)) body.append('history', turn.question);
  try {
    const signal = AbortSignal.timeout(WAIT_MS);
    const response = await fetch('/', { method: 'POST', headers: { 'kakari-fragment': '1' }, body, signal });
    const type = response.headers.get('content-type') ?? '';
    if (response.ok && type.startsWith('text/html')) return { html: await response.text() };
    return { problem: type.startsWith('text/plain') ? await response.text() : UNREACHABLE };
  } catch {
    return { problem: UNREACHABLE };
  }
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

// The template's editor, livelier: what is typed is kept and drawn a moment after, lines have numbers, a problem
// puts the cursor where it is, and what can be inserted is inserted there. Without this script « Voir » does it all.
const form = document.getElementById('editor');
const field = document.getElementById('text');
const mirror = form.querySelector('.mirror');
const code = form.querySelector('.code');
const frame = document.getElementById('seen');
const state = document.getElementById('state');
const seenState = document.getElementById('seen-state');
const problems = document.getElementById('problems');
const { elements } = form;
const words = form.dataset;
const { nonce } = document.querySelector('script[nonce]');

// Lines: the same text behind, one block a line, gives each its number, its tags and its mistakes.
let lines = [];
let wrong = new Set();
function drawLines() {
	const next = field.value.split('\n');
	let same = 0;
	while (same < next.length && same < lines.length && next[same] === lines[same]) same++;
	let last = 0;
	while (
		last < next.length - same &&
		last < lines.length - same &&
		next[next.length - 1 - last] === lines[lines.length - 1 - last]
	)
		last++;
	const old = [...mirror.children].slice(same, mirror.childElementCount - last);
	const after = mirror.children[mirror.childElementCount - last] ?? null;
	for (const one of old) one.remove();
	for (const line of next.slice(same, next.length - last)) mirror.insertBefore(lineOf(line), after);
	lines = next;
	markWrong();
	colourTags();
	// The frame around scrolls, the text itself never does.
	field.scrollTop = 0;
}
field.addEventListener('scroll', () => (field.scrollTop = 0));
/** One text, so that it wraps as the field does. */
function lineOf(line) {
	const block = document.createElement('div');
	block.textContent = line || '\u200b';
	return block;
}
/** Tags are coloured where the browser can do so without cutting the text. */
function colourTags() {
	if (!globalThis.Highlight) return;
	const ranges = lines.flatMap((line, at) =>
		[...line.matchAll(/\{%(?:"(?:[^"\\]|\\.)*"|[^"])*?%\}/g)].map(({ 0: tag, index }) => {
			const { firstChild: text } = mirror.children[at];
			const [startOffset, endOffset] = [index, index + tag.length];
			return new StaticRange({ startContainer: text, startOffset, endContainer: text, endOffset });
		})
	);
	CSS.highlights.set('template-tag', new Highlight(...ranges));
}
function markWrong() {
	[...mirror.children].forEach((line, at) => line.classList.toggle('wrong', wrong.has(at + 1)));
}
mirror.hidden = false;
code.classList.add('numbered');
drawLines();

// The cursor.
function lineAt(offset) {
	const before = field.value.slice(0, offset).split('\n');
	return { line: before.length, column: before.at(-1).length + 1 };
}
/** Brings the cursor in sight: the same place in the same text behind tells where it is. */
function showCursor() {
	const { line, column } = lineAt(field.selectionEnd);
	const range = document.createRange();
	const { firstChild: text } = mirror.children[line - 1];
	range.setStart(text, Math.min(column - 1, text.length));
	const [cursor, seen] = [range.getBoundingClientRect(), code.getBoundingClientRect()];
	const room = 24;
	if (cursor.bottom > seen.bottom - room) code.scrollTop += cursor.bottom - seen.bottom + room;
	if (cursor.top < seen.top + room) code.scrollTop -= seen.top + room - cursor.top;
}
document.addEventListener('selectionchange', () => {
	if (document.activeElement === field) showCursor();
});
function offsetOf(line, column) {
	const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
	return before + Math.min(column - 1, lines[line - 1]?.length ?? 0);
}
function putCursor(line, column) {
	const from = offsetOf(line, column);
	const rest = (lines[line - 1] ?? '').slice(column - 1);
	const word = /^[\p{L}\p{N}$_.-]+/u.exec(rest)?.[0].length ?? 0;
	field.focus({ preventScroll: true });
	field.setSelectionRange(from, from + word);
	showCursor();
	code.scrollIntoView({ block: 'nearest' });
}
problems.addEventListener('click', (event) => {
	const link = event.target.closest('a[data-line]');
	if (!link) return;
	event.preventDefault();
	putCursor(Number(link.dataset.line), Number(link.dataset.column));
});

function tellProblems(list) {
	const { right, one, several, place, elsewhere, edit } = problems.dataset;
	const count =
		list.length === 0 ? right : list.length === 1 ? one : several.replace('#', list.length);
	const told = document.getElementById('problems-count');
	// Told again only when it changes.
	if (told.textContent !== count) told.textContent = count;
	problems.classList.toggle('wrong', list.length > 0);
	const items = list.map(({ line, column, message, excerpt, file }) => {
		const [item, link, what, source] = ['li', 'a', 'span', 'code'].map((tag) =>
			document.createElement(tag)
		);
		if (file) {
			link.href = edit.replace('%23', encodeURIComponent(file));
			link.textContent = elsewhere.replace('##', line).replace('#', file);
		} else {
			link.href = '#text';
			link.dataset.line = line;
			link.dataset.column = column;
			link.textContent = place.replace('##', column).replace('#', line);
		}
		what.textContent = message;
		source.textContent = excerpt;
		item.append(link, ' ', what, ' ', source);
		return item;
	});
	problems.querySelector('ol').replaceChildren(...items);
	wrong = new Set(list.filter(({ file }) => !file).map(({ line }) => line));
	markWrong();
}

// What is typed is kept, then drawn: a moment after, the last one only.
const quiet = 700;
const again = 4_000;
/** A text that is only shown is kept when asked for, not before. */
let kept = field.value;
const isShown = words.shown !== undefined;
let timer = null;
let keeping = Promise.resolve();
let drawing = null;
/** The form itself carries the text. */
let leaving = false;

const sent = () => new URLSearchParams(new FormData(form));
async function ask(address, options) {
	const answer = await fetch(address, {
		method: 'POST',
		headers: { accept: 'application/json' },
		...options
	});
	const told = await answer.json();
	return answer.ok ? told : Promise.reject(Object.assign(new Error(told.error), told));
}

function keep({ asked = false, ...options } = {}) {
	const text = field.value;
	if (text === kept && !(asked && isShown)) return Promise.resolve();
	state.textContent = words.saving;
	return ask(words.draft, { body: sent(), ...options }).then(
		({ seen, hand, at, by, both }) => {
			kept = text;
			if (asked && isShown && both === null) return leaveText();
			if (at === null) return void (state.textContent = '');
			document.getElementById('drop').hidden = false;
			elements.hand.value = hand;
			if (both === null) elements.seen.value = seen;
			if (both !== null) tellMeanwhile(by, at, both);
			else if (field.value !== text) state.textContent = words.unsaved;
			else state.textContent = words.saved.replace('#', at);
		},
		(error) => {
			state.textContent = error.code ? error.message : words.offline;
			if (!error.code) timer ??= setTimeout(() => act(), again);
		}
	);
}
/** The page of the draft itself. */
function leaveText() {
	const here = new URL(location.href);
	here.searchParams.delete('text');
	location.assign(here);
}
function tellMeanwhile(by, at, both) {
	state.textContent = words.aside;
	const notice = document.getElementById('meanwhile');
	notice.querySelector('span').textContent = words.meanwhile.replace('##', at).replace('#', by);
	notice.querySelector('a').href = both;
	notice.hidden = false;
}

async function draw() {
	drawing?.abort();
	const own = (drawing = new AbortController());
	const slow = setTimeout(() => {
		seenState.textContent = words.drawing;
		frame.classList.add('drawing');
	}, 400);
	try {
		const shown = await ask(words.preview, { body: sent(), signal: own.signal });
		if (own !== drawing) return;
		tellProblems(shown.problems);
		if (shown.choices !== null) fitChoices(shown.choices);
		if (shown.html !== null) showPage(shown.html);
		const none = frame.srcdoc === '';
		frame.hidden = none;
		seenState.textContent =
			shown.refused ?? (shown.html !== null ? '' : none ? words.none : words.stale);
	} catch (error) {
		if (own !== drawing || error.code === 'superseded') return;
		seenState.textContent = error.code ? error.message : words.offline;
	} finally {
		clearTimeout(slow);
		if (own === drawing) frame.classList.remove('drawing');
	}
}

// For what the preview is drawn: what the text takes is offered, and what is chosen stays in the address.
const choices = document.getElementById('choices');
const labels = [...choices.querySelectorAll('[data-takes]')];
const fieldOf = (label) => label.querySelector('select, input');
function fitChoices({ takes, needs, chosen }) {
	for (const label of labels) {
		const what = label.dataset.takes;
		const choice = fieldOf(label);
		const none = choice.querySelector('option[value=""]');
		if (none) none.hidden = needs === what;
		const offered = choice.options?.length !== (none ? 1 : 0);
		label.hidden = !takes.includes(what) || !offered;
		const value = String(chosen[what] ?? '');
		if (takes.includes(what) && choice.value !== value) choice.value = value;
	}
	keepChoices();
}
function keepChoices() {
	const kept = [...choices.querySelectorAll('[name]')].map((choice) => {
		const isLeft = choice.closest('[data-takes]')?.hidden ?? false;
		return [choice.name, isLeft ? '' : choice.value];
	});
	const put = (url) => {
		for (const [name, value] of kept)
			if (value === '') url.searchParams.delete(name);
			else url.searchParams.set(name, value);
		return url;
	};
	const here = put(new URL(location.href));
	for (const once of ['show', 'line', 'column']) here.searchParams.delete(once);
	history.replaceState(history.state, '', here);
	for (const link of document.querySelectorAll('a[data-keeps], a[hreflang]'))
		link.href = put(new URL(link.href));
}

/** The page takes the place of the one that is shown, and the eye stays where it was. */
function showPage(html) {
	frame.hidden = false;
	const shown = frame.contentDocument;
	// A frame, and what is parsed here, are held to the policy of this page as well as to their own.
	const own = html.replace('<style>', `<style nonce="${nonce}">`);
	const fresh = new DOMParser().parseFromString(own, 'text/html');
	const [style, next] = [shown?.querySelector('style'), fresh.querySelector('style')];
	// The policy of the page that is shown knows the style that it came with, and no other.
	const isOther = style?.textContent !== next?.textContent;
	if (frame.srcdoc === '' || !shown?.body?.firstElementChild || isOther) {
		frame.srcdoc = own;
		return;
	}
	const open = [...shown.querySelectorAll('details')].map((details) => details.open);
	shown.documentElement.lang = fresh.documentElement.lang;
	const { scrollX: left, scrollY: top } = frame.contentWindow;
	shown.body.replaceWith(shown.adoptNode(fresh.body));
	const details = [...shown.querySelectorAll('details')];
	if (details.length === open.length) details.forEach((one, at) => (one.open = open[at]));
	frame.contentWindow.scrollTo({ left, top, behavior: 'instant' });
}

function act(options = {}) {
	clearTimeout(timer);
	timer = null;
	keeping = keeping.then(() => keep(options));
	draw();
}
field.addEventListener('input', () => {
	drawLines();
	if (field.value !== kept) state.textContent = words.unsaved;
	clearTimeout(timer);
	timer = setTimeout(() => act(), quiet);
});
form.addEventListener('change', ({ target }) => {
	if (target !== field && target.name) draw();
});
form.addEventListener('submit', (event) => {
	leaving = event.submitter?.formAction.endsWith('/publish') ?? false;
	if (leaving) return;
	event.preventDefault();
	act({ asked: true });
});
field.addEventListener('keydown', (event) => {
	if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return;
	event.preventDefault();
	act();
});
// What was typed in the last moment is not lost with the page; a browser carries no more than this past its end.
const mostCarried = 60_000;
document.addEventListener('visibilitychange', () => {
	if (document.visibilityState === 'hidden' && field.value !== kept)
		keep({ keepalive: sent().toString().length < mostCarried });
});
addEventListener('beforeunload', (event) => {
	if (field.value !== kept && !leaving && sent().toString().length >= mostCarried)
		event.preventDefault();
});
// A place that another page tells of.
const place = new URL(location.href).searchParams;
if (place.has('line')) putCursor(Number(place.get('line')), Number(place.get('column') ?? 1));
draw();

// What can be inserted.
const insertions = document.getElementById('insertions');
for (const part of insertions.querySelectorAll('.scripted')) part.hidden = false;
for (const button of insertions.querySelectorAll('button')) button.disabled = false;
// On a telephone the preview comes right under the text.
insertions.open = !matchMedia('(max-width: 900px)').matches;
insertions.addEventListener('click', (event) => {
	const button = event.target.closest('button[data-text]');
	if (button) insert(button.dataset);
});

/** Whether the cursor is between `{%` and `%}`. */
function isInTag(at) {
	const before = field.value.slice(0, at);
	return before.lastIndexOf('{%') > before.lastIndexOf('%}');
}
function insert({ text, inside, alone }) {
	const at = field.selectionStart;
	const within = inside !== undefined && isInTag(at);
	const written = within ? spaced(inside, at) : alone === undefined ? text : apart(text, at);
	field.focus();
	// Kept in what can be undone, where the browser still does so.
	if (!document.execCommand('insertText', false, written)) {
		field.setRangeText(written, at, field.selectionEnd, 'end');
		field.dispatchEvent(new Event('input', { bubbles: true }));
	}
	// What is left to fill is chosen, so that typing takes its place.
	const gap = written.indexOf('…');
	if (gap !== -1) field.setSelectionRange(at + gap, at + gap + 1);
	showCursor();
	code.scrollIntoView({ block: 'nearest' });
}
function spaced(written, at) {
	const [before, after] = [field.value[at - 1] ?? '', field.value[field.selectionEnd] ?? ''];
	const left = /[\s([{=,$]/.test(before) || before === '' ? '' : ' ';
	const right = /[\s)\]},]/.test(after) || after === '' ? '' : ' ';
	return left + written + right;
}
function apart(written, at) {
	const [before, after] = [field.value.slice(0, at), field.value.slice(field.selectionEnd)];
	const lead = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
	const tail = after.startsWith('\n\n') || after === '' ? '' : after.startsWith('\n') ? '\n' : '\n\n';
	return lead + written + tail;
}

const filter = document.getElementById('insertions-filter');
const fold = (text) => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase();
filter.addEventListener('input', () => {
	const wanted = fold(filter.value.trim());
	let found = 0;
	for (const group of insertions.querySelectorAll('.group')) {
		let here = 0;
		for (const item of group.querySelectorAll('li')) {
			item.hidden = wanted !== '' && !fold(item.textContent).includes(wanted);
			if (!item.hidden) here++;
		}
		group.hidden = here === 0;
		group.open = wanted !== '' && here > 0;
		found += here;
	}
	const none = document.getElementById('insertions-none');
	none.textContent = found === 0 ? none.dataset.words : '';
});
filter.addEventListener('keydown', (event) => {
	// Enter goes to the first thing found rather than sending the form.
	if (event.key !== 'Enter') return;
	event.preventDefault();
	[...insertions.querySelectorAll('.group[open] li:not([hidden]) button')][0]?.focus();
});

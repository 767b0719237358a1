// The page of deliveries, livelier: files are dropped, bars move, what the server says is shown.
const uploads = document.getElementById('uploads');
const drop = document.getElementById('drop');
const said = document.getElementById('said');
const say = (words) => {
	if (said) said.textContent = words;
};

/** Puts the live parts of a page that the server drew in place of this page's; what is typed stays. */
function show(html) {
	const fresh = new DOMParser().parseFromString(html, 'text/html');
	const focused = document.activeElement?.id;
	for (const part of document.querySelectorAll('[data-live]')) {
		const other = fresh.getElementById(part.id);
		if (!other) continue;
		const typed = part.querySelector('#reason')?.value;
		const open = [...part.querySelectorAll('details')].map((details) => details.open);
		part.replaceWith(document.importNode(other, true));
		const now = document.getElementById(part.id);
		const reason = now.querySelector('#reason');
		if (reason && typed) reason.value = typed;
		const details = [...now.querySelectorAll('details')];
		if (details.length === open.length) details.forEach((one, at) => (one.open = open[at]));
	}
	if (focused) document.getElementById(focused)?.focus();
	listen();
}

let refreshing = null;
function refresh() {
	clearTimeout(refreshing);
	refreshing = setTimeout(async () => {
		const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
		if (answer.ok) show(await answer.text());
	}, 200);
}

let source = null;
let followed = null;
/** Follows the round for as long as something is under way. */
function listen() {
	const address = document.getElementById('round')?.dataset.events;
	if (!address || (source && followed === address)) return;
	source?.close();
	followed = address;
	source = new EventSource(address);
	source.addEventListener('message', ({ data }) => move(JSON.parse(data)));
	source.addEventListener('end', () => {
		stop();
		refresh();
	});
	source.addEventListener('error', () => {
		if (source?.readyState === EventSource.CLOSED) stop();
	});
}
function stop() {
	source?.close();
	source = null;
}

/** What was told over already, so that a reload or a second look does not tell it again. */
const over = new Set();
function move({ draft, over: isOver, done, total, words }) {
	const key = draft ?? 'round';
	const line = document.querySelector(`[data-progress="${key}"]`);
	if (line) {
		const bar = line.querySelector('progress');
		if (total > 0) bar.value = Math.min(1, done / total);
		line.querySelector('.words').textContent = words;
		if (isOver) say(`${bar.getAttribute('aria-label')} : ${words}`);
	}
	const shown = line !== null;
	if (isOver ? shown && !over.has(key) : !shown) refresh();
	if (isOver) over.add(key);
	else over.delete(key);
}

/** Sends one file; the server's answer is the page with it. */
function send(file) {
	const { sending, sent, failed, tooLarge, cancelled, cancel } = uploads.dataset;
	const line = document.createElement('li');
	const [name, bar, words, stopper] = ['span', 'progress', 'span', 'button'].map((tag) =>
		document.createElement(tag)
	);
	name.textContent = file.name;
	bar.setAttribute('aria-label', file.name);
	bar.max = 1;
	bar.value = 0;
	words.className = 'numbers';
	words.textContent = sending;
	stopper.type = 'button';
	stopper.className = 'button';
	stopper.textContent = cancel;
	stopper.setAttribute('aria-label', `${cancel} — ${file.name}`);
	line.append(name, bar, words, stopper);
	uploads.append(line);
	uploads.hidden = false;
	const end = (told, wrong) => {
		bar.remove();
		stopper.remove();
		words.textContent = told;
		words.classList.toggle('wrong', wrong);
		say(`${file.name} : ${told}`);
	};
	if (file.size > Number(drop.dataset.limit)) {
		end(tooLarge, true);
		return Promise.resolve();
	}
	return new Promise((resolve) => {
		const request = new XMLHttpRequest();
		request.open('POST', drop.action);
		request.setRequestHeader('accept', 'text/html');
		request.upload.addEventListener('progress', ({ loaded, total }) => {
			bar.value = loaded / total;
			words.textContent = `${sending}, ${Math.floor((loaded / total) * 100)} %`;
		});
		request.addEventListener('load', () => {
			if (request.status === 200) {
				line.remove();
				say(`${file.name} : ${sent}`);
				show(request.responseText);
			} else {
				const page = new DOMParser().parseFromString(request.responseText, 'text/html');
				end(page.querySelector('main [role="alert"]')?.textContent || failed, true);
			}
		});
		request.addEventListener('error', () => end(failed, true));
		request.addEventListener('abort', () => end(cancelled, false));
		request.addEventListener('loadend', () => {
			uploads.hidden = uploads.childElementCount === 0;
			resolve();
		});
		stopper.addEventListener('click', () => request.abort());
		const form = new FormData();
		form.append('files', file);
		request.send(form);
	});
}

let turn = Promise.resolve();
function sendAll(files) {
	for (const file of files) turn = turn.then(() => send(file));
}

if (drop) {
	const input = document.getElementById('files');
	drop.querySelector('button').hidden = true;
	input.addEventListener('change', () => {
		sendAll([...input.files]);
		input.value = '';
	});
	for (const type of ['dragenter', 'dragover'])
		drop.addEventListener(type, (event) => {
			event.preventDefault();
			drop.classList.add('over');
		});
	for (const type of ['dragleave', 'drop'])
		drop.addEventListener(type, () => drop.classList.remove('over'));
	drop.addEventListener('drop', (event) => {
		event.preventDefault();
		sendAll([...event.dataTransfer.files]);
	});
}

// Small forms answer in place, so that files on their way are not cut off.
document.addEventListener('submit', async (event) => {
	const form = event.target;
	if (!form.matches('form[data-inline]')) return;
	event.preventDefault();
	const answer = await fetch(form.action, {
		method: 'POST',
		headers: { accept: 'text/html' },
		body: new URLSearchParams(new FormData(form))
	});
	show(await answer.text());
});

listen();

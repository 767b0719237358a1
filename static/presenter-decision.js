// Takes a decision down without leaving the slide. What is typed is kept on this computer until the
// server has answered: closing the dialog, reloading or losing the network loses nothing.
(() => {
	const dialog = document.getElementById('decision');
	if (!dialog) return;
	const form = dialog.querySelector('form');
	const refused = form.querySelector('.refused');
	const waiting = document.getElementById('waiting');
	const told = document.getElementById('told');
	const about = form.querySelector('.about');
	const { meeting, to } = dialog.dataset;
	const draftKey = `jalon decision ${meeting}`;
	const queueKey = `jalon decisions waiting ${meeting}`;
	const again = 4_000;

	const words = (name, values = {}) =>
		dialog.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '');
	const tell = (text) => {
		told.textContent = '';
		requestAnimationFrame(() => (told.textContent = text));
	};
	/** A browser may refuse to keep anything; the dialog then works as long as the page is open. */
	const memory = new Map();
	function recall(key) {
		try {
			return JSON.parse(localStorage.getItem(key) ?? 'null');
		} catch {
			return memory.get(key) ?? null;
		}
	}
	function keep(key, thing) {
		memory.set(key, thing);
		try {
			if (thing === null) localStorage.removeItem(key);
			else localStorage.setItem(key, JSON.stringify(thing));
		} catch {
			// Kept in memory.
		}
	}

	const names = ['wording', 'kind', 'axis', 'deadline', 'owner'];
	const typed = () => Object.fromEntries(names.map((name) => [name, form.elements[name].value]));
	form.addEventListener('input', () => keep(draftKey, typed()));

	const currentIndicator = () =>
		document.querySelector('.slide.current')?.dataset.indicator ?? null;
	function open() {
		const draft = recall(draftKey);
		if (draft) for (const name of names) form.elements[name].value = draft[name] ?? '';
		else form.reset();
		refused.textContent = '';
		const indicator = currentIndicator();
		about.hidden = indicator === null;
		const label = about.querySelector('[data-about]');
		label.textContent = label.dataset.about.replace(
			'{title}',
			document.querySelector('.slide.current .subject')?.textContent ?? ''
		);
		dialog.showModal();
		form.elements.wording.focus();
	}

	/** Random where the browser gives it; a page over plain HTTP on a local network has no randomUUID. */
	const newRequest = () =>
		[...crypto.getRandomValues(new Uint8Array(16))]
			.map((byte) => byte.toString(16).padStart(2, '0'))
			.join('');

	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		if (!form.reportValidity()) return;
		const indicator = !about.hidden && form.elements.about.checked ? currentIndicator() : null;
		const decision = {
			...typed(),
			indicators: indicator === null ? [] : [indicator],
			request: newRequest()
		};
		refused.textContent = words('sending');
		const answer = await post(decision);
		if (answer.refusal) return (refused.textContent = answer.refusal);
		keep(draftKey, null);
		form.reset();
		dialog.close();
		if (answer.id) tell(words('saved', { id: answer.id }));
		else {
			keep(queueKey, [...(recall(queueKey) ?? []), decision]);
			tell(words('waiting'));
			showWaiting();
			setTimeout(sendWaiting, again);
		}
	});

	/** `{ id }` when it is written down, `{ refusal }` in words, or neither when the network or the server failed. */
	async function post(decision) {
		try {
			const response = await fetch(to, {
				method: 'POST',
				headers: { 'content-type': 'application/json', accept: 'application/json' },
				body: JSON.stringify(decision),
				signal: AbortSignal.timeout(15_000)
			});
			const answer = await response.json().catch(() => ({}));
			if (response.ok) return { id: answer.decision?.id ?? '' };
			return response.status >= 500 ? {} : { refusal: answer.error ?? String(response.status) };
		} catch {
			return {};
		}
	}

	let sending = false;
	async function sendWaiting() {
		const queue = recall(queueKey) ?? [];
		if (sending || queue.length === 0) return;
		sending = true;
		const [first] = queue;
		const answer = await post(first);
		sending = false;
		if (answer.id || answer.refusal) {
			const rest = (recall(queueKey) ?? []).filter(({ request }) => request !== first.request);
			keep(queueKey, rest.length === 0 ? null : rest);
			// A decision refused later is put back before whoever typed it.
			if (answer.refusal) keep(draftKey, first);
			tell(answer.id ? words('saved', { id: answer.id }) : answer.refusal);
		}
		showWaiting();
		if ((recall(queueKey) ?? []).length > 0) setTimeout(sendWaiting, again);
	}
	function showWaiting() {
		const count = (recall(queueKey) ?? []).length;
		waiting.hidden = count === 0;
		waiting.textContent = count === 0 ? '' : words('waitingmany', { n: count });
	}
	addEventListener('online', sendWaiting);
	addEventListener('jalon:decide', open);
	showWaiting();
	sendWaiting();
})();

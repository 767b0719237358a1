// Takes a decision down without leaving the slide. What is typed is kept on this computer until the
// server has written it down: closing the dialog, reloading, losing the network or being refused
// later loses nothing. The id of a draft, drawn once, keeps it from being written twice.
(() => {
	const dialog = document.getElementById('decision');
	if (!dialog) return;
	const form = dialog.querySelector('form');
	const refused = form.querySelector('.refused');
	const save = form.querySelector('[value=save]');
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
	/** Decisions that wait for the network, and those that were refused once it came back, with why. */
	const queue = () => recall(queueKey) ?? [];
	function setQueue(all) {
		keep(queueKey, all.length === 0 ? null : all);
		showWaiting();
	}
	const without = ({ request }) => queue().filter((one) => one.request !== request);
	const isQueued = ({ request }) => queue().some((one) => one.request === request);

	const names = ['wording', 'kind', 'axis', 'deadline', 'owner'];
	/** What the form holds; `about` is the indicator of the slide that it was begun on. */
	let draft = null;
	let isSending = false;
	function keepDraft() {
		for (const name of names) draft[name] = form.elements[name].value;
		draft.isAbout = form.elements.about.checked;
		if (isQueued(draft)) setQueue(queue().map((one) => (one.request === draft.request ? draft : one)));
		else keep(draftKey, draft);
	}
	form.addEventListener('input', keepDraft);

	/** Random where the browser gives it; a page over plain HTTP on a local network has no randomUUID. */
	const newRequest = () =>
		[...crypto.getRandomValues(new Uint8Array(16))]
			.map((byte) => byte.toString(16).padStart(2, '0'))
			.join('');
	function indicatorShown() {
		const slide = document.querySelector('.slide.current');
		const id = slide?.dataset.indicator;
		return id ? { id, title: slide.querySelector('.subject')?.textContent ?? '' } : null;
	}

	function open(asked) {
		if (isSending) return dialog.showModal();
		form.reset();
		draft = asked ?? recall(draftKey) ?? { request: newRequest(), isAbout: true };
		draft.about ??= indicatorShown();
		for (const name of names) form.elements[name].value = draft[name] ?? form.elements[name].value;
		form.elements.about.checked = draft.isAbout;
		refused.textContent = draft.refusal ?? '';
		about.hidden = draft.about === null;
		const label = about.querySelector('[data-about]');
		label.textContent = label.dataset.about.replace('{title}', draft.about?.title ?? '');
		dialog.showModal();
		form.elements.wording.focus();
	}

	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		if (isSending || !form.reportValidity()) return;
		keepDraft();
		setSending(true);
		refused.textContent = words('sending');
		const answer = await post(draft);
		setSending(false);
		refused.textContent = answer.refusal ?? '';
		if (answer.refusal) {
			if (dialog.open) form.elements.wording.focus();
			return;
		}
		if (recall(draftKey)?.request === draft.request) keep(draftKey, null);
		if (answer.written) setQueue(without(draft));
		else {
			delete draft.refusal;
			setQueue([...without(draft), draft]);
			setTimeout(sendWaiting, again);
		}
		tell(answer.written ? words('saved', { id: answer.id }) : words('waiting'));
		dialog.close();
	});
	function setSending(on) {
		isSending = on;
		for (const field of [...names, 'about']) form.elements[field].disabled = on;
		save.disabled = on;
	}

	/** Whether it is written down, or a refusal in words; neither when the network or the server failed. */
	async function post(decision) {
		const { about, isAbout } = decision;
		const sent = [...names, 'request'].map((name) => [name, decision[name]]);
		const indicators = about && isAbout ? [about.id] : [];
		try {
			const response = await fetch(to, {
				method: 'POST',
				headers: { 'content-type': 'application/json', accept: 'application/json' },
				body: JSON.stringify({ ...Object.fromEntries(sent), indicators }),
				signal: AbortSignal.timeout(15_000)
			});
			const answer = await response.json().catch(() => ({}));
			if (response.ok) return { written: true, id: answer.decision?.id ?? '' };
			return response.status >= 500 ? {} : { refusal: answer.error ?? String(response.status) };
		} catch {
			return {};
		}
	}

	let isEmptying = false;
	async function sendWaiting() {
		const first = queue().find(({ refusal }) => !refusal);
		if (isEmptying || !first) return;
		isEmptying = true;
		const answer = await post(first);
		isEmptying = false;
		if (answer.written) {
			setQueue(without(first));
			tell(words('saved', { id: answer.id }));
		} else if (answer.refusal) {
			setQueue([...without(first), { ...first, refusal: answer.refusal }]);
			tell(answer.refusal);
		}
		if (queue().some(({ refusal }) => !refusal)) setTimeout(sendWaiting, again);
	}

	/** What is not written down yet stands at the foot of the screen; what was refused can be taken up again. */
	function showWaiting() {
		const all = queue();
		const count = all.filter(({ refusal }) => !refusal).length;
		const lines = count === 0 ? [] : [[words(count === 1 ? 'waitingone' : 'waitingmany', { n: count })]];
		for (const one of all.filter(({ refusal }) => refusal))
			lines.push([
				words('refused', { wording: one.wording, refusal: one.refusal }),
				button(words('resume'), () => open(one)),
				button(words('drop'), () => {
					if (confirm(words('dropsure', { wording: one.wording }))) setQueue(without(one));
				})
			]);
		waiting.hidden = lines.length === 0;
		waiting.replaceChildren(
			...lines.map((parts) => {
				const line = document.createElement('p');
				line.append(...parts);
				return line;
			})
		);
	}
	function button(label, press) {
		const made = document.createElement('button');
		made.type = 'button';
		made.textContent = label;
		made.addEventListener('click', press);
		return made;
	}
	addEventListener('online', sendWaiting);
	addEventListener('storage', ({ key }) => key === queueKey && showWaiting());
	addEventListener('jalon:decide', () => open());
	showWaiting();
	sendWaiting();
})();

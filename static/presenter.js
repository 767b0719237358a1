// Turns a page of slides one by one. The page is whole without it: slides follow each other.
(() => {
	const root = document.documentElement;
	const slides = [...document.querySelectorAll('#deck .slide')];
	const walk = slides.filter((slide) => !slide.classList.contains('annex'));
	const told = document.getElementById('told');
	const controls = document.getElementById('controls');
	const blackSheet = document.getElementById('black');
	const desk = document.getElementById('desk');
	const isDesk = new URLSearchParams(location.search).get('view') === 'presenter';
	if (slides.length === 0) return;

	let current = null;
	/** The slide of the walk that was left for an annex or another one. */
	let left = null;
	const words = (name, values = {}) =>
		told.dataset[name.toLowerCase()].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '');
	const titleOf = (slide) => slide.querySelector('h2').textContent;
	const isAnnex = (slide) => slide.classList.contains('annex');
	const tell = (text) => {
		told.textContent = '';
		requestAnimationFrame(() => (told.textContent = text));
	};

	// ---- one slide at a time -------------------------------------------------------------------
	/** What has more words than room under its title is set in smaller type, down to six tenths. */
	function fit(slide) {
		const face = slide.querySelector('.face');
		const matter = slide.querySelector('.matter');
		face.style.removeProperty('--fit');
		if (matchMedia('(max-width: 48rem)').matches) return;
		const tooTall = () =>
			matter.scrollHeight > matter.clientHeight + 1 ||
			[...matter.querySelectorAll('.table')].some((one) => one.scrollHeight > one.clientHeight + 1);
		for (let size = 0.95; tooTall() && size >= 0.6; size -= 0.05)
			face.style.setProperty('--fit', String(size));
	}
	function show(slide, { from = 'here', quiet = false } = {}) {
		if (!slide) return;
		if (current && isAnnex(slide) && !isAnnex(current) && from !== 'there') left = current;
		current?.classList.remove('current');
		current = slide;
		slide.classList.add('current');
		fit(slide);
		const spoken = document.querySelector('.spoken');
		spoken.replaceChildren(...notesOf(slide));
		if (location.hash !== `#${slide.id}`) history.replaceState(null, '', `#${slide.id}`);
		if (!quiet) {
			slide.focus({ preventScroll: true });
			scrollTo(0, 0);
			const place = { n: walk.indexOf(slide) + 1, total: walk.length, title: titleOf(slide) };
			tell(words(isAnnex(slide) ? 'shownAnnex' : 'shown', place));
		}
		if (isDesk) showDesk();
		if (from === 'here') tellPlace();
	}
	function notesOf(slide) {
		const said = slide.querySelector('.said');
		if (said) return [...said.cloneNode(true).children].filter(({ localName }) => localName !== 'h3');
		const none = document.createElement('p');
		none.textContent = words('noNotes');
		return [none];
	}
	function step(by) {
		const at = walk.indexOf(current);
		// From an annex, the walk goes on where it was left.
		walkTo(at === -1 ? (left ?? walk[0]) : walk[Math.min(walk.length - 1, Math.max(0, at + by))]);
	}
	function walkTo(slide) {
		left = null;
		show(slide);
	}
	function goTo(slide) {
		if (!isAnnex(current)) left = current;
		show(slide);
	}
	function goBack() {
		if (left) walkTo(left);
		else if (file && !isDesk) leave();
	}

	// ---- black screen, notes, room -------------------------------------------------------------
	function black(on, from = 'here') {
		if (blackSheet.hidden === !on) return;
		blackSheet.hidden = !on;
		tell(words(on ? 'black' : 'lit'));
		if (from === 'here') send({ kind: 'black', on });
	}
	const toggleNotes = () => {
		root.classList.toggle('noted');
		fit(current);
		if (root.classList.contains('noted')) tell(document.querySelector('.spoken').textContent);
	};
	const toggleRoom = () => {
		const isDark =
			root.dataset.room === 'dark' ||
			(!root.dataset.room && matchMedia('(prefers-color-scheme: dark)').matches);
		root.dataset.room = isDark ? 'lit' : 'dark';
	};
	const fullScreen = () =>
		document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.();

	// ---- go to ---------------------------------------------------------------------------------
	const dialog = document.getElementById('go-to');
	const field = dialog.querySelector('input');
	const list = dialog.querySelector('ul');
	const found = dialog.querySelector('.found');
	const plain = (text) =>
		text.normalize('NFD').replace(/\p{Mn}/gu, '').replaceAll('œ', 'oe').replaceAll('’', "'").toLowerCase();
	/** An indicator that the walk shows already is not offered twice. */
	const offered = slides.filter(
		(slide) =>
			!isAnnex(slide) || !walk.some(({ dataset }) => dataset.indicator === slide.dataset.indicator)
	);
	/**
	 * The slide of that number, else those that have words beginning with each that was typed: indicators
	 * whose own name begins so first, then indicators, then the rest.
	 */
	function matching(typed) {
		const asked = plain(typed).split(/\s+/).filter(Boolean);
		if (/^\d+$/.test(typed.trim())) return walk.slice(Number(typed) - 1, Number(typed) || 0);
		const rank = (slide) => {
			const subject = plain(slide.querySelector('.subject')?.textContent ?? '');
			if (asked.length === 0) return 0;
			if (!slide.dataset.indicator) return 2;
			return subject.startsWith(asked[0]) ? 0 : 1;
		};
		return offered
			.filter((slide) => {
				const own = plain(slide.dataset.search).split(/[^\p{L}\p{N}]+/u);
				return asked.every((part) => own.some((word) => word.startsWith(part)));
			})
			.sort((a, b) => rank(a) - rank(b));
	}
	function listMatches() {
		const matches = matching(field.value);
		list.replaceChildren(
			...matches.map((slide, at) => {
				const item = document.createElement('li');
				const [where, title, sentence] = ['span', 'span', 'span'].map((name) =>
					document.createElement(name)
				);
				where.className = 'where';
				where.textContent = slide.querySelector('.place').textContent;
				title.textContent = slide.querySelector('.subject')?.textContent ?? titleOf(slide);
				sentence.className = 'sentence';
				sentence.textContent = slide.querySelector('.subject') ? titleOf(slide) : '';
				item.append(where, title, sentence);
				item.id = `found-${at}`;
				item.setAttribute('role', 'option');
				item.setAttribute('aria-selected', String(at === 0));
				item.dataset.to = slide.id;
				return item;
			})
		);
		choose(0);
		found.textContent =
			matches.length === 0
				? words('goToNone')
				: words(matches.length === 1 ? 'goToOne' : 'goToSome', { n: matches.length });
	}
	function choose(at) {
		const items = [...list.children];
		const chosen = items[Math.min(items.length - 1, Math.max(0, at))];
		for (const item of items) item.setAttribute('aria-selected', String(item === chosen));
		if (!chosen) return field.removeAttribute('aria-activedescendant');
		field.setAttribute('aria-activedescendant', chosen.id);
		chosen.scrollIntoView({ block: 'nearest' });
	}
	const chosenAt = () =>
		[...list.children].findIndex((item) => item.getAttribute('aria-selected') === 'true');
	function openGoTo() {
		field.value = '';
		dialog.showModal();
		listMatches();
		field.focus();
	}
	function takeChosen(item = list.children[chosenAt()]) {
		if (!item) return;
		dialog.close();
		goTo(document.getElementById(item.dataset.to));
	}
	field.addEventListener('input', listMatches);
	field.addEventListener('keydown', (event) => {
		const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (by) choose(chosenAt() + by);
		else if (event.key === 'Enter') takeChosen();
		else return;
		event.preventDefault();
	});
	list.addEventListener('click', (event) => takeChosen(event.target.closest('li')));
	const help = document.getElementById('help');
	for (const one of document.querySelectorAll('dialog'))
		one.addEventListener('close', () => current?.focus({ preventScroll: true }));

	// ---- two windows ---------------------------------------------------------------------------
	// A file opened from the disk has no origin to share: its two windows then speak as opener and opened.
	const shared = location.origin !== 'null' && 'BroadcastChannel' in window && location.protocol !== 'file:';
	const channel = shared ? new BroadcastChannel(`jalon-slides ${location.pathname}`) : null;
	let other = window.opener;
	/** When the window that the room sees last spoke. */
	let heard = Date.now();
	let isAlone = false;
	function send(message) {
		if (channel) channel.postMessage(message);
		else if (other && !other.closed) other.postMessage({ jalon: message }, '*');
	}
	/** Both windows know the slide that shows and the one that was left for it. */
	const tellPlace = () => send({ kind: 'slide', id: current.id, left: left?.id });
	function hear(message) {
		if (!message) return;
		if (message.kind === 'slide') {
			left = document.getElementById(message.left ?? '');
			show(document.getElementById(message.id), { from: 'there' });
		}
		if (message.kind === 'black') black(message.on, 'there');
		if (message.kind === 'where' && !isDesk) {
			tellPlace();
			send({ kind: 'black', on: !blackSheet.hidden });
		}
		if (message.kind === 'anyone' && !isDesk) send({ kind: 'here' });
		if (message.kind === 'here' && isDesk) {
			heard = Date.now();
			if (isAlone) tellPlace();
		}
	}
	channel?.addEventListener('message', (event) => hear(event.data));
	addEventListener('message', (event) => {
		if (!channel && event.source === other) hear(event.data?.jalon);
	});
	function openDesk() {
		const address = new URL(location.href);
		address.searchParams.set('view', 'presenter');
		const opened = window.open(address, 'jalon-presenter', 'popup,width=1280,height=760');
		if (opened) other = opened;
		else tell(words('blocked'));
	}

	// ---- the presenter's view ------------------------------------------------------------------
	let since = Date.now();
	function showDesk() {
		const next = walk[walk.indexOf(current) + 1] ?? null;
		const ahead = isAnnex(current) ? left : next;
		const place = desk.querySelector('.small-slide');
		const copy = ahead?.cloneNode(true);
		copy?.removeAttribute('id');
		for (const one of copy?.querySelectorAll('[id]') ?? []) one.id = `next-${one.id}`;
		place.replaceChildren(...(copy ? [copy] : []));
		if (copy) fit(copy);
		desk.querySelector('.next-title').textContent = ahead ? titleOf(ahead) : words('end');
		desk.querySelector('.talk-words').replaceChildren(...notesOf(current));
	}
	function tick() {
		const now = new Date();
		const time = (date, zone) =>
			date.toLocaleTimeString(root.lang, { hour: '2-digit', minute: '2-digit', second: '2-digit', ...zone });
		desk.querySelector('.clock').textContent = time(now, {});
		desk.querySelector('.elapsed').textContent = time(new Date(now - since), {
			timeZone: 'UTC',
			hourCycle: 'h23'
		});
		send({ kind: 'anyone' });
		const wasAlone = isAlone;
		isAlone = now - heard > 4000;
		if (isAlone !== wasAlone) desk.querySelector('.alone').textContent = isAlone ? words('alone') : '';
	}
	if (isDesk) {
		root.classList.add('desk');
		desk.hidden = false;
		tick();
		setInterval(tick, 1000);
	}

	// ---- keys, buttons, touch ------------------------------------------------------------------
	const acts = {
		next: () => step(1),
		previous: () => step(-1),
		first: () => walkTo(walk[0]),
		last: () => walkTo(walk.at(-1)),
		'go-to': openGoTo,
		help: () => help.showModal(),
		black: () => black(blackSheet.hidden),
		notes: toggleNotes,
		room: toggleRoom,
		'full-screen': () => fullScreen(),
		presenter: openDesk,
		back: goBack,
		leave: () => {
			if (isDesk) window.close();
			else if (file) leave();
			else location.assign(document.querySelector('.leave a').href);
		},
		decide: () => dispatchEvent(new Event('jalon:decide')),
		close: () => document.querySelector('dialog[open]')?.close(),
		present: () => {
			start(current ?? walk[0]);
			fullScreen();
		},
		restart: () => {
			since = Date.now();
			tick();
		}
	};
	const keys = {
		ArrowRight: 'next',
		ArrowDown: 'next',
		PageDown: 'next',
		' ': 'next',
		Enter: 'next',
		ArrowLeft: 'previous',
		ArrowUp: 'previous',
		PageUp: 'previous',
		Backspace: 'previous',
		Home: 'first',
		End: 'last',
		b: 'black',
		'.': 'black',
		c: 'room',
		d: 'decide',
		f: 'full-screen',
		g: 'go-to',
		n: 'notes',
		p: 'presenter',
		Escape: 'back',
		'?': 'help'
	};
	/** Speaking to a machine types letters: who does so turns off the keys that act alone. */
	const letters = document.getElementById('letters');
	try {
		letters.checked = localStorage.getItem('jalon slides letters') !== 'off';
		letters.addEventListener('change', () =>
			localStorage.setItem('jalon slides letters', letters.checked ? 'on' : 'off')
		);
	} catch {
		// The choice holds as long as the page is open.
	}
	document.addEventListener('keydown', (event) => {
		if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
		if (!root.classList.contains('live')) return;
		if (!blackSheet.hidden) {
			event.preventDefault();
			return black(false);
		}
		if (event.key.length === 1 && event.key !== ' ' && !letters.checked) return;
		const at = event.target.closest('input, textarea, select, button, a, summary, .table');
		if (at?.matches('input, textarea, select')) return;
		const presses = at && (event.key === ' ' || event.key === 'Enter');
		const scrolls = at?.matches('.table') && /^Arrow/.test(event.key);
		if (presses || scrolls) return;
		const act = keys[event.key] ?? keys[event.key.toLowerCase()];
		if (!act) return;
		event.preventDefault();
		acts[act]();
	});
	document.addEventListener('click', (event) => {
		const act = event.target.closest('[data-act]')?.dataset.act;
		if (act === 'presenter' || act === 'full-screen' || act === 'leave') acts.close();
		if (act) acts[act]();
		else if (event.target === blackSheet) black(false);
	});
	let touched = null;
	addEventListener(
		'touchstart',
		({ touches, target }) => {
			const table = target.closest('.table');
			const scrolls = table && table.scrollWidth > table.clientWidth;
			touched = touches.length === 1 && !scrolls ? touches[0] : null;
		},
		{ passive: true }
	);
	addEventListener('touchend', ({ changedTouches: [up] }) => {
		if (!touched || !root.classList.contains('live') || document.querySelector('dialog[open]')) return;
		const [across, down] = [up.clientX - touched.clientX, up.clientY - touched.clientY];
		if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down)) step(across < 0 ? 1 : -1);
	});
	let sleeping = 0;
	addEventListener('pointermove', () => {
		controls.classList.add('awake');
		clearTimeout(sleeping);
		sleeping = setTimeout(() => controls.classList.remove('awake'), 2500);
	});
	addEventListener('hashchange', () => {
		const asked = document.getElementById(location.hash.slice(1));
		if (!slides.includes(asked) || (asked === current && root.classList.contains('live'))) return;
		if (root.classList.contains('live')) goTo(asked);
		else start(asked);
	});
	addEventListener('resize', () => current && fit(current));

	const spoken = document.createElement('aside');
	spoken.className = 'said spoken';
	document.body.append(spoken);
	/** A file that is also read as a page has the slides behind it until they are asked for. */
	const file = document.getElementById('file');
	function start(slide, quiet = false) {
		root.classList.remove('reading');
		root.classList.add('live');
		controls.hidden = isDesk;
		show(slide, { from: 'start', quiet });
	}
	function leave() {
		root.classList.remove('live', 'noted');
		root.classList.add('reading');
		controls.hidden = true;
		history.replaceState(null, '', location.pathname + location.search);
		scrollTo(0, 0);
		file.querySelector('[data-act="present"]').focus();
	}
	const asked = document.getElementById(location.hash.slice(1));
	const isAsked = slides.includes(asked);
	if (file && !isAsked && !isDesk) leave();
	else start(isAsked ? asked : walk[0], !isAsked);
	if (isDesk) send({ kind: 'where' });
	document.fonts?.ready.then(() => current && fit(current));
})();

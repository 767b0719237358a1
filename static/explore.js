// The indicator's page answers a choice in place: what the server draws is put in the page's stead,
// where the eye and the focus were. Without this script the same links load the same pages.
const said = document.createElement('p');
said.setAttribute('role', 'status');
said.className = 'visually-hidden';
document.body.append(said);

const isChoice = (link) =>
	link.matches('[data-key]') && link.origin === location.origin && link.pathname === location.pathname;

let asked = 0;

/** Shows the page at an address; the last one asked wins. False when it can't be shown in place. */
async function show(address, focusKey) {
	const turn = ++asked;
	const slow = setTimeout(() => document.getElementById('content')?.setAttribute('aria-busy', 'true'), 300);
	let answer;
	try {
		answer = await fetch(address, { headers: { accept: 'text/html' } });
		const html = await answer.text();
		if (turn !== asked) return true;
		const type = answer.headers.get('content-type') ?? '';
		const fresh = new DOMParser().parseFromString(html, 'text/html');
		if (!answer.ok || !type.startsWith('text/html') || !fresh.querySelector('main h1')) return false;
		put(fresh, focusKey);
		return true;
	} catch {
		return false;
	} finally {
		clearTimeout(slow);
		if (turn === asked) document.getElementById('content')?.removeAttribute('aria-busy');
	}
}

function put(fresh, focusKey) {
	const open = [...document.querySelectorAll('main details')].map((details) => details.open);
	const scroll = [scrollX, scrollY];
	const anchor = focusKey && find(focusKey)?.getBoundingClientRect().top;
	document.title = fresh.title;
	// The policy lets the style be written again, and lets in none of another answer.
	const running = 'head style[media="print"]';
	document.querySelector(running).textContent = fresh.querySelector(running).textContent;
	for (const part of ['header', 'header ~ aside', 'footer']) {
		const [old, next] = [document.querySelector(part), fresh.querySelector(part)];
		if (old && next) putOne(old, next);
	}
	putParts(document.querySelector('main'), fresh.querySelector('main'));
	const details = [...document.querySelectorAll('main details')];
	if (details.length === open.length) details.forEach((one, at) => (one.open = open[at]));
	document.dispatchEvent(new Event('jalon:shown'));
	scrollTo({ left: scroll[0], top: scroll[1], behavior: 'instant' });
	const focused = focusKey && (find(focusKey) ?? document.querySelector('main h1'));
	if (focused) {
		if (focused.matches('h1')) focused.tabIndex = -1;
		focused.focus({ preventScroll: true });
		// What was chosen stays under the eye although what is above it grew or shrank.
		const moved = focused.getBoundingClientRect().top - anchor;
		if (!focused.matches('h1')) scrollBy({ top: moved, behavior: 'instant' });
	}
	say();
}

/**
 * What follows the choice takes the place of what was there. A part that doesn't stays as it is,
 * with what was typed in it, but for the few things in it that follow: the figure a form is about.
 */
function putParts(main, next) {
	const stays = (part) => part.matches('[data-stays]');
	const kept = [...main.children].filter(stays);
	const before = [...main.children].filter((part) => !stays(part));
	const parts = [...next.children].map((part) => {
		const same = stays(part) ? kept.find(({ id }) => id === part.id) : undefined;
		if (same) follow(same, part);
		// What is the same is not drawn again.
		const at = same ? -1 : before.findIndex((one) => one.isEqualNode(part));
		return same ?? (at < 0 ? document.adoptNode(part) : before.splice(at, 1)[0]);
	});
	for (const part of before) part.remove();
	let place = main.firstElementChild;
	for (const part of parts) {
		if (part === place) place = place.nextElementSibling;
		else main.insertBefore(part, place);
	}
}

/** Leaves what is the same where it is. */
function putOne(old, next) {
	if (!old.isEqualNode(next)) old.replaceWith(document.adoptNode(next));
}

function follow(part, next) {
	for (const one of part.querySelectorAll('[data-follows]')) {
		const other = next.querySelector(`[data-follows="${CSS.escape(one.dataset.follows)}"]`);
		if (other) putOne(one, other);
	}
}

const find = (key) => document.querySelector(`[data-key="${CSS.escape(key)}"]`);

/** The figure, and how much of the whole it is. */
function say() {
	const words = ['main h1', 'main .figure', 'main .filters .numbers'].flatMap((what) => {
		const part = document.querySelector(what);
		return part ? [part.textContent.trim().replace(/\s+/g, ' ')] : [];
	});
	said.textContent = words.join(', ');
}

const here = () => location.pathname + location.search;
/** The address that the page shows. */
let shown = here();

document.addEventListener('click', async (event) => {
	const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
	const plain =
		event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
	if (!link || !plain || event.defaultPrevented || !isChoice(link)) return;
	event.preventDefault();
	const address = link.href;
	const turn = asked + 1;
	if (!(await show(address, link.dataset.key))) location.assign(address);
	else if (turn === asked && address !== location.href) {
		history.pushState(null, '', address);
		shown = here();
	}
});

addEventListener('popstate', async () => {
	// Only what follows # has changed.
	if (here() === shown) return;
	shown = here();
	if (!(await show(location.href, document.activeElement?.dataset?.key))) location.reload();
});

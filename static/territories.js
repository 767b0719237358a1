// Maps and dot plots are lists of links. With this, they are one stop of the Tab key; arrows move to the
// neighbour that lies that way, and the sentence of the one under the pointer or the focus is shown.
const ways = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1]
};
const tip = document.createElement('p');
tip.className = 'walk-tip';
tip.hidden = true;
// Each link says its sentence itself.
tip.setAttribute('aria-hidden', 'true');
document.body.append(tip);

// The pointer may go from a picture to its sentence and rest there.
let leaving;
const stay = () => clearTimeout(leaving);
const leave = () => {
	stay();
	leaving = setTimeout(() => (tip.hidden = true), 300);
};
tip.addEventListener('pointerenter', stay);
tip.addEventListener('pointerleave', leave);

function middleOf(link) {
	const { left, top, width, height } = link.getBoundingClientRect();
	return [left + width / 2, top + height / 2];
}

/** The nearest that lies that way, those straight ahead before those aside. */
function neighbour(links, from, [across, down]) {
	const [x, y] = middleOf(from);
	let best = null;
	for (const link of links) {
		if (link === from) continue;
		const [otherX, otherY] = middleOf(link);
		const ahead = (otherX - x) * across + (otherY - y) * down;
		const aside = Math.abs((otherX - x) * down) + Math.abs((otherY - y) * across);
		if (ahead <= 0.5 || aside > ahead * 2) continue;
		const far = ahead + aside * 1.5;
		if (!best || far < best.far) best = { link, far };
	}
	return best?.link ?? null;
}

function show(link) {
	stay();
	tip.textContent = link.getAttribute('aria-label');
	tip.hidden = false;
	const box = link.getBoundingClientRect();
	const left = Math.min(
		Math.max(8, box.left + box.width / 2 - tip.offsetWidth / 2),
		document.documentElement.clientWidth - tip.offsetWidth - 8
	);
	const above = box.top - tip.offsetHeight - 6;
	tip.style.left = `${left + scrollX}px`;
	tip.style.top = `${(above > 0 ? above : box.bottom + 6) + scrollY}px`;
}

for (const svg of document.querySelectorAll('[data-walk] svg')) {
	const links = [...svg.querySelectorAll('a[data-area]')];
	if (links.length === 0) continue;
	const isList = svg.closest('[data-walk]').dataset.walk === 'list';
	let current = links[0];
	for (const link of links) link.setAttribute('tabindex', link === current ? '0' : '-1');
	const go = (link) => {
		if (!link) return;
		current.setAttribute('tabindex', '-1');
		current = link;
		current.setAttribute('tabindex', '0');
		current.focus();
	};
	svg.addEventListener('keydown', (event) => {
		const link = event.target.closest('a[data-area]');
		if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
		const at = links.indexOf(link);
		const next =
			event.key === 'Home'
				? links[0]
				: event.key === 'End'
					? links.at(-1)
					: isList && event.key === 'ArrowDown'
						? links[at + 1]
						: isList && event.key === 'ArrowUp'
							? links[at - 1]
							: event.key in ways && !isList
								? neighbour(links, link, ways[event.key])
								: null;
		if (event.key in ways || next) event.preventDefault();
		go(next);
	});
	svg.addEventListener('focusin', (event) => {
		const link = event.target.closest('a[data-area]');
		if (!link) return;
		current.setAttribute('tabindex', '-1');
		current = link;
		current.setAttribute('tabindex', '0');
		show(link);
	});
	svg.addEventListener('focusout', () => (tip.hidden = true));
	svg.addEventListener('pointerover', (event) => {
		const link = event.target.closest('a[data-area]');
		if (link) show(link);
	});
	svg.addEventListener('pointerleave', leave);
}
addEventListener('keydown', (event) => {
	if (event.key === 'Escape') tip.hidden = true;
});
const hint = document.querySelector('[data-walk-hint]');
if (hint && document.querySelector('[data-walk] a[data-area]')) hint.hidden = false;

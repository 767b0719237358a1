// A meeting's file: its table sorts by a column, its indicators are found by their words.
(() => {
	const sorted = document.getElementById('sorted');
	const table = document.querySelector('table.sortable');
	const compare = (a, b) => {
		// What is not known stands last, whichever way.
		if (a === '' || b === '') return a === b ? 0 : a === '' ? Infinity : -Infinity;
		const [one, other] = [Number(a), Number(b)];
		return Number.isNaN(one) || Number.isNaN(other)
			? a.localeCompare(b, document.documentElement.lang)
			: one - other;
	};
	table?.addEventListener('click', (event) => {
		const button = event.target.closest('[data-sort]');
		if (!button) return;
		const at = Number(button.dataset.sort);
		const heading = button.closest('th');
		const down = heading.getAttribute('aria-sort') === 'ascending';
		for (const one of table.querySelectorAll('th[aria-sort]')) one.removeAttribute('aria-sort');
		heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
		const body = table.tBodies[0];
		const valueOf = (row) => row.cells[at].dataset.value;
		const rows = [...body.rows].sort((a, b) => {
			const by = compare(valueOf(a), valueOf(b));
			return down && Number.isFinite(by) ? -by : by;
		});
		body.append(...rows);
		sorted.textContent = sorted.dataset.words
			.replace('{column}', button.textContent)
			.replace('{way}', down ? sorted.dataset.descending : sorted.dataset.ascending);
	});

	const field = document.getElementById('find');
	const plain = (text) =>
		text.normalize('NFD').replace(/\p{Mn}/gu, '').replaceAll('œ', 'oe').toLowerCase();
	const sections = [...document.querySelectorAll('.indicator')];
	const list = document.getElementById('found-indicators');
	const count = document.getElementById('found-count');
	function find() {
		const asked = plain(field.value).split(/\s+/).filter(Boolean);
		const found = asked.length === 0 ? [] : sections.filter((section) => {
			const own = plain(section.dataset.title).split(/[^\p{L}\p{N}]+/u);
			return asked.every((part) => own.some((word) => word.startsWith(part)));
		});
		list.replaceChildren(
			...found.map((section) => {
				const [item, link] = [document.createElement('li'), document.createElement('a')];
				link.href = `#${section.id}`;
				link.textContent = section.dataset.title;
				item.append(link);
				return item;
			})
		);
		const words = found.length === 0 ? 'none' : found.length === 1 ? 'one' : 'some';
		count.textContent = asked.length === 0 ? '' : count.dataset[words].replace('{n}', found.length);
	}
	field?.closest('form').addEventListener('submit', (event) => {
		event.preventDefault();
		const [first] = list.querySelectorAll('a');
		if (!first) return;
		first.click();
		document.getElementById(first.hash.slice(1)).focus();
	});
	field?.addEventListener('input', find);
	for (const button of document.querySelectorAll('[data-print]'))
		button.addEventListener('click', () => print());
	for (const part of document.querySelectorAll('.scripted')) part.hidden = false;
})();

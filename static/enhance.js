// Small comforts on pages that work without them.
const enhanced = new WeakSet();
/** What is on the page and has had none of them yet. */
const bare = (parts) =>
	[...document.querySelectorAll(parts)].filter((part) => !enhanced.has(part) && enhanced.add(part));
function enhance() {
	for (const button of bare('button[data-print]')) {
		button.hidden = false;
		button.addEventListener('click', () => window.print());
	}
	// A choice made with the pointer is made at once; the keyboard walks through choices, and has the button.
	for (const form of bare('form[data-submit-on-change]')) {
		let pointed = false;
		form.addEventListener('pointerdown', () => (pointed = true));
		form.addEventListener('keydown', () => (pointed = false));
		form.addEventListener('change', ({ target }) => {
			if (!(target instanceof HTMLSelectElement)) return;
			// A choice that another field completes waits for it.
			const waits = target.selectedOptions[0]?.dataset.wait !== undefined;
			if (pointed && waits) form.querySelector('[data-completes]')?.focus();
			else if (pointed) form.requestSubmit();
		});
	}
	for (const button of bare('button[data-copy]')) {
		button.hidden = false;
		button.addEventListener('click', async () => {
			const text = document.getElementById(button.dataset.copy);
			text.select();
			try {
				await navigator.clipboard.writeText(text.value);
			} catch {
				// The clipboard is closed to pages that are not served over HTTPS.
				document.execCommand('copy');
			}
			const told = button.parentElement.querySelector('[role="status"]');
			if (told) told.textContent = button.dataset.copied;
		});
	}
	// A block copied from a spreadsheet spreads over the cells from the one it is pasted in.
	for (const table of bare('table[data-paste-cells]')) {
		table.addEventListener('paste', (event) => {
			const text = event.clipboardData?.getData('text/plain').replace(/\r?\n$/, '') ?? '';
			const start = event.target instanceof HTMLInputElement ? event.target : null;
			if (!start || !/[\t\n]/.test(text)) return;
			event.preventDefault();
			const rows = [...table.querySelectorAll('tbody tr')].filter((row) => row.querySelector('input'));
			const cellsOf = (row) => [...row.querySelectorAll('input')];
			const from = rows.indexOf(start.closest('tr'));
			const column = cellsOf(rows[from]).indexOf(start);
			text.split(/\r?\n/).forEach((line, down) => {
				const cells = rows[from + down] ? cellsOf(rows[from + down]).slice(column) : [];
				line.split('\t').forEach((cell, across) => {
					if (!cells[across]) return;
					const day = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(cell.trim());
					cells[across].value =
						cells[across].type === 'date' && day ? `${day[3]}-${day[2]}-${day[1]}` : cell.trim();
				});
			});
		});
	}
	// A text written for a choice chooses it.
	for (const field of bare('input[data-checks]')) {
		field.addEventListener('input', () => {
			document.getElementById(field.dataset.checks).checked = field.value !== '';
		});
	}
}
enhance();
// explore.js puts another page in this one's stead.
document.addEventListener('jalon:shown', enhance);
// What is parsed here is held to this page's policy, which knows no other page's style.
const withoutStyles = (html) => html.replaceAll(/<style[^>]*>[^]*?<\/style>/g, '');
// What is under way is looked at again until it is over.
function lookAgain(part) {
	setTimeout(async () => {
		const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null);
		const text = answer?.ok ? await answer.text() : null;
		const fresh = text && new DOMParser().parseFromString(withoutStyles(text), 'text/html').getElementById(part.id);
		if (text && !fresh) return location.reload();
		if (fresh) part.innerHTML = fresh.innerHTML;
		lookAgain(part);
	}, 1500);
}
for (const part of document.querySelectorAll('[data-look-again]')) lookAgain(part);
// What is left of a text's limit, told to screen readers only when little is left.
const plural = new Intl.PluralRules(document.documentElement.lang);
for (const field of document.querySelectorAll('textarea[data-count]')) {
	const told = document.getElementById(field.dataset.count);
	const count = () => {
		const left = field.maxLength - field.value.length;
		const { words, one } = told.dataset;
		told.textContent = (plural.select(left) === 'one' ? one : words).replace('#', left);
		if (left <= 60) told.setAttribute('role', 'status');
		else told.removeAttribute('role');
	};
	field.addEventListener('input', count);
	count();
}

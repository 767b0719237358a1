// Lines of a list change places under the hand; the form keeps the order of its fields, and its
// buttons do the same without this script.
for (const list of document.querySelectorAll('form[data-order] .units')) {
	const unsaved = list.closest('form').querySelector('[data-unsaved]');
	let dragged = null;
	for (const line of list.children) {
		const handle = line.querySelector('.move');
		if (!handle) continue;
		// Text in the fields stays selectable: only the handle takes hold of the line.
		handle.addEventListener('pointerdown', () => {
			line.draggable = true;
			addEventListener('pointerup', () => (line.draggable = false), { once: true });
		});
		line.addEventListener('dragstart', (event) => {
			dragged = line;
			event.dataTransfer.effectAllowed = 'move';
			line.classList.add('dragged');
		});
		line.addEventListener('dragend', () => {
			line.classList.remove('dragged');
			line.draggable = false;
			dragged = null;
		});
		line.addEventListener('dragover', (event) => {
			if (!dragged || dragged === line) return;
			event.preventDefault();
			const { top, height } = line.getBoundingClientRect();
			line[event.clientY < top + height / 2 ? 'before' : 'after'](dragged);
			refresh();
		});
	}

	/** The first line can't go up, the last one can't go down, and the new order is on the page alone. */
	function refresh() {
		for (const line of list.children) {
			const [up, down] = line.querySelectorAll('[name="move"]');
			if (!up) continue;
			up.disabled = line === list.firstElementChild;
			down.disabled = line === list.lastElementChild;
		}
		unsaved.textContent = unsaved.dataset.words;
	}
}

// Small comforts on pages that work without them.
for (const button of document.querySelectorAll('button[data-print]')) {
	button.hidden = false;
	button.addEventListener('click', () => window.print());
}
for (const form of document.querySelectorAll('form[data-submit-on-change]')) {
	form.addEventListener('change', (event) => {
		if (event.target instanceof HTMLSelectElement) form.requestSubmit();
	});
}

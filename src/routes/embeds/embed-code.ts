import type { EmbedForm } from '#lib/indicators/embed-form.ts';

/** Pixels that a frame takes on a telephone, where texts are the longest; the rest of the page moves under it otherwise. */
export const frameHeights: Readonly<Record<EmbedForm, number>> = {
	figure: 320,
	curve: 620,
	territories: 720
};

/** What is pasted into a page of a site: a frame with its name for who hears the page, loaded when it is near. */
export function embedCode(address: string, title: string, form: EmbedForm): string {
	const name = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
	return `<iframe src="${address}" title="${name}" width="100%" height="${frameHeights[form]}" loading="lazy" style="border:0"></iframe>`;
}

import type { EmbedForm } from '#lib/indicators/embed-form.ts';
import { escapeHtml } from '../reports/escape-html.ts';

/** Pixels that a frame takes on a telephone, where texts are the longest; what is longer scrolls in it. */
export const frameHeights: Readonly<Record<EmbedForm, number>> = {
	figure: 320,
	curve: 620,
	territories: 720
};

/** What is pasted into a page of a site: a frame with its name for who hears the page, loaded when it is near. */
export function embedCode(address: string, title: string, form: EmbedForm): string {
	return `<iframe src="${address}" title="${escapeHtml(title)}" width="100%" height="${frameHeights[form]}" loading="lazy" style="border:0"></iframe>`;
}

import type { EmbedForm } from '#lib/indicators/embed-form.ts';
import type { Language } from '#lib/indicators/language.ts';
import * as m from '#lib/paraglide/messages.js';
import type { EmbedState } from '#lib/server/embeds/embed.ts';

export function formWords(form: EmbedForm): string {
	switch (form) {
		case 'figure':
			return m.embed_form_figure();
		case 'curve':
			return m.embed_form_curve();
		case 'territories':
			return m.embed_form_territories();
	}
}

export function stateWords(state: EmbedState): string {
	switch (state) {
		case 'in-force':
			return m.embed_state_in_force();
		case 'expired':
			return m.embed_state_expired();
		case 'revoked':
			return m.embed_state_revoked();
	}
}

export function languageWords(language: Language): string {
	return language === 'fr' ? m.embed_language_fr() : m.embed_language_en();
}

/** What a form has done, as its page tells it; null for anything else. */
export function doneWords(done: string | null): string | null {
	switch (done) {
		case 'made':
			return m.embed_done_made();
		case 'changed':
			return m.embed_done_changed();
		case 'revoked':
			return m.embed_done_revoked();
		default:
			return null;
	}
}

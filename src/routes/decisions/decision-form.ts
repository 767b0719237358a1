import type { DecisionSpec } from '#lib/server/meetings/decision-fields.ts';

/** What the form of a decision says, as typed. */
export function readDecisionForm(form: FormData) {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
	return {
		wording: text('wording'),
		kind: text('kind'),
		axis: text('axis') || null,
		indicators: form.getAll('indicator').filter((id) => typeof id === 'string'),
		owner: text('owner') || null,
		deadline: text('deadline') || null
	} satisfies DecisionSpec;
}

export function textOfForm(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

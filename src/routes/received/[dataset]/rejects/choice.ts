import type { RejectChoice } from '#lib/server/pages/rejects.ts';

/** What a page of refused rows shows, as its URL says it. */
export function choiceOf(parameters: URLSearchParams): RejectChoice {
	const text = (name: string) => parameters.get(name) || null;
	const page = (name: string) => Math.max(1, Math.trunc(Number(parameters.get(name) ?? 1)) || 1);
	const round = Number(parameters.get('round') ?? 0);
	return {
		round: Number.isSafeInteger(round) && round > 0 ? round : null,
		delivery: text('delivery'),
		rule: text('rule'),
		column: text('column'),
		value: parameters.get('value') ?? undefined,
		groups: page('groups'),
		lines: page('lines'),
		allFiles: parameters.get('files') === 'all',
		personal: parameters.get('personal') === 'yes'
	};
}

/** All of a dataset's refused rows that are published. */
export const everything = choiceOf(new URLSearchParams());

/** `?delivery=…&lines=2` for a choice with some changes, empty when all is default. */
export function queryOf(choice: RejectChoice, changes: Partial<RejectChoice> = {}): string {
	const next = { ...choice, ...changes };
	const query = new URLSearchParams();
	if (next.round !== null) query.set('round', String(next.round));
	for (const name of ['delivery', 'rule', 'column'] as const)
		if (next[name] !== null) query.set(name, next[name]);
	if (next.value !== undefined) query.set('value', next.value);
	for (const name of ['groups', 'lines'] as const)
		if (next[name] > 1) query.set(name, String(next[name]));
	if (next.allFiles) query.set('files', 'all');
	if (next.personal) query.set('personal', 'yes');
	const text = query.toString();
	return text === '' ? '' : `?${text}`;
}

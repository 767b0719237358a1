import type { PersonTerms } from '#lib/server/people/person-terms.ts';

/** What the form of a person says of them. */
export function personFields(form: FormData): PersonTerms {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
	const list = (name: string) =>
		form.getAll(name).filter((value): value is string => typeof value === 'string' && value !== '');
	return {
		email: text('email'),
		name: text('name'),
		roles: list('roles'),
		axes: list('axes'),
		territories: list('territories'),
		readsAll: form.has('reads-all'),
		unsuppressed: form.has('unsuppressed')
	};
}

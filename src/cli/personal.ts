import { firstArgument, usageError, type Run } from './context.ts';

const actions: Readonly<Record<string, () => Promise<{ readonly run: Run }>>> = {
	register: () => import('./personal-register.ts'),
	find: () => import('./personal-find.ts'),
	erase: () => import('./personal-erase.ts'),
	list: () => import('./personal-list.ts')
};

/** `jalon personal ACTION`: what is kept about people, and requests of access and erasure. */
export const run: Run = async (input, context) => {
	const action = firstArgument(input);
	const load = Object.hasOwn(actions, action) ? actions[action] : undefined;
	const known = Object.keys(actions).join(', ');
	if (!load)
		throw usageError({
			fr: `jalon personal : « ${action} » n’est pas connu, attendu : ${known}.`,
			en: `jalon personal: “${action}” is not known, expected ${known}.`
		});
	return (await load()).run(input, context);
};

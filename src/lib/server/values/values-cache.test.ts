import { expect, test } from 'vitest';
import { tinyEdition } from '../../../testing/tiny-edition.ts';
import { everyone } from '../../../testing/tiny-values.ts';
import { cached, forgetValues } from './values-cache.ts';

const one = () => 1;

test('an answer is computed once, for one edition, scope and question', async () => {
	const [edition, other] = [
		await tinyEdition({ indicators: [] }),
		await tinyEdition({ indicators: [] })
	];
	let computed = 0;
	const compute = async () => ++computed;
	const asked = [
		cached(edition, everyone, 'question', compute, one),
		cached(edition, { ...everyone, name: 'someone else' }, 'question', compute, one),
		cached(edition, { ...everyone, unsuppressed: false }, 'question', compute, one),
		cached(edition, { ...everyone, territories: ['46'] }, 'question', compute, one),
		cached(edition, everyone, 'another', compute, one),
		cached(other, everyone, 'question', compute, one)
	];
	expect(await Promise.all(asked)).toEqual([1, 1, 2, 3, 4, 5]);
});

test('a failure is not kept', async () => {
	const edition = await tinyEdition({ indicators: [] });
	const failing = cached(edition, everyone, 'q', async () => Promise.reject(new Error('no')), one);
	await expect(failing).rejects.toThrow('no');
	expect(await cached(edition, everyone, 'q', async () => 'yes', one)).toBe('yes');
});

test('the answers least recently asked for make room', async () => {
	forgetValues();
	const edition = await tinyEdition({ indicators: [] });
	const ask = (question: string, answer: string) =>
		cached(
			edition,
			everyone,
			question,
			async () => answer,
			() => 150_000
		);
	await ask('a', 'first');
	await ask('b', 'first');
	await ask('a', 'second');
	await ask('c', 'first');
	expect(await ask('a', 'third')).toBe('first');
	expect(await ask('b', 'third')).toBe('third');
	forgetValues();
});

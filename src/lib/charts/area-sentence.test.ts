import { expect, test } from 'vitest';
import { exampleIndicator, exampleValue } from '#lib/indicators/example-figure.ts';
import { areaSentence } from './area-sentence.ts';

const indicator = exampleIndicator({
	title: { fr: 'Ambassadeurs' },
	unit: { fr: ['ambassadeur', 'ambassadeurs'] },
	kind: 'stock'
});
const told = (earlier: string) =>
	areaSentence(
		{
			name: 'Cahors',
			value: exampleValue({ to: '2019-12-20', value: 42 }),
			previous: exampleValue({ to: earlier, value: 36 })
		},
		{ indicator, language: 'fr' },
		false
	);

test('an area’s figure is compared with the day that it stands beside', () => {
	expect(told('2018-12-20')).toMatch(/en hausse de 17\s% en un an/);
	expect(told('2019-06-28')).toMatch(/6 de plus qu’au 28 juin 2019/);
});

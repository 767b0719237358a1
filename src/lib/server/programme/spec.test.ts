import { expect, test } from 'vitest';
import { collectProblems, parseYaml } from './spec.ts';

test('a text that is read again gives what it gave', () => {
	const read = () => parseYaml('name: Lot\n', 'data/programme.yaml', collectProblems());
	expect(read()).toMatchObject({ kind: 'map', entries: [{ key: 'name' }] });
	expect(read()).toEqual(read());
});

test('the same text elsewhere has places of its own', () => {
	const placeIn = (file: string, firstLine: number) =>
		parseYaml('name: Lot\n', file, collectProblems(), firstLine)?.place;
	expect(placeIn('one.yaml', 1)).toEqual({ file: 'one.yaml', line: 1, column: 1 });
	expect(placeIn('other.yaml', 1)).toEqual({ file: 'other.yaml', line: 1, column: 1 });
	expect(placeIn('other.yaml', 2)).toEqual({ file: 'other.yaml', line: 2, column: 1 });
});

test('a text that is not YAML tells it each time', () => {
	for (let time = 0; time < 2; time++) {
		const problems = collectProblems();
		expect(parseYaml('name: [Lot\n', 'data/programme.yaml', problems)).toBeNull();
		expect(problems.list).not.toEqual([]);
	}
});

import { beforeAll, expect, test } from 'vitest';
import type { Programme } from '../programme/programme.ts';
import { readProgramme } from '../programme/read-programme.ts';
import { collectProblems } from '../programme/spec.ts';
import { checkTemplate } from '../reports/check-template.ts';
import { tagTopics } from '../reports/tag-topics.ts';
import { tags } from '../reports/tags.ts';
import { readTemplate } from '../reports/template.ts';
import { insertionGroups } from './insertions.ts';

let programme: Programme;
beforeAll(async () => {
	programme = await readProgramme(process.cwd());
});

function problemsOf(text: string): readonly string[] {
	const problems = collectProblems();
	const sources = { 'reports/test.md': text, 'reports/parts/one.md': 'x' };
	const template = readTemplate({ reports: ['test'] }, sources, 'test', 'fr', problems);
	checkTemplate(template, programme, problems);
	return problems.list.map(({ message }) => message.fr);
}

test('every tag is listed once, with what it is about', () => {
	const listed = tagTopics.flatMap((topic) => topic.tags);
	expect(listed.toSorted()).toEqual(Object.keys(tags).toSorted());
});

test('whatever is inserted is right as it stands', () => {
	const items = insertionGroups(programme, ['parts/one.md'], 'fr').flatMap((group) => group.items);
	expect(items.length).toBeGreaterThan(120);
	for (const { text } of [...items, ...items.flatMap(({ more }) => more)]) {
		const isSlide = /^\{% slide/.test(text);
		const inSlide = /^\{% (?:notes|spotlight)/.test(text);
		const body = inSlide ? `{% slide "a" title="A" %}\n${text}\n{% /slide %}` : text;
		const head = isSlide || inSlide ? '---\nlayout: slides\n---\n\n' : '';
		expect(problemsOf(head + body), text).toEqual([]);
	}
});

test('what is inserted in a tag is right there', () => {
	const items = insertionGroups(programme, [], 'en').flatMap((group) => group.items);
	const found = (name: string) => items.find((one) => one.name === name);
	expect(found('ambassadors-registered')).toMatchObject({
		meaning: 'Registered ambassadors',
		inside: '"ambassadors-registered"',
		more: [{ name: 'sector', inside: 'by="sector"' }]
	});
	expect(problemsOf(`{% figure ${found('ambassadors-registered')?.inside} /%}`)).toEqual([]);
	expect(problemsOf(`{% if gt(${found('$year')?.inside}, 2019) %}x{% /if %}`)).toEqual([]);
	expect(problemsOf(`{% if ${found('known(indicator)')?.inside} %}x{% /if %}`)).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Language } from '#lib/indicators/language.ts';
import { describeProblem, type Problem } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';
import { readProgramme } from '../programme/read-programme.ts';
import { collectProblems } from '../programme/spec.ts';
import { checkTemplate } from './check-template.ts';
import { readTemplate } from './template.ts';
import { templateInvalid } from './template-invalid.ts';

type Case = {
	readonly text: string;
	/** By path under `reports/`. */
	readonly parts: Readonly<Record<string, string>>;
	readonly told: Readonly<Record<Language, readonly string[]>>;
};

const cases = readFileSync(join(import.meta.dirname, 'wrong-templates.txt'), 'utf8')
	.trimEnd()
	.split('\n====\n')
	.slice(1)
	.map(readCase);

function readCase(block: string): Case {
	const lines = block.split('\n');
	const texts: Record<string, string[]> = { '': [] };
	const told = { fr: [] as string[], en: [] as string[] };
	let path = '';
	for (const line of lines) {
		const [, language, message] = /^>(en)? (.*)$/.exec(line) ?? [];
		if (message !== undefined) told[language === 'en' ? 'en' : 'fr'].push(message);
		else if (line.startsWith('== ')) texts[(path = line.slice(3))] = [];
		else texts[path]?.push(line);
	}
	const { '': text = [], ...parts } = texts;
	return {
		text: text.join('\n'),
		parts: Object.fromEntries(Object.entries(parts).map(([name, own]) => [name, own.join('\n')])),
		told
	};
}

let programme: Programme;
beforeAll(async () => {
	programme = await readProgramme(process.cwd());
});

function problemsOf({ text, parts }: Case): readonly Problem[] {
	const problems = collectProblems();
	const files = { 'test.md': text, ...parts };
	const sources = Object.fromEntries(
		Object.entries(files).map(([path, content]) => [`reports/${path}`, content])
	);
	const template = readTemplate({ reports: ['test'] }, sources, 'test', 'fr', problems);
	checkTemplate(template, programme, problems);
	return templateInvalid(problems.list).problems;
}

const told = (problems: readonly Problem[], language: Language) =>
	problems.map((problem) =>
		describeProblem(problem, language).replace(/^reports\/(?:test\.md:)?/, '')
	);

test('over a hundred mistakes are looked at', () => {
	expect(cases.length).toBeGreaterThan(100);
	expect(cases.filter((one) => one.told.en.length > 0).length).toBeGreaterThan(5);
});

test.each(cases)('$text', (wrong) => {
	const problems = problemsOf(wrong);
	expect(told(problems, 'fr').toSorted()).toEqual(wrong.told.fr.toSorted());
	for (const message of wrong.told.en) expect(told(problems, 'en')).toContain(message);
});

test('each place is that of something written there', () => {
	for (const wrong of cases)
		for (const { file, line, column } of problemsOf(wrong)) {
			const path = file.replace('reports/', '');
			const text = path === 'test.md' ? wrong.text : (wrong.parts[path] ?? '');
			const at = text.split('\n')[(line ?? 0) - 1]?.charAt(Number(column) - 1);
			expect(at, `${wrong.text} ${line}:${column}`).toMatch(/\S/);
		}
});

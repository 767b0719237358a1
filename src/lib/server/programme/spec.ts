import {
	isAlias,
	isMap,
	isScalar,
	isSeq,
	LineCounter,
	parseDocument,
	type Document,
	type ParsedNode
} from 'yaml';
import type { Problem } from './problem.ts';
import { yamlMessage } from './yaml-message.ts';

/** Where something stands in a file, both from 1. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

/**
 * What a person wrote, all of it unknown yet, with its place. A scalar keeps its text as typed,
 * so that the code `01` is not the number 1.
 */
export type Spec = { readonly place: Place } & (
	| { readonly kind: 'map'; readonly entries: readonly SpecEntry[] }
	| { readonly kind: 'list'; readonly items: readonly Spec[] }
	| {
			readonly kind: 'scalar';
			readonly value: string | number | boolean | null;
			readonly text: string;
	  }
);

export type SpecEntry = { readonly key: string; readonly place: Place; readonly spec: Spec };

/** Collects every problem, so that a person sees them all at once. */
export type Problems = {
	readonly list: Problem[];
	add(place: Place, message: { readonly fr: string; readonly en: string }): undefined;
};

export function collectProblems(): Problems {
	const list: Problem[] = [];
	return {
		list,
		add: ({ file, line, column }, message) => void list.push({ file, line, column, message })
	};
}

/** Each problem once: a file that is read twice tells its own once. */
export function uniqueProblems(problems: readonly Problem[]): readonly Problem[] {
	return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/**
 * Reads one YAML text. `firstLine` is the line of the file that the text starts on. Gives null,
 * with the problems told, when it isn't YAML.
 */
export function parseYaml(
	text: string,
	file: string,
	problems: Problems,
	firstLine = 1
): Spec | null {
	const key = JSON.stringify([file, firstLine, text]);
	const spec = wellFormed.get(key) ?? readYaml(text, file, problems, firstLine);
	if (spec) remember(key, spec);
	return spec;
}

/**
 * What the texts read last say, those without problems: a process reads the same ones for the
 * folder, for the edition it makes of it and for each that it opens.
 */
const wellFormed = new Map<string, Spec>();
const mostCharacters = 1_000_000;
let characters = 0;

function remember(key: string, spec: Spec): void {
	if (wellFormed.has(key)) return;
	if (characters + key.length > mostCharacters) {
		wellFormed.clear();
		characters = 0;
	}
	if (key.length > mostCharacters) return;
	wellFormed.set(key, spec);
	characters += key.length;
}

function readYaml(text: string, file: string, problems: Problems, firstLine: number): Spec | null {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const placeAt = (offset: number): Place => {
		const { line, col } = lines.linePos(offset);
		return { file, line: line + firstLine - 1, column: col };
	};
	for (const error of document.errors) problems.add(placeAt(error.pos[0]), yamlMessage(error));
	if (document.errors.length > 0) return null;
	const top = { file, line: firstLine, column: 1 };
	const read: Reading = { document, placeAt, left: maximumNodes };
	const spec = toSpec(document.contents, read, top);
	if (read.left > 0) return spec;
	problems.add(top, {
		fr: `plus de ${maximumNodes} valeurs, renvois (*nom) compris`,
		en: `more than ${maximumNodes} values, references (*name) included`
	});
	return null;
}

/** A text whose references multiply, or turn in a circle, stops there. */
const maximumNodes = 50_000;

type Reading = {
	readonly document: Document;
	readonly placeAt: (offset: number) => Place;
	/** Values that may still be read. */
	left: number;
};

function toSpec(node: ParsedNode | null, read: Reading, around: Place, depth = 0): Spec {
	const { document, placeAt } = read;
	const place = node?.range ? placeAt(node.range[0]) : around;
	if (depth > 100) read.left = 0;
	if (read.left === 0) return { kind: 'list', place, items: [] };
	read.left--;
	if (isAlias(node)) {
		const target = node.resolve(document) as ParsedNode | undefined;
		return { ...toSpec(target ?? null, read, place, depth + 1), place };
	}
	if (isMap<ParsedNode, ParsedNode | null>(node)) {
		const entries = node.items.map((pair): SpecEntry => {
			const keyPlace = pair.key.range ? placeAt(pair.key.range[0]) : place;
			const key = isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : '';
			return { key, place: keyPlace, spec: toSpec(pair.value, read, keyPlace, depth + 1) };
		});
		return { kind: 'map', place, entries };
	}
	if (isSeq<ParsedNode>(node))
		return {
			kind: 'list',
			place,
			items: node.items.map((item) => toSpec(item, read, place, depth + 1))
		};
	const value = isScalar(node) ? node.value : null;
	const known = typeof value === 'number' || typeof value === 'boolean' || value === null;
	return {
		kind: 'scalar',
		place,
		value: known ? value : String(value),
		text: isScalar(node) ? (node.source ?? String(value)) : ''
	};
}

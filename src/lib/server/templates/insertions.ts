import { localize, type Language } from '#lib/indicators/language.ts';
import { shortName } from '#lib/indicators/territory.ts';
import type { Programme } from '../programme/programme.ts';
import { loadTerritories } from '../programme/territories.ts';
import { dimensionsOf } from '../reports/known-names.ts';
import { tagExample, type ExampleNames } from '../reports/tag-example.ts';
import { tagTopics } from '../reports/tag-topics.ts';
import { tags } from '../reports/tags.ts';
import { functionSpecs } from '../reports/template-functions.ts';
import { membersOf } from '../reports/template-kinds.ts';
import { variables } from '../reports/template-variables.ts';

/** Something that a template may hold. */
export type Insertion = {
	/** What it is called by who looks for it. */
	readonly name: string;
	readonly meaning: string;
	/** What is written where the cursor is. */
	readonly text: string;
	/** The same when the cursor is in a tag; null when there is no such thing. */
	readonly inside: string | null;
	/** Stands alone, between empty lines. */
	readonly alone: boolean;
	/** Splits of an indicator. */
	readonly more: readonly Omit<Insertion, 'more'>[];
};

export type InsertionGroup = { readonly title: string; readonly items: readonly Insertion[] };

const words = {
	conditions: { fr: 'Conditions et parties', en: 'Conditions and parts' },
	indicators: { fr: 'Indicateurs', en: 'Indicators' },
	axes: { fr: 'Axes', en: 'Axes' },
	territories: { fr: 'Intercommunalités', en: 'Intercommunalities' },
	variables: { fr: 'Variables', en: 'Variables' },
	functions: { fr: 'Fonctions des conditions', en: 'Functions of conditions' },
	if: { fr: 'montre son texte si la condition tient', en: 'shows its text if the condition holds' },
	else: { fr: 'l’un ou l’autre texte', en: 'one text or the other' },
	part: { fr: 'inclut ce texte', en: 'includes this text' }
} as const;

/** All that may be inserted in a template, by what it is about. */
export function insertionGroups(
	programme: Programme,
	parts: readonly string[],
	language: Language
): readonly InsertionGroup[] {
	const names = exampleNames(programme);
	const group = (title: keyof typeof words, items: readonly Insertion[]) => ({
		title: words[title][language],
		items
	});
	const topics = tagTopics.map(({ title, tags: listed }) => ({
		title: title[language],
		items: listed.map((name) => tagInsertion(name, names, language))
	}));
	return [
		group('indicators', indicatorInsertions(programme, language)),
		...topics,
		group('conditions', [
			...conditionInsertions(names, language),
			...parts.map((part) => partInsertion(part, language))
		]),
		group('variables', variableInsertions(language)),
		group('functions', functionInsertions(names, language)),
		group(
			'axes',
			programme.settings.axes.map(({ id, title }) =>
				insertion(id, localize(title, language), `{% standing "${id}" /%}`, `"${id}"`, true)
			)
		),
		group(
			'territories',
			loadTerritories()
				.list('intercommunality', programme.settings.territory)
				.map(({ code, name }) =>
					insertion(
						code,
						shortName(name),
						`{% figure "${names.indicator}" territory="${code}" /%}`,
						`"${code}"`
					)
				)
		)
	].filter(({ items }) => items.length > 0);
}

function insertion(
	name: string,
	meaning: string,
	text: string,
	inside: string | null = null,
	alone = false
): Insertion {
	return { name, meaning, text, inside, alone, more: [] };
}

/** Names of the programme's own, so that an example works as it stands. */
export function exampleNames({ indicators, settings }: Programme): ExampleNames {
	const shown = indicators.map(({ indicator }) => indicator).filter(({ part }) => !part);
	const first = shown.find(({ headline }) => headline !== null) ?? shown[0];
	const split = shown.find(
		({ formula, dimensions }) => !formula && Object.keys(dimensions).length > 0
	);
	const [place] = loadTerritories().list('intercommunality', settings.territory);
	return {
		indicator: first?.id ?? '…',
		split: {
			indicator: split?.id ?? first?.id ?? '…',
			dimension: Object.keys(split?.dimensions ?? {})[0] ?? '…'
		},
		axis: first?.axis ?? settings.axes[0]?.id ?? '…',
		territory: place?.code ?? settings.territory
	};
}

function tagInsertion(name: string, names: ExampleNames, language: Language): Insertion {
	const spec = tags[name]!;
	const alone = spec.inline === undefined;
	return insertion(name, spec.meaning[language], tagExample(name, spec, names), null, alone);
}

function indicatorInsertions(programme: Programme, language: Language): readonly Insertion[] {
	return programme.indicators
		.map(({ indicator }) => indicator)
		.filter(({ part }) => !part)
		.map(({ id, title }) => ({
			...insertion(id, localize(title, language), `{% figure "${id}" /%}`, `"${id}"`),
			more: (dimensionsOf(id, programme) ?? []).map((dimension) =>
				insertion(
					dimension.id,
					dimension.titles[language === 'fr' ? 0 : 1] ?? dimension.titles[0] ?? dimension.id,
					`{% table "${id}" by="${dimension.id}" /%}`,
					`by="${dimension.id}"`,
					true
				)
			)
		}))
		.toSorted((a, b) => a.meaning.localeCompare(b.meaning, language));
}

function conditionInsertions(names: ExampleNames, language: Language): readonly Insertion[] {
	const condition = `known("${names.indicator}")`;
	return [
		insertion('if', words.if[language], `{% if ${condition} %}\n…\n{% /if %}`, null, true),
		insertion(
			'if … else',
			words.else[language],
			`{% if ${condition} %}\n…\n{% else /%}\n…\n{% /if %}`,
			null,
			true
		)
	];
}

function partInsertion(part: string, language: Language): Insertion {
	return insertion(part, words.part[language], `{% partial file="${part}" /%}`, null, true);
}

function variableInsertions(language: Language): readonly Insertion[] {
	return Object.entries(variables).flatMap(([name, { shape, meaning }]) => {
		const members = Object.keys(membersOf(shape) ?? {});
		const written = members.length === 0 ? [name] : members.map((one) => `${name}.${one}`);
		return written.map((one) =>
			insertion(`$${one}`, meaning[language], `{% $${one} %}`, `$${one}`)
		);
	});
}

function functionInsertions(names: ExampleNames, language: Language): readonly Insertion[] {
	return Object.entries(functionSpecs).map(([name, { parameters, meaning }]) => {
		const written =
			parameters === 'indicator'
				? `${name}("${names.indicator}")`
				: `${name}(${parameters === 'a' ? '$territory' : '$year, 2019'})`;
		return insertion(
			`${name}(${parameters})`,
			meaning[language],
			`{% if ${written} %}\n…\n{% /if %}`,
			written,
			true
		);
	});
}

import { typedAsPercent } from '#lib/indicators/figure-text.ts';
import { localize, type Localized } from '#lib/indicators/language.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import {
	addDeclaration,
	countingDeclarations,
	withdrawDeclarations,
	type NewDeclaration
} from '../editions/declarations.ts';
import { faultOfDeclared } from '../editions/declared-fault.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { todayIn } from '../freshness/today.ts';
import { parseNumber } from '../ingest/parse-number.ts';
import { declaredKey, readDeclarations, type Declared } from '../programme/declared-figures.ts';
import { computeHeadlines } from '../values/headlines.ts';

/** The form as it was sent, whatever was typed. */
export type DeclaredForm = Readonly<
	Record<'indicator' | 'territory' | 'date' | 'value' | 'source', string>
>;

/** What is wrong with a form, by field. */
export type FormFaults = Partial<Record<keyof DeclaredForm, string>>;

/** A form that can be written down, or what to correct in it. */
export type DeclaredReading =
	| { readonly figure: NewDeclaration & { readonly value: number } }
	| { readonly faults: FormFaults };

const longestSource = 300;

/** Reads the form against the edition's indicators and geography. */
export async function readDeclared(
	form: DeclaredForm,
	edition: Edition,
	reader: Reader,
	clock: () => Date
): Promise<DeclaredReading> {
	const { indicators, settings } = edition.programme;
	const indicator = indicators.find(({ id }) => id === form.indicator)?.indicator ?? null;
	const territory = form.territory === '' ? null : form.territory;
	const source = form.source.trim();
	const value = indicator ? parseNumber(typedAsPercent(form.value, indicator.format), null) : 0;
	const say = (words: Localized) => localize(words, reader.language);
	const faults: FormFaults = {};
	if (source === '') faults.source = say(sourceMissing);
	else if (source.length > longestSource) faults.source = say(sourceLong);
	if (value === undefined) faults.value = say(form.value.trim() === '' ? valueMissing : noNumber);
	const figure = { indicator: form.indicator, territory, date: form.date, value: value ?? 0 };
	const today = todayIn(settings.timeZone, clock);
	const fault = faultOfDeclared(figure, edition.programme, today);
	if (fault) faults[fault.field] ??= say(fault.message);
	else if (indicator && (await isElsewhere(edition, indicator, figure, reader)))
		faults.territory = say(notThere);
	return Object.keys(faults).length > 0 ? { faults } : { figure: { ...figure, source } };
}

/** An indicator whose sources never name a territory has no figure of one to stand in for. */
async function isElsewhere(
	edition: Edition,
	indicator: Indicator,
	{ territory, date }: { readonly territory: string | null; readonly date: IsoDate },
	reader: Reader
): Promise<boolean> {
	if (territory === null || indicator.declared) return false;
	const asked = { indicators: [indicator.id], dates: [date], asOf: date, territory };
	const [value] = (await computeHeadlines(edition, asked, reader)).get(indicator.id) ?? [];
	return value?.missing === 'not-at-level';
}

const sourceMissing = {
	fr: 'Dites d’où vient ce chiffre : qui l’a donné, comment.',
	en: 'Say where this figure comes from: who gave it, and how.'
};
const sourceLong = {
	fr: `La source tient en ${longestSource} caractères.`,
	en: `A source holds in ${longestSource} characters.`
};
const valueMissing = { fr: 'Donnez le chiffre.', en: 'Give the figure.' };
const noNumber = {
	fr: 'Ce n’est pas un nombre, ou il peut se lire de deux façons. Écrivez par exemple 1 234,5.',
	en: 'This is no number, or can be read in two ways. Write for example 1,234.5.'
};
const notThere = {
	fr: 'Cet indicateur n’a pas de chiffre par territoire : choisissez tout le programme.',
	en: 'This indicator has no figure by territory: choose the whole programme.'
};

/** Writes a figure down; it counts from the next edition on. */
export function declareFigure(workspace: Workspace, figure: NewDeclaration): void {
	addDeclaration(workspace, figure);
}

/** Withdraws a figure, typed or from a file, from the next edition on. What was declared stays in the history. */
export function withdrawFigure(
	workspace: Workspace,
	edition: Edition,
	about: Pick<Declared, 'indicator' | 'territory' | 'date'>
): void {
	withdrawDeclarations(workspace, about);
	const key = declaredKey(about);
	const { figures } = readDeclarations(edition.manifest.sources);
	const fromFile = figures.some((figure) => figure.file !== null && declaredKey(figure) === key);
	// A delivery cannot lose a row: a later word says that there is no figure.
	if (fromFile) addDeclaration(workspace, { ...about, value: null, source: '' });
}

/** A declared figure, and whether the edition served already has it. */
export type StatedFigure = Declared & { readonly state: 'published' | 'waiting' | 'leaving' };

/** Figures of the edition, those that wait for the next, and those that leave with it. */
export function statedFigures(workspace: Workspace, edition: Edition): readonly StatedFigure[] {
	const published = new Map(
		readDeclarations(edition.manifest.sources).figures.map((one) => [declaredKey(one), one])
	);
	const typed = new Map(countingDeclarations(workspace).map((one) => [declaredKey(one), one]));
	const stated: StatedFigure[] = [];
	for (const [key, figure] of published) {
		const next = typed.get(key);
		const stays = next ? figure.at >= next.at : figure.file !== null;
		stated.push({ ...figure, state: stays ? 'published' : 'leaving' });
	}
	for (const [key, { value, at, by, indicator, territory, date, source }] of typed) {
		const before = published.get(key);
		if (value === null || (before && before.at >= at)) continue;
		stated.push({
			...{ indicator, territory, date, value, source, at },
			author: by,
			file: null,
			state: 'waiting'
		});
	}
	return stated;
}

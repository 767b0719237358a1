import { describeChoices } from '#lib/indicators/chosen.ts';
import { formatDate, formatList } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { TableFile, TableMarks, TableNote } from '../exports/table-file.ts';
import { todayIn } from '../freshness/today.ts';
import { filtersOf } from './indicator-filters.ts';
import type { MeetingView } from './meeting-view.ts';
import { placeName } from './choices.ts';
import { describeFrame } from './frame.ts';
import { sourceWords } from './provenance.ts';

/** Whose file it is, of which figures, made when. */
export type FileSetting = {
	readonly edition: Edition;
	readonly view: View;
	readonly reader: Reader;
	/** The meeting that the address names. */
	readonly meeting: MeetingView | null;
	/** For what people write, which no edition holds. */
	readonly workspace: Workspace;
	readonly clock: () => Date;
};

/** What a file tells beside the view's own choices. */
export type FileSubject = {
	/** ASCII, without date or ending. */
	readonly name: string;
	readonly title: string;
	/** The day that its figures speak about, the view's when left out; null for what has none. */
	readonly asOf?: IsoDate | null;
	/** Null for what no one edition holds. */
	readonly edition?: null;
	/** Whose definition, owner and sources are told. */
	readonly indicator?: Indicator;
	/** What else holds the rows, in words. */
	readonly choices?: readonly string[];
	/** Said before what every file says. */
	readonly notes?: readonly TableNote[];
};

/** All of a file but its columns and rows. */
export type FileTelling = Pick<TableFile, 'name' | 'title' | 'language' | 'notes' | 'marks'>;

/** The title, date, version, choices, sources and warnings that travel inside a file, a table's or a chart's. */
export function tellFile(setting: FileSetting, subject: FileSubject): FileTelling {
	const { edition, view, reader, meeting, clock } = setting;
	const { language } = reader;
	const frame = describeFrame(edition, reader, view);
	const { indicator } = subject;
	const asOf = subject.asOf === undefined ? frame.asOf : subject.asOf;
	const choices = [
		...describeChoices(indicator ? { ...frame.chosen, held: [] } : frame.chosen, language),
		...heldTo(setting, indicator),
		...(subject.choices ?? [])
	];
	const filters = choices.length === 0 ? null : choices.join(' · ');
	const word = words[language];
	/** Figures frozen outlive the edition that gave them. */
	const frozen = meeting?.gone === true && view.edition === null ? meeting.freeze : null;
	const marks: TableMarks = {
		asOf,
		edition: subject.edition === null ? null : (frozen?.edition ?? edition.id),
		filters,
		fictitious: frame.fictitious
	};
	const published = formatDate(frame.edition.publishedOn, language);
	const note = (title: string, text: string | null) => (text === null ? [] : [{ title, text }]);
	return {
		name: subject.name,
		title: subject.title,
		language,
		marks,
		notes: [
			...note(word.title, `${subject.title} — ${frame.programme}`),
			...(frame.fictitious ? note(word.notice, word.fictitious) : []),
			...(frame.provisional ? note(word.notice, word.provisional) : []),
			...note(word.asOf, asOf === null ? null : formatDate(asOf, language)),
			...note(
				word.edition,
				marks.edition === null || frozen
					? marks.edition
					: word.published(frame.edition.id, published)
			),
			...note(
				word.meeting,
				meeting && `${meeting.meeting.id}, ${formatDate(meeting.meeting.date, language)}`
			),
			...note(word.filters, filters ?? word.noFilter),
			...(subject.notes ?? []),
			...note(word.definition, indicator ? localize(indicator.definition, language) : null),
			...note(word.owner, indicator?.owner ?? null),
			...note(word.source, sourcesOf(setting, indicator, frame.sources)),
			...note(word.scope, scopeWords(reader)),
			...note(word.made, formatDate(todayIn(edition.programme.settings.timeZone, clock), language))
		]
	};
}

/** What stands under a chart that is taken away: what the reader of a picture must know, no more. */
export type ChartFoot = { readonly warnings: readonly string[]; readonly foot: readonly string[] };

export function chartFoot({ marks, notes, language }: FileTelling): ChartFoot {
	const word = words[language];
	const said = (title: string) => notes.filter((note) => note.title === title);
	const line = ({ title, text }: TableNote) => `${title}${word.colon}${text}`;
	const asOf = marks.asOf === null ? [] : [`${word.asOf} ${formatDate(marks.asOf, language)}`];
	const edition = said(word.edition).map(line);
	return {
		warnings: said(word.notice).map(({ text }) => text),
		foot: [
			[...asOf, ...edition].join(' · '),
			...(marks.filters === null ? [] : [marks.filters]),
			...said(word.source).map(line)
		].filter((text) => text !== '')
	};
}

/** What the indicator's own dimensions are held to, « Secteur : élus ». */
function heldTo({ edition, view, reader }: FileSetting, indicator?: Indicator): readonly string[] {
	if (!indicator || view.where === null) return [];
	const { colon } = words[reader.language];
	return filtersOf(edition, indicator, view, reader)
		.inForce.filter(({ without }) => without && 'where' in without)
		.map(({ title, label }) => `${title ?? ''}${colon}${label}`);
}

function sourcesOf(
	{ edition, view, reader }: FileSetting,
	indicator: Indicator | undefined,
	all: readonly string[]
): string | null {
	if (!indicator) return all.length === 0 ? null : all.join(' · ');
	return sourceWords(edition, indicator, view.asOf ?? edition.asOf, reader.language);
}

/** What the reader's rights let into the file. */
function scopeWords({ unsuppressed, territories, language }: Reader): string {
	const word = words[language];
	const places = territories?.map((code) => placeName(code) ?? code) ?? [];
	const counts = unsuppressed ? word.allCounts : word.maskedCounts;
	return places.length === 0 ? counts : `${counts} ${word.only(formatList(places, language))}`;
}

const words = {
	fr: {
		colon: '\u202f: ',
		title: 'Titre',
		notice: 'Avertissement',
		fictitious: 'Données fictives',
		provisional: 'Provisoire : un contrôle a trouvé des erreurs dans ces données.',
		asOf: 'Situation au',
		edition: 'Version publiée',
		meeting: 'Séance',
		published: (id: string, on: string) => `${id}, le ${on}`,
		filters: 'Filtres',
		noFilter: 'Aucun',
		definition: 'Définition',
		owner: 'Responsable',
		source: 'Source',
		scope: 'Portée',
		allCounts: 'Petits effectifs compris : usage interne.',
		maskedCounts: 'Petits effectifs masqués (secret statistique).',
		only: (places: string) => `Territoires : ${places}.`,
		made: 'Fichier fait le'
	},
	en: {
		colon: ': ',
		title: 'Title',
		notice: 'Notice',
		fictitious: 'Fictitious data',
		provisional: 'Provisional: a check found errors in these data.',
		asOf: 'As of',
		edition: 'Edition',
		meeting: 'Meeting',
		published: (id: string, on: string) => `${id}, ${on}`,
		filters: 'Filters',
		noFilter: 'None',
		definition: 'Definition',
		owner: 'Owner',
		source: 'Source',
		scope: 'Scope',
		allCounts: 'Small counts included: internal use.',
		maskedCounts: 'Small counts hidden (statistical confidentiality).',
		only: (places: string) => `Territories: ${places}.`,
		made: 'File made on'
	}
} as const satisfies Record<Language, unknown>;

import { breaksKind } from '#lib/indicators/event.ts';
import { figureBesideUnit, formatDate, type Figure } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import { publicReader } from '#lib/indicators/reader.ts';
import { changeSentence, missingSentence, titledSentence } from '#lib/indicators/sentence.ts';
import { frenchTypography } from '#lib/indicators/typography.ts';
import { defaultView } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import { freshnessOf, lateOnes } from '../freshness/freshness.ts';
import { describeFrame } from '../pages/frame.ts';
import { indicatorPage, type IndicatorPage } from '../pages/indicator.ts';
import { shortPlace } from '../pages/named-place.ts';
import { provenanceOf, sourceWords } from '../pages/provenance.ts';
import { JalonError } from '../programme/problem.ts';
import type { EmbedSubject } from './embed.ts';

/** Why a figure should not leave today, though its indicator is public. */
export type Withheld = 'missing' | 'provisional' | 'late';

/** What anybody may be shown of an indicator, in words; of a figure that is masked, that it is. */
export type SharedFigure = {
	readonly language: Language;
	readonly programme: string;
	readonly accent: string;
	readonly title: string;
	/** Of a territory, its name. */
	readonly place: string | null;
	readonly figure: Pick<Figure, 'figure' | 'unit'>;
	/** « Masqué (secret statistique) », in place of the figure; null where there is one. */
	readonly missing: string | null;
	/** « Ambassadeurs inscrits : 320, 8 de plus qu’au 31 décembre 2018. » */
	readonly sentence: string;
	/** The change alone, « 8 de plus qu’au 31 décembre 2018 »; null where there is none to tell. */
	readonly change: string | null;
	/** To be seen before all else: « Données fictives », « Provisoire ». */
	readonly warnings: readonly string[];
	/** Its date, its source. */
	readonly foot: readonly string[];
	readonly withheld: Withheld | null;
	/** The day that it speaks about. */
	readonly asOf: IsoDate;
	readonly page: IndicatorPage;
};

/**
 * What the public sees of an indicator at the edition's date, from its masks, whoever asks. Compared
 * with a year earlier: the committee's meetings are its own business. Throws `unknown-indicator`,
 * `unknown-territory`, `not-publishable` for an indicator that is not marked `publish`.
 */
export async function sharedFigure(
	edition: Edition,
	{
		indicator: id,
		territory,
		language
	}: Pick<EmbedSubject, 'indicator' | 'territory' | 'language'>,
	today: IsoDate
): Promise<SharedFigure> {
	const reader = publicReader(language);
	const declared = edition.programme.indicators.find((query) => query.id === id)?.indicator;
	if (declared && !declared.publish) throw notPublishable(declared);
	const view = { ...defaultView, territory, events: breaksKind };
	const page = await indicatorPage(edition, id, view, reader, [], []);
	const { indicator, value, before, comparison, asOf } = page;
	const said = (text: string) => (language === 'fr' ? frenchTypography(text) : text);
	const change = changeSentence(value, before, indicator, comparison, language);
	const { programme, accent, fictitious, provisional } = describeFrame(edition, reader, view);
	const source = sourceWords(edition, indicator, asOf, language);
	const late = isLate(edition, indicator, asOf, today);
	const missing = missingSentence(value, indicator, language);
	const place = shortPlace(edition, territory, language);
	const word = words[language];
	return {
		language,
		programme: said(programme),
		accent,
		title: said(localize(indicator.title, language)),
		place,
		figure: figureBesideUnit(value, indicator, language),
		missing,
		sentence: said(
			`${place === null ? '' : `${place} — `}${titledSentence(value, before, indicator, comparison, language)}.`
		),
		change: change && said(change),
		warnings: [
			...(fictitious ? [word.fictitious] : []),
			...(provisional ? [word.provisional] : []),
			...(value.declared?.stands ? [word.declared] : []),
			...(late ? [word.late] : [])
		],
		foot: [
			`${word.asOf} ${formatDate(asOf, language)}`,
			...(source === null ? [] : [said(`${word.source}${source}`)])
		],
		withheld: missing !== null ? 'missing' : provisional ? 'provisional' : late ? 'late' : null,
		asOf,
		page
	};
}

/** Throws `figure-withheld`, with why: what leaves is neither masked, nor provisional, nor late. */
export function demandShareable({ withheld, title, missing }: SharedFigure): void {
	if (withheld === null) return;
	const { fr, en } = withheldWords[withheld];
	throw new JalonError('figure-withheld', {
		fr: `${title} : ${withheld === 'missing' ? `${missing}.` : fr}`,
		en: `${title}: ${withheld === 'missing' ? `${missing}.` : en}`
	});
}

/** Why a figure should not leave, in words; for one that is missing, what is told in its place says it. */
export const withheldWords = {
	missing: {
		fr: 'ce chiffre n’est pas montré.',
		en: 'this figure is not shown.'
	},
	provisional: {
		fr: 'chiffres provisoires, un contrôle a trouvé des erreurs. Rien ne part avant qu’elles soient corrigées.',
		en: 'provisional figures, a check found errors. Nothing leaves before they are mended.'
	},
	late: {
		fr: 'un fichier attendu n’est pas arrivé, le chiffre date. Il pourra partir une fois ce fichier publié.',
		en: 'an awaited file has not arrived and the figure is old. It may leave once that file is published.'
	}
} as const satisfies Record<Withheld, Record<Language, string>>;

/** Whether a file that it is counted from is overdue. */
function isLate(edition: Edition, indicator: Indicator, asOf: IsoDate, today: IsoDate): boolean {
	const own = provenanceOf(edition, indicator, asOf, 'fr').datasets.map(({ dataset }) => dataset);
	return lateOnes(freshnessOf(edition, today)).some(({ dataset }) => own.includes(dataset));
}

function notPublishable({ title, id }: Indicator): JalonError {
	return new JalonError('not-publishable', {
		fr: `${localize(title, 'fr')} : cet indicateur n’est pas publiable. Qui l’écrit le dit avec « publish: true » dans queries/indicators/${id}.sql.`,
		en: `${localize(title, 'en')}: this indicator may not be published. Who writes it says so with “publish: true” in queries/indicators/${id}.sql.`
	});
}

const words = {
	fr: {
		asOf: 'Situation au',
		source: 'Source : ',
		fictitious: 'Données fictives',
		provisional: 'Provisoire',
		declared: 'Chiffre déclaré',
		late: 'Un chiffre plus récent est attendu'
	},
	en: {
		asOf: 'As of',
		source: 'Source: ',
		fictitious: 'Fictitious data',
		provisional: 'Provisional',
		declared: 'Declared figure',
		late: 'A more recent figure is awaited'
	}
} as const satisfies Record<Language, unknown>;

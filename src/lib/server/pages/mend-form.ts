import { formatNumber } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import { isPlural } from '#lib/indicators/plural.ts';
import { french } from '../ingest/french.ts';
import type { MendDraft } from '../mends/keep-mend.ts';
import type { MendTrial } from '../mends/try-mend.ts';
import { JalonError } from '../programme/problem.ts';

/** A correction's form as it was sent. Texts received are sent in JSON: a form changes line breaks. */
export type MendForm = {
	readonly field: string;
	readonly found: string;
	/** Hash of the only row; null for the whole column. */
	readonly row: string | null;
	/** A proposal's text, `other`, or null when none was chosen. */
	readonly choice: { readonly mended: string } | 'other' | null;
	readonly other: string;
	readonly reason: string;
	/** What the last trial shown was of; null before the first. */
	readonly tried: string | null;
};

export function readMendForm(fields: ReadonlyMap<string, string>): MendForm {
	const choice = fields.get('choice') ?? '';
	const proposal = readText(choice);
	return {
		field: fields.get('field') ?? '',
		found: readText(fields.get('found')) ?? '',
		row: fields.get('row') || null,
		choice: proposal === null ? (choice === 'other' ? 'other' : null) : { mended: proposal },
		other: fields.get('other')?.trim() ?? '',
		reason: fields.get('reason') ?? '',
		tried: readText(fields.get('tried'))
	};
}

/** Throws `mend-choice` when no text is chosen, or when two are. */
export function draftOfForm(form: MendForm, dataset: string): MendDraft {
	const { field, found, row, choice, other } = form;
	if (choice !== null && choice !== 'other') {
		if (other === '') return { dataset, field, found, row, mended: choice.mended };
		throw new JalonError('mend-choice', {
			fr: 'Une proposition est choisie et un autre texte est écrit : gardez l’un des deux.',
			en: 'A proposal is chosen and another text is written: keep one of the two.'
		});
	}
	if (other !== '') return { dataset, field, found, row, mended: other };
	throw new JalonError('mend-choice', {
		fr: 'Choisissez une proposition, ou écrivez le texte à lire.',
		en: 'Choose a proposal, or write the text to read.'
	});
}

/** What a correction would change, in sentences. */
export type ToldTrial = {
	readonly mended: string;
	readonly sentences: readonly string[];
	/** Whether some row comes right. */
	readonly helps: boolean;
};

export function tellMendTrial(
	{ accepted, mended, deliveries, lost }: MendTrial,
	text: string,
	language: Language
): ToldTrial {
	const number = (count: number) => formatNumber(count, language);
	const changed = deliveries.filter(({ after }) => (after.mended ?? 0) > 0).length;
	const told = language === 'fr' ? inFrench : inEnglish;
	return {
		mended: text,
		sentences: [
			told(number, accepted, mended, changed),
			...(lost.length === 0
				? []
				: [
						language === 'fr'
							? french`Déjà effacés à la fin de leur durée de conservation, donc inchangés : ${lost.join(', ')}.`
							: `Already purged at the end of their retention, so unchanged: ${lost.join(', ')}.`
					])
		],
		helps: accepted > 0
	};
}

type Tell = (
	number: (count: number) => string,
	accepted: number,
	mended: number,
	files: number
) => string;

const inFrench: Tell = (number, accepted, mended, files) => {
	if (mended === 0) return 'Aucune ligne ne changerait dans les fichiers reçus.';
	const rows = `${number(mended)} ${isPlural(mended, 'fr') ? 'lignes changeraient' : 'ligne changerait'}`;
	const where = files > 1 ? ` dans ${number(files)} fichiers` : '';
	if (accepted <= 0)
		return french`${rows}${where}, mais ${isPlural(mended, 'fr') ? 'resteraient écartées' : 'resterait écartée'}.`;
	if (accepted >= mended)
		return french`${rows}${where} et ${isPlural(mended, 'fr') ? 'seraient retenues' : 'serait retenue'}.`;
	return french`${rows}${where} ; ${number(accepted)} ${isPlural(accepted, 'fr') ? 'seraient retenues' : 'serait retenue'} en plus.`;
};

const inEnglish: Tell = (number, accepted, mended, files) => {
	if (mended === 0) return 'No row would change in the files received.';
	const rows = `${number(mended)} ${isPlural(mended, 'en') ? 'rows' : 'row'} would change`;
	const where = files > 1 ? ` in ${number(files)} files` : '';
	if (accepted <= 0) return `${rows}${where}, but still be set aside.`;
	if (accepted >= mended) return `${rows}${where} and be kept.`;
	return `${rows}${where}; ${number(accepted)} more would be kept.`;
};

function readText(json: string | undefined): string | null {
	try {
		const value: unknown = JSON.parse(json ?? 'null');
		return typeof value === 'string' ? value : null;
	} catch {
		return null;
	}
}

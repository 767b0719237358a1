import type { Language } from '#lib/indicators/language.ts';
import {
	longestAppraisal,
	weathers,
	weatherTitles,
	type Weather
} from '#lib/indicators/weather.ts';
import { demandWords } from '../demand-words.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { placesAround } from '../programme/territories.ts';
import { unknownName } from '../values/refusal.ts';
import { appraisalsOf, type Appraisal, type AppraisalSubject } from './appraisals.ts';
import type { NamedThings } from './decision-fields.ts';
import { findMeeting } from './meeting.ts';
import { changedMeanwhile, stampOf, type Stamp } from './stamp.ts';

export type NewAppraisal = {
	readonly subject: {
		readonly kind: string;
		readonly id: string;
		/** Code; left out, or null, is the whole programme. */
		readonly territory?: string | null;
	};
	/** Id of the meeting that it is written for; null outside any. */
	readonly meeting: string | null;
	/** Null or empty: a comment without a level. */
	readonly level: string | null;
	readonly wording: string;
	/** Number of the latest appraisal of the subject that the person had before them, 0 without any; not checked when left out. */
	readonly seen?: number;
};

/**
 * Writes a judgement down; nothing is written over, and once its meeting has opened it shows as
 * written after. The same words sent again by the same person are written once. Throws
 * `changed-meanwhile`, `unknown-meeting`, `unknown-indicator`, `unknown-axis`, `unknown-territory`,
 * `bad-level` and `bad-wording`.
 */
export function appraise(
	workspace: Workspace,
	programme: NamedThings,
	{ meeting, seen, ...typed }: NewAppraisal,
	stamp: Stamp = {}
): Appraisal {
	const { records } = workspace;
	const { at, by } = stampOf(workspace, stamp);
	const subject = checkSubject(typed.subject, programme);
	const level = checkLevel(typed.level || null);
	const wording = demandWords(typed.wording, noWording, longestAppraisal);
	return records.transaction(() => {
		if (meeting !== null) findMeeting(workspace, meeting);
		const [latest] = appraisalsOf(workspace, subject);
		if (latest?.by === by && latest.level === level && latest.wording === wording)
			if (latest.meeting === meeting) return latest;
		if (seen !== undefined && (latest?.number ?? 0) !== seen)
			throw changedMeanwhile(latest?.by ?? '');
		records.run(
			`insert into appraisals (meeting, subject_kind, subject, territory, level, wording, appraised_at, appraised_by)
				values (?, ?, ?, ?, ?, ?, ?, ?)`,
			...[meeting, subject.kind, subject.id, subject.territory ?? null, level, wording, at, by]
		);
		return appraisalsOf(workspace, subject)[0]!;
	});
}

const noWording = {
	fr: 'Dites le fait, sa cause et ce qui est demandé.',
	en: 'Say the fact, its cause and what is asked for.'
};

function checkSubject(
	{ kind, id, territory = null }: NewAppraisal['subject'],
	{ indicators, settings }: NamedThings
): AppraisalSubject {
	if (kind === 'axis') {
		const axes = settings.axes.map((axis) => axis.id);
		if (axes.includes(id)) return { kind, id };
		throw unknownName('unknown-axis', { fr: 'Axe', en: 'axis' }, id, axes);
	}
	if (kind !== 'indicator')
		throw new JalonError('bad-request', {
			fr: `Une appréciation porte sur un indicateur ou sur un axe, pas sur « ${kind} ».`,
			en: `An appraisal is of an indicator or of an axis, not of “${kind}”.`
		});
	const known = indicators.map((query) => query.id);
	if (territory !== null && placesAround(territory).length === 0)
		throw new JalonError('unknown-territory', {
			fr: `Aucun territoire n’a le code « ${territory} ».`,
			en: `No territory has the code “${territory}”.`
		});
	if (known.includes(id)) return { kind, id, ...(territory !== null && { territory }) };
	throw unknownName('unknown-indicator', { fr: 'Indicateur', en: 'indicator' }, id, known);
}

function checkLevel(typed: string | null): Weather | null {
	if (typed === null) return null;
	const level = weathers.find((one) => one === typed);
	if (level) return level;
	const said = (language: Language) =>
		weathers.map((one) => `${one} (${weatherTitles[one][language]})`).join(', ');
	throw new JalonError('bad-level', {
		fr: `Niveau « ${typed} » : attendu ${said('fr')}.`,
		en: `Level “${typed}”: expected ${said('en')}.`
	});
}

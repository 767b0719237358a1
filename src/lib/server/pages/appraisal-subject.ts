import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Localized } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import type { AppraisalSubject } from '../meetings/appraisals.ts';
import { visibleIndicators } from '../values/compute-values.ts';
import { computeHeadlines } from '../values/headlines.ts';
import { unknownName } from '../values/refusal.ts';
import { placeName } from './choices.ts';

/** What is judged: its name and, for an indicator, the figure and status that stand beside. */
export type SubjectFigure = {
	readonly subject: AppraisalSubject;
	readonly title: Localized;
	/** Name of the territory whose figure it is; null is the whole programme. */
	readonly place: string | null;
	readonly figure: { readonly indicator: Indicator; readonly value: Value } | null;
};

/** Throws `unknown-indicator` and `unknown-axis`. */
export async function subjectFigure(
	edition: Edition,
	{ kind, id }: { readonly kind: string; readonly id: string },
	view: View,
	reader: Reader
): Promise<SubjectFigure> {
	if (kind === 'axis') {
		const { axes } = edition.programme.settings;
		const axis = axes.find((one) => one.id === id);
		if (axis) return { subject: { kind, id }, title: axis.title, place: null, figure: null };
		const known = axes.map((one) => one.id);
		throw unknownName('unknown-axis', { fr: 'Axe', en: 'axis' }, id, known);
	}
	const shown = visibleIndicators(edition, reader);
	const indicator = kind === 'indicator' ? shown.find((one) => one.id === id) : undefined;
	if (!indicator) {
		const known = shown.map((one) => one.id);
		throw unknownName('unknown-indicator', { fr: 'Indicateur', en: 'indicator' }, id, known);
	}
	const asOf = view.asOf ?? edition.asOf;
	const { territory } = view;
	const asked = { indicators: [id], dates: [asOf], asOf, territory };
	const value = (await computeHeadlines(edition, asked, reader)).get(id)?.[0];
	return {
		subject: { kind: 'indicator', id, territory },
		title: indicator.title,
		place: placeName(territory),
		figure: value ? { indicator, value } : null
	};
}

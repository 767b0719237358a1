import { tellChart } from '#lib/charts/chart-telling.ts';
import { drawChart } from '#lib/charts/draw.ts';
import type { FigureSpec } from '#lib/charts/spec.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { CommitteePage } from '#lib/server/pages/committee.ts';

/** The committee's page drawn: `<svg>` texts by indicator. */
export type CommitteePictures = {
	readonly bullets: Readonly<Record<string, string>>;
	readonly attention: Readonly<Record<string, string>>;
};

/** Between a card’s width on a projector and on a desk, so that labels are read on both. */
const bulletWidth = 340;

/** A chart of the page as it is taken away: the name of its files, and what it says. */
export type CommitteeChart = {
	readonly of: string;
	readonly form: 'bullet' | 'trajectory';
	readonly title: string;
	readonly sentence: string;
};

/** The charts that the page shows, in order. */
export function committeeCharts(
	page: CommitteePage,
	language: Language
): readonly CommitteeChart[] {
	const named = (form: CommitteeChart['form'], id: string) => {
		const spec = committeeChart(page, form, id, language);
		return spec ? [{ of: `committee/${form}/${id}`, form, ...tellChart(spec) }] : [];
	};
	return [
		...page.headlines.filter(hasBullet).flatMap(({ indicator }) => named('bullet', indicator.id)),
		...page.attention.flatMap(({ indicator }) => named('trajectory', indicator.id))
	];
}

function hasBullet({ value }: Pick<CommitteePage['headlines'][number], 'value'>): boolean {
	return value.value !== null && value.target !== null;
}

const drawn = new WeakMap<CommitteePage, Map<Language, CommitteePictures>>();

/** Draws once for an edition and a choice: the same page object gives the same pictures. */
export function drawCommittee(page: CommitteePage, language: Language): CommitteePictures {
	const known = drawn.get(page) ?? new Map<Language, CommitteePictures>();
	drawn.set(page, known);
	const found = known.get(language);
	if (found) return found;
	const pictures = {
		bullets: Object.fromEntries(
			page.headlines
				.filter(hasBullet)
				.map(({ indicator, value }) => [
					indicator.id,
					drawChart({ form: 'bullet', indicator, value, language, width: bulletWidth })
				])
		),
		attention: Object.fromEntries(
			page.attention.map(({ indicator, series, trajectory }) => [
				indicator.id,
				drawChart({
					form: 'trajectory',
					indicator,
					values: series,
					trajectory,
					language,
					width: 330
				})
			])
		)
	};
	known.set(language, pictures);
	return pictures;
}

/** Of a file: as wide as a slide's text. */
const fileWidth = 720;

/** One chart of the page for a file of its own: `bullet` of a key figure, `trajectory` of a point of attention. */
export function committeeChart(
	page: CommitteePage,
	form: 'bullet' | 'trajectory' | null,
	id: string,
	language: Language
): FigureSpec | null {
	const shared = { language, width: fileWidth };
	const point = page.attention.find(({ indicator }) => indicator.id === id);
	if (form === 'trajectory' && point) {
		const { indicator, series, trajectory } = point;
		return { form, ...shared, indicator, values: series, trajectory };
	}
	const headline = page.headlines.find(({ indicator }) => indicator.id === id);
	if (form !== 'bullet' || !headline) return null;
	return { form, ...shared, indicator: headline.indicator, value: headline.value };
}

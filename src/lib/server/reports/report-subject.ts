import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { shortName } from '#lib/indicators/territory.ts';
import type { Edition } from '../editions/edition.ts';
import { JalonError } from '../programme/problem.ts';
import { findIndicators, visibleIndicators } from '../values/compute-values.ts';
import { geographyOf } from '../values/geography.ts';
import { unknownName } from '../values/refusal.ts';
import type { ReportContext } from './report-context.ts';
import type { Template } from './template.ts';

/** What a report is about besides its date. */
export type ReportSubject = Pick<ReportContext, 'territory' | 'subject'>;

/**
 * The territory and the indicator that a report is asked for with. Throws `territory-needed` or
 * `indicator-needed`, with those there are, when the template speaks of one and none is given;
 * `indicator-not-taken` when it speaks of all; `unknown-territory`, `unknown-indicator`.
 */
export async function subjectOf(
	edition: Edition,
	{ name, about }: Pick<Template, 'name' | 'about'>,
	asked: { readonly territory: string | null; readonly indicator: string | null },
	reader: Reader
): Promise<ReportSubject> {
	if (about.for !== 'indicator' && asked.indicator !== null) throw indicatorNotTaken(name);
	if (about.for === 'indicator' && asked.indicator === null)
		throw indicatorNeeded(name, visibleIndicators(edition, reader));
	if (about.for === 'territory' && asked.territory === null)
		throw await territoryNeeded(name, edition);
	const subject = asked.indicator === null ? null : findSubject(edition, asked.indicator, reader);
	return { subject, territory: await findTerritory(edition, asked.territory) };
}

/** A part of a formula has no sheet of its own. */
function findSubject(edition: Edition, id: string, reader: Reader): Indicator {
	const [found] = findIndicators(edition, [id], reader);
	if (found && !found.part) return found;
	const shown = visibleIndicators(edition, reader).map((indicator) => indicator.id);
	throw unknownName('unknown-indicator', { fr: 'Indicateur', en: 'indicator' }, id, shown);
}

async function findTerritory(
	edition: Edition,
	code: string | null
): Promise<ReportSubject['territory']> {
	if (code === null) return null;
	const geography = await geographyOf(edition);
	const found = await geography.find(code);
	if (!found)
		throw unknownName('unknown-territory', { fr: 'Territoire', en: 'territory' }, code, [
			...geography.byCode.keys()
		]);
	return { code: found.code, name: shortName(found.name) };
}

async function territoryNeeded(name: string, edition: Edition): Promise<JalonError> {
	const { intercommunalities } = await geographyOf(edition);
	const listed = intercommunalities
		.map((place) => `${place.code} (${shortName(place.name)})`)
		.join(', ');
	return new JalonError('territory-needed', {
		fr: `Le rapport « ${name} » se demande pour un territoire. Choisissez-en un par son code : ${listed}.`,
		en: `The report “${name}” is asked for with a territory. Choose one by its code: ${listed}.`
	});
}

function indicatorNeeded(name: string, indicators: readonly Indicator[]): JalonError {
	const listed = (language: 'fr' | 'en') =>
		indicators.map(({ id, title }) => `${id} (${localize(title, language)})`).join(', ');
	return new JalonError('indicator-needed', {
		fr: `Le rapport « ${name} » se demande pour un indicateur. Choisissez-en un par son identifiant : ${listed('fr')}.`,
		en: `The report “${name}” is asked for with an indicator. Choose one by its id: ${listed('en')}.`
	});
}

function indicatorNotTaken(name: string): JalonError {
	return new JalonError('indicator-not-taken', {
		fr: `Le rapport « ${name} » parle de tous les indicateurs : il n’en prend pas un seul.`,
		en: `The report “${name}” speaks of every indicator: it takes no single one.`
	});
}

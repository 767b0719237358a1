import { formatSpan } from '#lib/indicators/format.ts';
import type { Localized } from '#lib/indicators/language.ts';
import { territoryName } from '#lib/indicators/territory.ts';
import { openEdition } from '#lib/server/editions/open-edition.ts';
import { dimensionLabel, territoryNames } from '#lib/server/values/catalogue.ts';
import { deducible, tellMask, type ToldCell } from '#lib/server/values/masks/tell-mask.ts';
import { parseLevel } from '#lib/server/values/parse-level.ts';
import { indicatorOf } from '#lib/server/values/question.ts';
import { firstArgument, flagOption, textOption, type Run } from './context.ts';
import { withWorkspace } from './open-workspace.ts';

const states: Readonly<Record<NonNullable<ToldCell['state']>, Required<Localized>>> = {
	shown: { fr: 'montré', en: 'shown' },
	'few-units': { fr: 'masqué : trop peu', en: 'hidden: too few' },
	'few-counted': {
		fr: 'masqué : trop peu comptés, ou trop peu restants',
		en: 'hidden: too few counted, or too few left'
	},
	dominant: {
		fr: 'masqué : une entreprise en fait presque tout',
		en: 'hidden: one company makes almost all of it'
	},
	complement: {
		fr: 'masqué : donnerait un autre par soustraction',
		en: 'hidden: would tell another by subtraction'
	}
};
const notTold: Required<Localized> = { fr: 'jamais demandé', en: 'never asked' };
const total: Required<Localized> = { fr: 'Total', en: 'Total' };

/** `jalon disclose`: what is hidden of an indicator from who may not see small counts, and why. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const { output, language } = context;
		const edition = await openEdition(workspace, textOption(input, 'edition'));
		try {
			const id = firstArgument(input);
			const by = textOption(input, 'by');
			const explain = flagOption(input, 'explain');
			const level = parseLevel(textOption(input, 'level') ?? 'programme');
			const at = textOption(input, 'at');
			const told = await tellMask(edition, { indicator: id, by, level, at, explain });
			if (context.json) {
				output.json({ version: 1, edition: edition.id, indicator: id, level, by, ...told });
				return 0;
			}
			const names = await territoryNames(
				edition,
				told.cells.map(({ territory }) => territory)
			);
			const nameOf = (code: string | null) => {
				const place = names.get(code ?? '');
				return place ? territoryName(place, language) : (code ?? '');
			};
			const indicator = indicatorOf(edition, id)!;
			output.table(
				[
					...(level === 'programme'
						? []
						: [{ title: output.words({ fr: 'Territoire', en: 'Territory' }) }]),
					...(by === null ? [] : [{ title: by }]),
					{ title: output.words({ fr: 'Unités', en: 'Units' }), align: 'right' as const },
					{
						title: output.words({ fr: 'Pour qui est tenu au secret', en: 'For who is held to it' })
					},
					...(explain ? [{ title: output.words({ fr: 'Se déduit', en: 'Can be deduced' }) }] : [])
				],
				told.cells.map(({ territory, value, units, state, interval }) => [
					...(level === 'programme' ? [] : [nameOf(territory)]),
					...(by === null
						? []
						: [
								value === undefined
									? output.words(total)
									: dimensionLabel(edition, indicator, by, value, language)
							]),
					units,
					output.words(state === null ? notTold : states[state]),
					...(explain ? [interval === null ? '' : intervalWords(interval, output.words)] : [])
				])
			);
			const span = formatSpan(told.period, language);
			output.note(
				output.words({
					fr: `${span}, version publiée ${edition.id}. Ce tableau montre les petits nombres : il n’est pas à transmettre.`,
					en: `${span}, edition ${edition.id}. This table shows small counts: it is not to be passed on.`
				})
			);
			const known = deducible(told).length;
			if (known > 0)
				output.note(
					output.words({
						fr: `${known === 1 ? 'Un secret se déduit' : `${known} secrets se déduisent`} exactement de ce tableau, sachant qu’aucun nombre n’est négatif. Relevez le seuil de l’indicateur (confidential) ou retirez ce découpage, puis publiez.`,
						en: `${known === 1 ? 'One secret is' : `${known} secrets are`} deduced exactly from this table, by who knows that no count is negative. Raise the indicator’s threshold (confidential) or take this split away, then publish.`
					})
				);
			return 0;
		} finally {
			edition.database.close();
		}
	});

function intervalWords(
	{ least, most }: NonNullable<ToldCell['interval']>,
	words: (text: Localized) => string
): string {
	return most === Infinity
		? words({ fr: `${least} ou plus`, en: `${least} or more` })
		: words({ fr: `de ${least} à ${most}`, en: `${least} to ${most}` });
}

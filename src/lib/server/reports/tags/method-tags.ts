import { formatDate, formatList, formatNumber } from '#lib/indicators/format.ts';
import { localize } from '#lib/indicators/language.ts';
import { noBreak } from '#lib/indicators/number-words.ts';
import { pluralize } from '#lib/indicators/plural.ts';
import { colon } from '#lib/indicators/series-words.ts';
import { typedNumber } from '#lib/indicators/typed-cell.ts';
import { publishedOn } from '../../editions/edition.ts';
import { sumRows } from '../../pages/provenance.ts';
import type { Block, Inline, Table } from '../document.ts';
import { inLanguage } from '../foreign-words.ts';
import { settle, strong, text } from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import { textOf, type TagSpec } from '../tag.ts';

function paragraph(content: readonly Inline[], role: 'body' | 'small' = 'body'): Block {
	return { type: 'paragraph', role, content };
}

/** What each indicator is, how it is made, who answers for it. */
export const definitions: TagSpec = {
	meaning: {
		fr: 'définition, méthode et responsable de chaque indicateur d’un axe',
		en: 'definition, method and owner of each indicator of an axis'
	},
	primary: { type: 'axis', meaning: { fr: 'un axe', en: 'one axis' } },
	body: 'none',
	blocks: (call): readonly Block[] => {
		const { context } = call;
		const { indicators, language, word } = context;
		const axis = textOf(call, 'primary');
		return indicators
			.filter((indicator) => axis === null || indicator.axis === axis)
			.map((indicator) => {
				const parts: Inline[] = [
					strong(inLanguage(indicator.title, language)),
					text(colon(language)),
					inLanguage(indicator.definition, language)
				];
				if (indicator.method) parts.push(text(' '), inLanguage(indicator.method, language));
				parts.push(text(` ${word('owner')}${colon(language)}${indicator.owner}.`));
				return paragraph(settle(parts, language), 'small');
			});
	}
};

/** Files received up to the report's date: how many, the latest, what was kept of them. */
export const sources: TagSpec = {
	meaning: {
		fr: 'dépôts reçus jusqu’à la date du rapport',
		en: 'deliveries received up to the report’s date'
	},
	body: 'none',
	blocks: ({ context }): readonly Table[] => {
		const { edition, asOf, language, word } = context;
		const count = (number: number) => [text(formatNumber(number, language), typedNumber(number))];
		const rows = edition.programme.contracts.flatMap((contract) => {
			const taken = edition.manifest.readings.filter(
				({ dataset, refused, covers, deliveredOn }) =>
					dataset === contract.dataset &&
					refused === null &&
					(covers?.from ?? deliveredOn ?? '') <= asOf
			);
			if (taken.length === 0) return [];
			const counts = sumRows(taken);
			const latest = taken
				.map(({ deliveredOn }) => deliveredOn ?? '')
				.sort()
				.at(-1);
			const source = contract.source ? localize(contract.source, language) : '–';
			return [
				[
					[text(localize(contract.title, language))],
					[text(source)],
					count(taken.length),
					[latest ? text(formatDate(latest, language, 'numeric'), { date: latest }) : text('–')],
					count(counts.accepted),
					count(counts.rejected)
				]
			];
		});
		if (rows.length === 0) return [];
		return [
			{
				type: 'table',
				caption: [],
				wide: true,
				columns: [
					{ title: [text(word('dataset'))], align: 'start', share: 2.1 },
					{ title: [text(word('source'))], align: 'start', share: 2.6 },
					{ title: [text(word('deliveries'))], align: 'end', share: 0.8 },
					{ title: [text(word('latest'))], align: 'end', share: 1.1 },
					{ title: [text(word('rowsKept'))], align: 'end', share: 0.8 },
					{ title: [text(word('rowsSetAside'))], align: 'end', share: 0.8 }
				],
				rows
			}
		];
	}
};

/** Breaks in series that lie before the report's date. */
export const breaks: TagSpec = {
	meaning: { fr: 'ruptures de série', en: 'breaks in series' },
	body: 'none',
	blocks: ({ context }): readonly Block[] => {
		const { indicators, asOf, language } = context;
		const found = indicators.flatMap((indicator) =>
			indicator.breaks.filter(({ on }) => on <= asOf).map((broken) => ({ indicator, broken }))
		);
		if (found.length === 0)
			return [
				paragraph([
					text(
						language === 'fr'
							? 'Aucune rupture de série n’est déclarée avant cette date.'
							: 'No break in series is declared before this date.'
					)
				])
			];
		return [
			{
				type: 'list',
				ordered: false,
				items: found.map(({ indicator, broken }) => [
					paragraph(
						settle(
							[
								strong(localize(indicator.title, language)),
								text(
									`, ${formatDate(broken.on, language)}${colon(language)}${localize(broken.reason, language)}`
								)
							],
							language
						)
					)
				])
			}
		];
	}
};

/** The programme's rule on small counts, and whether this report was masked by it. */
export const confidentiality: TagSpec = {
	meaning: { fr: 'règle du secret statistique', en: 'rule on small counts' },
	body: 'none',
	blocks: ({ context }): readonly Block[] => {
		const { settings, reader, language } = context;
		const { units, sensitive, companies } = settings.thresholds;
		const count = (number: number, words: readonly [string, string]) =>
			`${formatNumber(number, language)}${noBreak}${pluralize(number, words, language)}`;
		if (language === 'fr') {
			const rule = `Un effectif de moins de ${count(units, ['personne ou foyer', 'personnes ou foyers'])} est masqué pour qui n’a pas le droit de le voir, de moins de ${formatNumber(sensitive, 'fr')} quand il est croisé avec une donnée sensible, et de moins de ${count(companies, ['entreprise', 'entreprises'])}.`;
			const here = reader.unsuppressed
				? 'Ce document montre tous les effectifs : il est réservé aux membres du comité.'
				: 'Ce document est masqué selon cette règle.';
			return [paragraph([text(`${rule} ${here}`)])];
		}
		const rule = `A count of fewer than ${count(units, ['person or household', 'people or households'])} is hidden from who may not see it, of fewer than ${formatNumber(sensitive, 'en')} when crossed with sensitive data, and of fewer than ${count(companies, ['company', 'companies'])}.`;
		const here = reader.unsuppressed
			? 'This document shows every count: it is for the members of the committee.'
			: 'This document is masked by that rule.';
		return [paragraph([text(`${rule} ${here}`)])];
	}
};

/** What the checks of the data found in this edition. */
export const checks: TagSpec = {
	meaning: { fr: 'résultat des contrôles', en: 'result of the checks' },
	body: 'none',
	blocks: ({ context }): readonly Block[] => {
		const { edition, language } = context;
		const { checks, settings } = edition.programme;
		const found = edition.manifest.findings.filter(({ rows }) => rows > 0);
		const passed = checks.length - found.length;
		const french = language === 'fr';
		const first = french
			? `${formatNumber(passed, 'fr')} ${pluralize(passed, ['contrôle sur', 'contrôles sur'], 'fr')} ${formatNumber(checks.length, 'fr')} ne trouvent rien à redire aux données de ${localize(settings.name, 'fr')}.`
			: `${formatNumber(passed, 'en')} of ${formatNumber(checks.length, 'en')} checks find nothing wrong with the data of ${localize(settings.name, 'en')}.`;
		if (found.length === 0) return [paragraph([text(first)])];
		const names = found.map(({ check, rows }) => {
			const title = checks.find(({ id }) => id === check)?.title;
			const named = title ? localize(title, language) : check;
			const lines = pluralize(rows, french ? ['ligne', 'lignes'] : ['row', 'rows'], language);
			return `${named} (${formatNumber(rows, language)}${noBreak}${lines})`;
		});
		const others = french
			? ` À regarder${noBreak}: ${formatList(names, 'fr')}.`
			: ` To look at: ${formatList(names, 'en')}.`;
		return [paragraph([text(first + others)])];
	}
};

/** The edition that the report was made from, and the map it stands on. */
export const edition: TagSpec = {
	meaning: {
		fr: 'version publiée dont vient le rapport, et sa géographie',
		en: 'published edition that the report comes from, and its geography'
	},
	body: 'none',
	inline: ({ context }: { context: ReportContext }) => {
		const { edition, language, word } = context;
		const day = formatDate(publishedOn(edition), language);
		const id = edition.id.slice(0, 12);
		const map = edition.manifest.geography;
		return [
			text(
				language === 'fr'
					? `${word('edition')} ${id}, ${day}. Communes et intercommunalités${noBreak}: ${map}.`
					: `${word('edition')} ${id}, ${day}. Communes and intercommunalities: ${map}.`
			)
		];
	}
};

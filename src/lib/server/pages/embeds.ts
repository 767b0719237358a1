import { formatDate } from '#lib/indicators/format.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { momentWords } from '#lib/indicators/moment-words.ts';
import { publicReader } from '#lib/indicators/reader.ts';
import { may, type Holder } from '#lib/indicators/rights.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { embedState, findEmbed, listEmbeds, type Embed, type EmbedState } from '../embeds/embed.ts';
import { todayIn } from '../freshness/today.ts';
import { demandAbout, mayAbout } from '../people/matter.ts';
import { indicatorChoices, indicatorTitle } from './choices.ts';
import { shortPlace } from './named-place.ts';

/** An embed as pages tell of it. */
export type EmbedLine = Pick<
	Embed,
	| 'number'
	| 'indicator'
	| 'territory'
	| 'form'
	| 'target'
	| 'language'
	| 'sites'
	| 'until'
	| 'madeBy'
> & {
	readonly title: string;
	readonly place: string | null;
	readonly state: EmbedState;
	readonly untilWords: string;
	readonly madeWords: string;
	readonly revokedBy: string | null;
	readonly revokedWords: string | null;
	/** What the frame is called in other sites' pages, in the language of the embed. */
	readonly called: string;
	/** Path of the page that other sites frame. */
	readonly path: string;
};

/** The embeds that a person may act on, those in force first, then the newest; and the indicators that may leave. */
export function embedsPage(
	workspace: Workspace,
	edition: Edition,
	person: Holder | null,
	language: Language
) {
	const lines = listEmbeds(workspace)
		.filter((embed) => mayAbout(person, 'make-embeds', edition.programme, embed))
		.map((embed) => lineOf(workspace, edition, embed, language));
	const isInForce = ({ state }: EmbedLine) => state === 'in-force';
	return {
		embeds: [...lines.filter(isInForce), ...lines.filter((line) => !isInForce(line))],
		publishable: indicatorChoices(
			edition,
			publicReader(language),
			({ axis }) => person !== null && may(person, 'make-embeds', { axis })
		)
	};
}

/** The embeds of one indicator and place. */
export function embedsOf(
	workspace: Workspace,
	edition: Edition,
	about: Pick<Embed, 'indicator' | 'territory'>,
	language: Language
): readonly EmbedLine[] {
	return listEmbeds(workspace)
		.filter(
			({ indicator, territory }) => indicator === about.indicator && territory === about.territory
		)
		.map((embed) => lineOf(workspace, edition, embed, language))
		.filter(({ state }) => state === 'in-force');
}

/** Throws `unknown-embed`, `not-allowed` for who may not act on what it shows. */
export function embedPage(
	workspace: Workspace,
	edition: Edition,
	number: number,
	person: Holder | null,
	language: Language
): EmbedLine {
	const embed = findEmbed(workspace, number);
	demandAbout(person, 'make-embeds', edition.programme, embed);
	return lineOf(workspace, edition, embed, language);
}

function lineOf(
	{ clock }: Workspace,
	edition: Edition,
	embed: Embed,
	language: Language
): EmbedLine {
	const { timeZone } = edition.programme.settings;
	const { number, indicator, territory, form, target, sites, until, madeBy, revokedBy } = embed;
	const moment = (at: string) => momentWords(at, timeZone, language);
	return {
		number,
		indicator,
		territory,
		form,
		target,
		language: embed.language,
		sites,
		until,
		madeBy,
		title: indicatorTitle(edition, indicator, publicReader(language)),
		place: shortPlace(edition, territory, language),
		state: embedState(embed, todayIn(timeZone, clock)),
		untilWords: formatDate(until, language),
		madeWords: moment(embed.madeAt),
		revokedBy,
		revokedWords: embed.revokedAt === null ? null : moment(embed.revokedAt),
		called: [
			indicatorTitle(edition, indicator, publicReader(embed.language)),
			localize(edition.programme.settings.name, embed.language)
		].join(' — '),
		path: `/embed/${embed.token}`
	};
}

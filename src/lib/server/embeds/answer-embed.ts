import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { todayIn } from '../freshness/today.ts';
import { JalonError } from '../programme/problem.ts';
import type { RenderChart } from '../reports/report-context.ts';
import { embedDocument, embedOverDocument } from './embed-document.ts';
import { embedAt, embedState, type Embed } from './embed.ts';
import { sharedFigure } from './shared-figure.ts';

/** What an embed's address answers. */
export type EmbedAnswer = {
	/** 200; 410 where it is over, told to the same sites. */
	readonly status: 200 | 410;
	readonly html: string;
	readonly sites: readonly string[];
};

/** Documents of an edition as they were made, by what they show and what the day changes in them. */
const made = new WeakMap<Edition, Map<string, Promise<string>>>();

/**
 * Answers an embed's address from its record alone. Null where no embed has that token. An embed that is
 * revoked, past its day, or of an indicator that is no longer public is over.
 */
export async function answerEmbed(
	workspace: Workspace,
	edition: Edition,
	token: string,
	drawChart: RenderChart
): Promise<EmbedAnswer | null> {
	const embed = embedAt(workspace, token);
	if (embed === null) return null;
	const { sites, language } = embed;
	const over = { status: 410, html: embedOverDocument(language), sites } as const;
	const today = todayIn(edition.programme.settings.timeZone, workspace.clock);
	if (embedState(embed, today) !== 'in-force') return over;
	try {
		return { status: 200, html: await documentOf(edition, embed, today, drawChart), sites };
	} catch (cause) {
		if (cause instanceof JalonError && overCodes.has(cause.code)) return over;
		throw cause;
	}
}

const overCodes: ReadonlySet<string> = new Set([
	'not-publishable',
	'unknown-indicator',
	'unknown-territory'
]);

function documentOf(
	edition: Edition,
	embed: Embed,
	today: string,
	drawChart: RenderChart
): Promise<string> {
	const { indicator, territory, form, target, language } = embed;
	const key = JSON.stringify([indicator, territory, form, target, language]);
	const before = made.get(edition);
	const kept = before ?? new Map<string, Promise<string>>();
	// A file is late from one day to the next.
	const day = `${today} ${key}`;
	const known = kept.get(day);
	if (known) return known;
	for (const old of kept.keys()) if (!old.startsWith(today)) kept.delete(old);
	if (!before) made.set(edition, kept);
	const document = sharedFigure(edition, embed, today).then((figure) =>
		embedDocument(figure, embed, drawChart)
	);
	kept.set(day, document);
	document.catch(() => kept.delete(day));
	return document;
}

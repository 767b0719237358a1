import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import { currentEditionId } from '../editions/publication.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { cached } from '../values/values-cache.ts';
import { compareFigures, type FiguresComparison, type Side } from './compare-figures.ts';
import { freezeInForce } from './freezes.ts';
import { keptOf } from './kept-figures.ts';
import { listMeetings } from './meeting.ts';

/** A meeting or a published edition by its id, and the date wanted instead of its own. */
export type NamedSide = { readonly name: string; readonly asOf: IsoDate | null };

export type OpenEdition = (id: string) => Promise<Edition>;

/**
 * Compares two meetings, two editions, or one of each, the earlier date first whatever the order
 * given. A meeting is its latest frozen figures; in preparation, those of the edition served.
 * Throws `unknown-edition` for a name that is neither.
 */
export async function compareNamed(
	workspace: Workspace,
	sides: readonly [NamedSide, NamedSide],
	open: OpenEdition,
	reader: Reader
): Promise<FiguresComparison> {
	const [one, other] = [
		await sideOf(workspace, sides[0], open, reader),
		await sideOf(workspace, sides[1], open, reader)
	];
	const [before, after] = one.asOf <= other.asOf ? [one, other] : [other, one];
	if (!after.edition) return compareFigures(workspace, before, after, reader);
	// A meeting's figures never change under the same freeze, nor an edition's.
	const { editionId, asOf: then, meeting, edition } = before;
	return cached(
		after.edition,
		reader,
		['comparison', editionId, then, meeting, edition !== null, after.asOf, after.meeting],
		() => compareFigures(workspace, before, after, reader),
		({ moves }) => moves.length * 2
	);
}

async function sideOf(
	workspace: Workspace,
	{ name, asOf }: NamedSide,
	open: OpenEdition,
	reader: Reader
): Promise<Side> {
	const meeting = listMeetings(workspace).find(({ id }) => id === name) ?? null;
	const freeze = meeting && freezeInForce(workspace, meeting);
	const editionId = freeze?.edition ?? (meeting ? currentEditionId(workspace) : name);
	if (editionId === null) throw nothingPublished();
	const edition = await open(editionId).catch((error: unknown) => {
		// A meeting keeps its figures when its edition goes.
		if (freeze && error instanceof JalonError) return null;
		throw error;
	});
	const frozen = freeze && !edition ? await keptOf(workspace, freeze, reader) : null;
	const own = freeze?.asOf ?? meeting?.asOf ?? edition?.asOf;
	// Frozen figures speak of their own date alone.
	const date = edition ? (asOf ?? own) : own;
	return { editionId, asOf: date!, meeting: meeting?.id ?? null, edition, frozen };
}

function nothingPublished(): JalonError {
	return new JalonError('no-edition', {
		fr: 'Rien n’est encore publié : il n’y a pas de chiffres à comparer.',
		en: 'Nothing is published yet: there are no figures to compare.'
	});
}

import type { IsoDate } from '#lib/indicators/period.ts';
import { seesEverything, type Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import { isStanding } from '../editions/publication.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import type { CommitteeRecord } from './committee-record.ts';
import { frozenFigures, type Freeze } from './freezes.ts';
import type { FrozenFigures } from './frozen-figures.ts';

/**
 * The figures that a meeting's freeze kept when its edition stands no more; null while it does, or
 * when nothing is frozen. Throws `edition-gone` for what only the edition told: another date, a
 * territory, figures masked for a narrower reader, figures that were never worked out.
 */
export async function keptFigures(
	workspace: Workspace,
	{ freeze }: Pick<CommitteeRecord, 'freeze'>,
	asked: { readonly asOf: IsoDate | null; readonly territory: string | null },
	reader: Reader
): Promise<FrozenFigures | null> {
	if (freeze === null || isStanding(workspace, freeze.edition)) return null;
	if (asked.territory !== null || (asked.asOf ?? freeze.asOf) !== freeze.asOf) throw onlyTheWhole();
	return keptOf(workspace, freeze, reader);
}

/** What a freeze kept, without its edition. Throws `edition-gone` when it kept nothing, or nothing that the reader may see. */
export function keptOf(
	workspace: Workspace,
	freeze: Freeze,
	reader: Reader
): Promise<FrozenFigures> {
	const why = seesEverything(reader) ? nothingKept : onlyUnmasked;
	return frozenFigures(workspace, freeze, () => Promise.reject(why()), reader);
}

/**
 * An edition that stands no more, as far as it is known: what it was called, with the texts of one
 * that stands. Its database refuses every question rather than answer with another edition's rows.
 */
export function keptEdition(standing: Edition, { edition, asOf }: FrozenFigures): Edition {
	const gone = () => Promise.reject(notKept());
	return {
		...standing,
		...edition,
		asOf,
		manifest: { ...standing.manifest, readings: [], findings: [] },
		database: { all: gone, select: gone, use: gone, close: () => {} }
	};
}

export function onlyTheWhole(): JalonError {
	return new JalonError('edition-gone', {
		fr: 'La version arrêtée pour cette séance n’est plus gardée : il en reste les chiffres d’ensemble à sa date, sans détail par territoire, public ou partenaire.',
		en: 'The edition frozen for this meeting is no longer kept: what remains is the figures of the whole at its date, not split by territory, audience or partner.'
	});
}

export function onlyUnmasked(): JalonError {
	return new JalonError('edition-gone', {
		fr: 'La version arrêtée pour cette séance n’est plus gardée : ses chiffres ne peuvent plus être masqués pour vous.',
		en: 'The edition frozen for this meeting is no longer kept: its figures can no longer be masked for you.'
	});
}

function nothingKept(): JalonError {
	return new JalonError('edition-gone', {
		fr: 'La version arrêtée pour cette séance n’est plus gardée, et ses chiffres n’avaient pas été relevés.',
		en: 'The edition frozen for this meeting is no longer kept, and its figures had not been worked out.'
	});
}

function notKept(): JalonError {
	return new JalonError('edition-gone', {
		fr: 'La version arrêtée pour cette séance n’est plus gardée, et ce qui est demandé n’avait pas été relevé avec ses chiffres.',
		en: 'The edition frozen for this meeting is no longer kept, and what is asked for was not kept with its figures.'
	});
}

import { localize } from '#lib/indicators/language.ts';
import { isIsoDate, type IsoDate } from '#lib/indicators/period.ts';
import { localReader } from '#lib/indicators/reader.ts';
import type { Workspace } from '#lib/server/editions/workspace.ts';
import {
	hasMoved,
	type FigureMove,
	type FiguresComparison
} from '#lib/server/meetings/compare-figures.ts';
import { compareNamed } from '#lib/server/meetings/compare-sides.ts';
import { moveReasons, movedFigure } from '#lib/indicators/move-words.ts';
import { withEditions } from './open-editions.ts';
import { textOption, usageError, type CliContext, type CliInput } from './context.ts';

/** `jalon editions compare A B`: figures of two meetings or editions, line by line. */
export async function compareTwo(
	workspace: Workspace,
	input: CliInput,
	context: CliContext
): Promise<void> {
	const [, a, b] = input.arguments;
	if (typeof a !== 'string' || typeof b !== 'string')
		throw usageError({
			fr: 'compare demande deux versions ou deux séances : jalon editions compare A B',
			en: 'compare asks for two editions or two meetings: jalon editions compare A B'
		});
	await withEditions(workspace, async (open) => {
		const comparison = await compareNamed(
			workspace,
			[
				{ name: a, asOf: dateOption(input, 'asOfA') },
				{ name: b, asOf: dateOption(input, 'asOfB') }
			],
			open,
			localReader(workspace.user, context.language)
		);
		if (context.json) context.output.json(comparisonDocument(comparison));
		else show(comparison, context);
	});
}

function dateOption(input: CliInput, name: string): IsoDate | null {
	const date = textOption(input, name);
	if (date === null || isIsoDate(date)) return date;
	throw usageError({
		fr: `« ${date} » n’est pas une date AAAA-MM-JJ`,
		en: `“${date}” is not a date YYYY-MM-DD`
	});
}

/** The comparison for a machine: figures in the stored unit, counts of facts beside. */
export function comparisonDocument({ before, after, gone, moves }: FiguresComparison) {
	return {
		version: 1,
		before,
		after,
		gone,
		indicators: moves.map(({ indicator, before: first, after: last, ...move }) => ({
			id: indicator.id,
			axis: indicator.axis,
			...move,
			moved: hasMoved({ indicator, before: first, after: last, ...move }),
			before: first && figure(first),
			after: last && figure(last)
		}))
	};
}

function figure({ value, missing, from, to, status }: NonNullable<FigureMove['before']>) {
	return { value, missing, from, to, status };
}

function show({ before, after, gone, moves }: FiguresComparison, context: CliContext): void {
	const { output, language } = context;
	const name = (side: typeof before) => `${side.meeting ?? side.editionId} (${side.asOf})`;
	output.line(`${name(before)} → ${name(after)}`);
	for (const id of gone)
		output.note(
			output.words({
				fr: `La version ${id} n’existe plus : ses chiffres arrêtés sont comparés seuls.`,
				en: `Edition ${id} is gone: its frozen figures are compared alone.`
			})
		);
	const moved = moves.filter(hasMoved);
	if (moved.length === 0)
		return output.line(output.words({ fr: 'Rien n’a bougé.', en: 'Nothing moved.' }));
	output.table(
		[
			{ title: output.words({ fr: 'Indicateur', en: 'Indicator' }) },
			{ title: output.words({ fr: 'Chiffre', en: 'Figure' }) },
			{ title: output.words({ fr: 'Pourquoi', en: 'Why' }) }
		],
		moved.map((move) => [
			localize(move.indicator.title, language),
			movedFigure(move, language),
			moveReasons(move, language).join(' ; ')
		])
	);
}

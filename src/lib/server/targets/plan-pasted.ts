import { localize, type Language } from '#lib/indicators/language.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { Programme } from '../programme/programme.ts';
import { parseTargets } from '../values/targets.ts';
import { editsOfPasted } from './pasted-edits.ts';
import { planTargets, type TargetsPlan } from './plan-targets.ts';
import { readPasted } from './read-pasted.ts';

/** What a block pasted from a spreadsheet makes of the file, and what of it was not understood. */
export async function planPasted(
	current: string,
	pasted: string,
	workspace: Workspace,
	programme: Programme,
	territory: string | null,
	language: Language
): Promise<TargetsPlan & { readonly notes: readonly string[] }> {
	const { rows, problems } = await readPasted(pasted, workspace, programme, language);
	const ids = programme.indicators.map(({ id }) => id);
	const points = parseTargets(current, ids, programme.settings.timeZone);
	const asked = editsOfPasted(rows, programme, points, territory);
	const told = asked.problems.map((words) => localize(words, language));
	return {
		...planTargets(current, asked.edits, programme, language),
		notes: [...problems, ...told]
	};
}

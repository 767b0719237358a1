import { dayOf } from '#lib/indicators/time-zone.ts';
import { listErasures } from '#lib/server/privacy/erasure.ts';
import type { Run } from './context.ts';
import { withWorkspace } from './open-workspace.ts';

/** `jalon personal list`: the erasures made, which name nobody. */
export const run: Run = (_, context) =>
	withWorkspace(context, async (workspace) => {
		const { output } = context;
		const erasures = listErasures(workspace);
		if (context.json) return output.json({ version: 1, erasures });
		const say = (fr: string, en: string) => output.words({ fr, en });
		if (erasures.length === 0) return output.note(say('Aucun retrait.', 'No erasure.'));
		output.table(
			[
				{ title: say('Nᵒ', 'No.'), align: 'right' },
				{ title: say('Le', 'On') },
				{ title: say('Par', 'By') },
				{ title: say('Pourquoi', 'Why') },
				{ title: say('État', 'State') },
				{ title: say('Lignes', 'Rows'), align: 'right' }
			],
			erasures.map(({ number, askedAt, askedBy, reason, state, outcome }) => [
				number,
				dayOf(askedAt, workspace.timeZone),
				askedBy,
				reason,
				state === 'done' ? say('fait', 'done') : say('en cours', 'under way'),
				outcome?.rows ?? null
			])
		);
	});

import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';

/** When and by whom something was written, when it is not here and now: a history taken over tells its own. */
export type Stamp = { readonly at?: string; readonly by?: string };

export function stampOf(workspace: Workspace, { at, by }: Stamp): Required<Stamp> {
	return { at: at ?? workspace.clock().toISOString(), by: by ?? workspace.user };
}

/** Somebody else wrote between a form's opening and its sending: nothing is written over. */
export function changedMeanwhile(by: string): JalonError {
	return new JalonError('changed-meanwhile', {
		fr: `Pendant que vous écriviez, ${by} a enregistré un autre texte, affiché au-dessus du vôtre. Rien n’est perdu : relisez, puis enregistrez de nouveau pour ajouter le vôtre.`,
		en: `While you were writing, ${by} saved another text, shown above yours. Nothing is lost: read it, then save again to add yours.`
	});
}

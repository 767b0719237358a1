import type { Workspace } from '#lib/server/editions/workspace.ts';
import { takeOverMeetings } from '#lib/server/meetings/take-over.ts';
import type { CliContext } from './context.ts';

/** Takes the history of `data/meetings.yaml` over, and says what was left aside. */
export async function takeOver(workspace: Workspace, { output }: CliContext): Promise<void> {
	const { aside } = await takeOverMeetings(workspace);
	if (aside.length === 0) return;
	const ids = aside.join(', ');
	output.note(
		output.words({
			fr: `data/meetings.yaml : laissé de côté, car ces séances sont déjà écrites dans Jalon : ${ids}`,
			en: `data/meetings.yaml: left aside, since these meetings are written down in Jalon already: ${ids}`
		})
	);
}

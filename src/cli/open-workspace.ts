import { openWorkspace, type Log, type Workspace } from '#lib/server/editions/workspace.ts';
import type { CliContext } from './context.ts';

/** Opens the programme that the environment names, for the length of `work`. */
export async function withWorkspace<T>(
	context: CliContext,
	work: (workspace: Workspace) => Promise<T>,
	log?: Log
): Promise<T> {
	const { environment, clock, language } = context;
	const workspace = openWorkspace({
		programme: environment.programme,
		var: environment.var,
		user: environment.user,
		key: environment.key,
		keyFile: environment.keyFile,
		language,
		clock,
		...(log && { log })
	});
	try {
		return await work(workspace);
	} finally {
		workspace.close();
	}
}

import type { FileSetting } from '#lib/server/pages/file-notes.ts';

/** Whose file it is and what the address chose, as the page's own. */
export async function fileSetting(locals: App.Locals): Promise<FileSetting> {
	const { application, meeting, reader, view } = locals;
	const { clock, workspace } = application;
	return { edition: await locals.edition(), view, reader, meeting, workspace, clock };
}

import type { Indicator } from '#lib/indicators/indicator.ts';
import { chartFoot, tellFile } from '#lib/server/pages/file-notes.ts';
import { fileSetting } from './files/setting.ts';

/** What stands under charts, of one indicator or of the whole page, once they are taken away, for their text to be copied with it. */
export async function footOf(
	locals: App.Locals,
	indicator?: Indicator
): Promise<readonly string[]> {
	const subject = { name: '', title: '', ...(indicator ? { indicator } : {}) };
	const told = tellFile(await fileSetting(locals), subject);
	const { warnings, foot } = chartFoot(told);
	return [...foot, ...warnings];
}

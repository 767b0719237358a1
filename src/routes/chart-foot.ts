import type { Indicator } from '#lib/indicators/indicator.ts';
import { chartFoot, tellFile } from '#lib/server/pages/file-notes.ts';
import { fileSetting } from './files/setting.ts';

/** What stands under an indicator's charts once they are taken away, for their text to be copied with it. */
export async function footOf(locals: App.Locals, indicator: Indicator): Promise<readonly string[]> {
	const told = tellFile(await fileSetting(locals), { name: '', title: '', indicator });
	const { warnings, foot } = chartFoot(told);
	return [...foot, ...warnings];
}

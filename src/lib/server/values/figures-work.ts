import type { BuildOptions } from '../editions/build-result.ts';
import { maskMaker } from './masks/mask-maker.ts';
import { checkTargets } from './targets.ts';

/** What figures ask of a build: targets that are understood, and masks for readers held to suppression. */
export const figuresWork = {
	check: checkTargets,
	masks: maskMaker
} satisfies Pick<BuildOptions, 'check' | 'masks'>;

import type { Better } from './indicator.ts';

/** Whether `a` is strictly better than `b`; never for a context indicator. */
export function isBetter(a: number, b: number, better: Better): boolean {
	switch (better) {
		case 'up':
			return a > b;
		case 'down':
			return a < b;
		case 'none':
			return false;
	}
}

/** Whether the figure is at the target or better. */
export function isReached(actual: number, target: number, better: Better): boolean {
	return better !== 'none' && !isBetter(target, actual, better);
}

/** Figures of one run on one machine: ratios inside the run are what to compare between runs. */
export type Figures = {
	readonly all: Readonly<Record<string, number | string>>;
	say(name: string, value: number | string): void;
};

export function makeFigures(): Figures {
	const all: Record<string, number | string> = {};
	return {
		all,
		say(name, value) {
			all[name] = value;
			console.log(`${name.padEnd(56)} ${value}`);
		}
	};
}

export async function timed<T>(work: () => T | Promise<T>): Promise<[number, T]> {
	const started = performance.now();
	const result = await work();
	return [performance.now() - started, result];
}

export function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

export const round = (value: number, digits = 0) => Number(value.toFixed(digits));

import type { Snippet } from 'svelte';
import type { Value } from '#lib/indicators/value.ts';

/** What a picture says to who doesn't see it. */
export type Telling = {
	/** The indicator's title when left out. */
	readonly title?: string | undefined;
	/** One sentence with the figures that matter; the vocabulary's when left out. */
	readonly description?: string | undefined;
	/** Set apart two pictures of the same figures on one page. */
	readonly id?: string | undefined;
};

/** An id that the same picture always gets: the figures and the size make it. */
export function pictureId(
	form: string,
	given: string | undefined,
	name: string,
	values: readonly Pick<Value, 'to' | 'value' | 'territory' | 'dimensions'>[],
	width: number,
	/** What else tells this picture from another. */
	more = ''
): string {
	if (given) return given;
	const texts = values.map(
		({ to, value, territory, dimensions }) =>
			`${to}|${value}|${territory}|${Object.entries(dimensions).join()}`
	);
	const text = [...texts, more].join('\n');
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return `${form}-${name}-${width}-${(hash >>> 0).toString(36)}`;
}

/** What every form hands to its frame. */
export type PictureProps = {
	/** Unique on the page, the same for the same picture. */
	readonly id: string;
	readonly title: string;
	readonly description: string;
	readonly width: number;
	readonly height: number;
	readonly padding?: { left: number; right: number; top: number; bottom: number } | undefined;
	readonly xDomain?: readonly [number, number] | undefined;
	readonly yDomain?: readonly [number, number] | undefined;
	/** Its parts are links: a group that is entered, not an image. */
	readonly walked?: boolean | undefined;
	readonly children: Snippet;
};

import type { Node } from '@markdoc/markdoc';
import type { At } from './check-at.ts';
import { placeInTemplate } from './place-in-template.ts';

/** How deep the headings are so far; 0 before the first. */
export type Outline = { level: number };

/** Levels that a report has. */
const deepest = 4;

/** A sheet's own heading stands as if it had been written so. */
const sheetLevel = 3;

export function openOutline(): Outline {
	return { level: 0 };
}

/** A report may begin at `##`; from there no heading skips a level, so that contents have no hole. */
export function checkHeading(node: Node, { file, stand, outline, problems }: At): void {
	const level = Number(node.attributes['level'] ?? 1);
	const signs = '#'.repeat(level);
	const place = placeInTemplate(file, node, { text: signs });
	const isEmpty = [...node.walk()].every(({ type }) => type === 'inline');
	if (isEmpty)
		problems.add(place, {
			fr: `titre sans texte : « ${signs} Titre » attendu`,
			en: `heading without words: expected “${signs} Title”`
		});
	if (stand.inSlide || stand.layout === 'slides') return;
	const most = Math.min(deepest, outline.level === 0 ? 2 : outline.level + 1);
	if (level > most)
		problems.add(place, {
			fr: `titre de niveau ${level}${outline.level === 0 ? ' en premier' : ` sous un titre de niveau ${outline.level}`} : « ${'#'.repeat(most)} » attendu`,
			en: `heading of level ${level}${outline.level === 0 ? ' first' : ` under one of level ${outline.level}`}: expected “${'#'.repeat(most)}”`
		});
	outline.level = Math.min(level, most);
}

export function checkSheetHeading({ outline }: At): void {
	outline.level = Math.max(outline.level, sheetLevel);
}

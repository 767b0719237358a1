export type Move = { readonly way: 'up' | 'down'; readonly id: string };

/** What `MoveButtons` asks: `up ID`, `down ID`; null for another button's form. */
export function moveOf(asked: string | null | undefined): Move | null {
	const [, way, id] = /^(up|down) (.+)$/.exec(asked ?? '') ?? [];
	return way && id ? { way: way as Move['way'], id } : null;
}

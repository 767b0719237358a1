/** The place whose figure is shared: the one chosen, else the first that the person acts for, else the whole programme. */
export function sharedPlace({ view, person }: Pick<App.Locals, 'view' | 'person'>): string | null {
	return view.territory ?? person?.territories?.[0] ?? null;
}

const here = 'http://here.invalid';

/**
 * Where to go on, as an address of this site: what leads elsewhere (`//evil`, `/\evil`,
 * `javascript:`, another host) is the first page.
 */
export function localPath(asked: string | null): string {
	if (asked === null || !asked.startsWith('/') || !URL.canParse(asked, here)) return '/';
	const { origin, pathname, search, hash } = new URL(asked, here);
	const path = pathname + search + hash;
	return origin !== here || path.startsWith('//') ? '/' : path;
}

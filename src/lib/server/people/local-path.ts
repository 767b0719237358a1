/**
 * Where to go after signing in: a path of this site, or its first page. What a browser would read
 * as another site's address (`//evil`, `/\evil`, `javascript:`) is not one.
 */
export function localPath(asked: string | null, origin: string): string {
	if (asked === null || !/^\/(?![/\\])/.test(asked) || /[\p{Cc}\\]/u.test(asked)) return '/';
	const url = URL.canParse(asked, origin) ? new URL(asked, origin) : null;
	if (url?.origin !== origin || url.pathname.startsWith('//')) return '/';
	return url.pathname + url.search + url.hash;
}
